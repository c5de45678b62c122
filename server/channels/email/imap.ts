import type { ImapFlow, ImapFlowOptions } from 'imapflow';
import { createHash } from 'node:crypto';
import type { World } from '#server/platform/db/tx.ts';
import { secretFor } from './account-secrets.ts';
import { type AccountRow, findAccount } from './accounts.store.ts';
import { fetchImap, type Progress } from './fetch-imap.ts';
import { noteAccountFailure, noteAccountWell } from './note-account.ts';

/** Something that lives until it is stopped. */
export interface Keeper {
  stop(): Promise<void>;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 5 * 60_000;
/** A server that says nothing for so long is asked anew, whatever IDLE promised. */
const IDLE_CHECK_MS = 5 * 60_000;

/**
 * Keeps an IMAP mailbox (EML-1): fetches what lies there, waits by IDLE, comes back after any failure.
 *
 * ```
 * connect ─ fetch unknown mails ─ store each ─ then mark or move it ─ IDLE ─┐
 *    ▲                  ▲────────────────── something new ──────────────────┤
 *    └── pause 1 s, 2 s, … 5 min ◄────────────── lost or refused ───────────┘
 * ```
 * What is new is what the store does not know under (folder, UIDVALIDITY, UID): marks of others decide nothing, and a
 * changed UIDVALIDITY reads all again, where each mail is recognised by what it is.
 */
export function keepImap(world: World, accountId: string): Keeper {
  let stopped = false;
  let client: ImapFlow | undefined;
  let wakeUp: (() => void) | undefined;
  /** Something came while nobody waited. */
  let isNews = false;
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async (): Promise<void> => {
    let pauseMs = FIRST_PAUSE_MS;
    while (!stopped) {
      let progress: Progress | undefined;
      try {
        const account = await world.read((tx) => findAccount(tx, accountId));
        if (account === undefined || !account.active) return;
        client = await openClient(optionsFor(account, await secretFor(world, account)));
        // A lost connection is told here and again by whatever was asked last; that one is listened to.
        client.on('error', () => wakeUp?.());
        await client.connect();
        await client.mailboxOpen(account.folder);
        client.on('exists', () => {
          isNews = true;
          wakeUp?.();
        });
        client.on('close', () => wakeUp?.());
        progress = { validity: '', settledTo: 0, brought: 0 };
        while (!stopped && client.usable) {
          isNews = false;
          await fetchImap(world, account, client, progress);
          await noteAccountWell(world, accountId);
          pauseMs = FIRST_PAUSE_MS;
          if (stopped || !client.usable) break;
          if (isNews) continue;
          const idling = client.idle().catch(() => {});
          await pause(IDLE_CHECK_MS);
          // Any command ends IDLE.
          if (client.usable) await client.noop();
          await idling;
        }
      } catch (error) {
        if (!stopped) await noteAccountFailure(world, accountId, error);
        // A line that brings mails before it breaks is worth taking up again at once.
        if ((progress?.brought ?? 0) > 0) pauseMs = FIRST_PAUSE_MS;
      } finally {
        client?.close();
      }
      if (!stopped) await pause(pauseMs);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  };
  const running = run();
  return {
    async stop() {
      stopped = true;
      wakeUp?.();
      client?.close();
      await running;
    },
  };
}

/** Signs in and opens the folder, without touching anything: for the connection test. */
export async function checkImap(world: World, account: AccountRow): Promise<{ readonly mails: number }> {
  const client = await openClient(optionsFor(account, await secretFor(world, account)));
  client.on('error', () => {});
  try {
    await client.connect();
    const box = await client.mailboxOpen(account.folder, { readOnly: true });
    return { mails: box.exists };
  } finally {
    client.close();
  }
}

/** Loaded with the first account: a house that has its mail forwarded never needs it. */
async function openClient(options: ImapFlowOptions): Promise<ImapFlow> {
  const { ImapFlow: Client } = await import('imapflow');
  return new Client(options);
}

function optionsFor(account: AccountRow, secret: string): ImapFlowOptions {
  return {
    host: account.host,
    port: account.port,
    secure: account.security === 'tls',
    ...(account.security === 'tls' ? {} : { doSTARTTLS: account.security === 'starttls' }),
    auth:
      account.auth === 'oauth2'
        ? { user: account.username, accessToken: secret }
        : { user: account.username, pass: secret },
    logger: false,
    maxIdleTime: IDLE_CHECK_MS,
    connectionTimeout: 20_000,
    greetingTimeout: 15_000,
    socketTimeout: 10 * 60_000,
    clientInfo: { name: 'Svara' },
  };
}

/** The digest that names a mail where a server gives no lasting number. */
export function digestKey(raw: Buffer): string {
  return createHash('sha256').update(raw).digest('hex').slice(0, 40);
}
