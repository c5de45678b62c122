import type { TestWorld } from '#server/platform/testing/test-world.ts';
import type { AccountRow } from './accounts.store.ts';
import { createAccount } from './change-account.ts';
import { emailActor, type TakenIn, takeInMail } from './take-in-mail.ts';

/** The site every house has from the start. */
export const firstSiteId = '01930000-0000-7000-8000-0000000000a1';

/** A mail account of Fjällgren's; say what differs (EML-1). */
export function accountExample(
  world: TestWorld,
  differs: Partial<Parameters<typeof createAccount>[2]> = {},
): Promise<AccountRow> {
  return world.transact((tx) =>
    createAccount(tx, emailActor, {
      name: 'Kundtjänst',
      address: 'support@fjallgren.example',
      siteId: firstSiteId,
      protocol: 'smtp',
      ...differs,
    }),
  );
}

/** A raw mail from Karin at Kaffebolaget; a header set to null is left out (EML-3). */
export function rawMail(
  headers: Readonly<Record<string, string | null>> = {},
  body = 'Hej! Maskinen läcker igen.',
): Buffer {
  const all: Record<string, string | null> = {
    From: 'Karin Kaffe <karin@kaffebolaget.example>',
    To: 'support@fjallgren.example',
    Subject: 'Kaffemaskinen',
    'Message-ID': `<mail-${++made}@kaffebolaget.example>`,
    Date: 'Thu, 30 Oct 2025 13:30:00 +0100',
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  };
  const head = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}\r\n`);
}

let arrivals = 0;
let made = 0;

/** Takes a mail in as an adapter would: an arrival of its own each time. */
export function arrive(
  world: TestWorld,
  account: AccountRow,
  raw: Buffer,
  sourceKey = `test:${++arrivals}`,
): Promise<TakenIn> {
  return takeInMail(world, { accountId: account.id, sourceKey, receivedAt: world.clock.now(), raw });
}
