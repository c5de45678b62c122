import type { World } from '#server/platform/db/tx.ts';
import type { AccountTrouble } from './account-trouble.ts';
import { outletOf } from './account-secrets.ts';
import type { AccountRow } from './accounts.store.ts';
import { checkImap } from './imap.ts';
import { detailOf, troubleOf } from './note-account.ts';
import { checkPop3 } from './pop3.ts';
import { checkSmtp } from './smtp-sender.ts';

interface Checked {
  readonly well: boolean;
  readonly trouble: AccountTrouble | null;
  readonly detail: string | null;
}

/** Tries an account both ways without touching a mail (EML-1), and says what was wrong. */
export async function checkAccount(
  world: World,
  account: AccountRow,
): Promise<{ incoming: Checked & { mails: number | null }; outgoing: Checked | null }> {
  let mails: number | null = null;
  const incoming = await tried(account, async () => {
    if (account.protocol === 'imap') mails = (await checkImap(world, account)).mails;
    if (account.protocol === 'pop3') mails = (await checkPop3(world, account)).mails;
  });
  const sends = account.smtpHost !== null && account.smtpHost !== '';
  const outgoing = sends
    ? await tried(account, async () => {
        const outlet = await outletOf(world, account);
        if (outlet !== null) await checkSmtp(outlet);
      })
    : null;
  return { incoming: { ...incoming, mails }, outgoing };
}

async function tried(account: AccountRow, work: () => Promise<void>): Promise<Checked> {
  try {
    await work();
    return { well: true, trouble: null, detail: null };
  } catch (error) {
    return { well: false, trouble: troubleOf(error, account), detail: detailOf(error) };
  }
}
