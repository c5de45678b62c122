import type { World } from '#server/platform/db/tx.ts';
import { secretFor } from './account-secrets.ts';
import { type AccountRow, findAccount } from './accounts.store.ts';
import { digestKey, type Keeper } from './imap.ts';
import { knownSources } from './mails.store.ts';
import { noteAccountFailure, noteAccountWell } from './note-account.ts';
import { openPop3, type Pop3 } from './pop3-wire.ts';
import { takeInMail } from './take-in-mail.ts';

const EVERY_MS = 30_000;
const LONGEST_PAUSE_MS = 5 * 60_000;

/**
 * Keeps a POP3 mailbox (EML-1): looks every half minute, stores what is unknown by its UIDL, then deletes if it should.
 *
 * POP3 tells no instant of receipt; the last Received header is the mailbox's own, and the fetch is the last resort.
 */
export function keepPop3(world: World, accountId: string, everyMs: number = EVERY_MS): Keeper {
  let stopped = false;
  let wakeUp: (() => void) | undefined;
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const run = async (): Promise<void> => {
    let pauseMs = everyMs;
    while (!stopped) {
      try {
        const account = await world.read((tx) => findAccount(tx, accountId));
        if (account === undefined || !account.active) return;
        await fetchPop3(world, account);
        await noteAccountWell(world, accountId);
        pauseMs = everyMs;
      } catch (error) {
        if (!stopped) await noteAccountFailure(world, accountId, error);
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      }
      if (!stopped) await pause(pauseMs);
    }
  };
  const running = run();
  return {
    async stop() {
      stopped = true;
      wakeUp?.();
      await running;
    },
  };
}

/** One look into a POP3 mailbox; deletions hold only when the session ends well, so nothing goes before it is stored. */
export async function fetchPop3(world: World, account: AccountRow): Promise<void> {
  const wire = await openAccount(world, account);
  try {
    const lying = await wire.list();
    const keyOf = (uidl: string) => `pop3:${account.id}:${uidl}`;
    const stored = await world.read((tx) =>
      knownSources(
        tx,
        lying.map(({ uidl }) => keyOf(uidl)),
      ),
    );
    const isNew = lying.map(({ uidl }) => !stored.has(keyOf(uidl)));
    // The next mail is already on its way while one is stored.
    const retrieve = (place: number): Promise<Buffer> | undefined => {
      const mail = isNew[place] ? lying[place] : undefined;
      const coming = mail === undefined ? undefined : wire.retrieve(mail.number);
      coming?.catch(() => {});
      return coming;
    };
    let coming = retrieve(0);
    for (const [place, { uidl }] of lying.entries()) {
      const raw = await coming;
      coming = retrieve(place + 1);
      if (raw !== undefined) {
        const sourceKey = keyOf(uidl === '' ? digestKey(raw) : uidl);
        const at = receivedAt(raw, world.clock.now());
        await takeInMail(world, { accountId: account.id, sourceKey, receivedAt: at, raw });
      }
    }
    if (account.afterwards === 'delete') for (const { number } of lying) await wire.remove(number);
    await wire.quit();
  } finally {
    wire.close();
  }
}

/** Signs in and counts, without touching anything: for the connection test. */
export async function checkPop3(world: World, account: AccountRow): Promise<{ readonly mails: number }> {
  const wire = await openAccount(world, account);
  try {
    return { mails: (await wire.list()).length };
  } finally {
    wire.close();
  }
}

async function openAccount(world: World, account: AccountRow): Promise<Pop3> {
  return openPop3({
    host: account.host,
    port: account.port,
    security: account.security,
    username: account.username,
    secret: await secretFor(world, account),
    auth: account.auth,
  });
}

/** The instant in the topmost Received header, if it is not in the future. */
function receivedAt(raw: Buffer, now: number): number {
  const head =
    raw
      .subarray(0, 16_384)
      .toString('latin1')
      .split(/\r?\n\r?\n/)[0] ?? '';
  const first = /^Received:((?:.|\r?\n[ \t])*)/im.exec(head)?.[1] ?? '';
  const at = Date.parse(
    first
      .slice(first.lastIndexOf(';') + 1)
      .replace(/\s+/g, ' ')
      .trim(),
  );
  return Number.isNaN(at) || at > now ? now : at;
}
