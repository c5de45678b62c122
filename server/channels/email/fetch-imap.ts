import type { ImapFlow } from 'imapflow';
import type { Instant } from '#core/platform/instant.ts';
import type { World } from '#server/platform/db/tx.ts';
import type { AccountRow } from './accounts.store.ts';
import { knownSources } from './mails.store.ts';
import { takeInMail } from './take-in-mail.ts';

/** How far one connection has come: all mails up to this UID are stored and put aside, under this UIDVALIDITY. */
export interface Progress {
  validity: string;
  settledTo: number;
  /** How many mails this connection has brought. */
  brought: number;
}

interface Lying {
  readonly uid: number;
  readonly size: number;
  readonly receivedAt: Instant;
  readonly seen: boolean;
}

/** One command brings so many mails or bytes: fewer round trips, bounded memory. */
const MOST_MAILS = 25;
const MOST_BYTES = 8 * 1024 * 1024;
const MOST_KEYS = 2_000;

/**
 * Fetches what is new in the open folder (EML-1, EML-4): several mails by one command, each stored in the order they
 * lie, so that an answer never overtakes what it answers; and only what is stored is marked, moved or deleted.
 *
 * What is new is what the store does not know under (folder, UIDVALIDITY, UID). A connection looks at all mails once,
 * then only at those past what it has settled.
 */
export async function fetchImap(
  world: World,
  account: AccountRow,
  client: ImapFlow,
  progress: Progress,
): Promise<void> {
  const box = client.mailbox;
  if (box === false || box.exists === 0) return;
  const validity = String(box.uidValidity);
  if (validity !== progress.validity) Object.assign(progress, { validity, settledTo: 0 });
  const lying = await listMails(world, client, progress.settledTo + 1);
  const keyOf = (uid: number) => `imap:${account.id}:${account.folder}:${validity}:${uid}`;
  const stored = new Set<string>();
  for (const keys of pieces(lying, MOST_KEYS, () => 0))
    for (const key of await world.read((tx) =>
      knownSources(
        tx,
        keys.map(({ uid }) => keyOf(uid)),
      ),
    ))
      stored.add(key);

  // Stored before, but a crash or a lost connection came between storing and putting aside.
  const left = lying.filter(({ uid, seen }) => stored.has(keyOf(uid)) && !(account.afterwards === 'seen' && seen));
  const most = Math.max(account.maxBytes * 4, 60 * 1024 * 1024);
  for (const some of pieces(left, MOST_KEYS, () => 0)) await putAside(account, client, some, most);
  // A mail the server told of and did not give is asked for again at the next look.
  let lacking = Number.POSITIVE_INFINITY;
  for (const batch of pieces(
    lying.filter(({ uid }) => !stored.has(keyOf(uid))),
    MOST_MAILS,
    ({ size }) => size,
  )) {
    const done: Lying[] = [];
    const { found, broken } = await fetchWhole(client, batch, most, account.maxBytes);
    for (const { mail, raw } of found) {
      const { uid, receivedAt } = mail;
      await takeInMail(world, { accountId: account.id, sourceKey: keyOf(uid), receivedAt, raw });
      progress.brought += 1;
      done.push(mail);
    }
    // What came before the connection broke is stored, so that even the worst line gets through its mails.
    if (broken !== undefined) throw broken;
    await putAside(account, client, done, most);
    for (const mail of batch) if (!done.includes(mail)) lacking = Math.min(lacking, mail.uid);
    progress.settledTo = Math.min(lacking - 1, Math.max(progress.settledTo, ...batch.map(({ uid }) => uid)));
  }
  progress.settledTo = Math.min(lacking - 1, Math.max(progress.settledTo, ...lying.slice(-1).map(({ uid }) => uid)));
}

async function listMails(world: World, client: ImapFlow, from: number): Promise<Lying[]> {
  const lying: Lying[] = [];
  const asked = { uid: true, size: true, internalDate: true, flags: true };
  for await (const mail of client.fetch(`${from}:*`, asked, { uid: true })) {
    // The range "n:*" always holds the last mail, even if its UID is below n (RFC 3501 §6.4.8).
    if (mail.uid < from) continue;
    const receivedAt = mail.internalDate === undefined ? world.clock.now() : new Date(mail.internalDate).getTime();
    lying.push({ uid: mail.uid, size: mail.size ?? 0, receivedAt, seen: mail.flags?.has('\\Seen') ?? false });
  }
  return lying.toSorted((one, other) => one.uid - other.uid);
}

/** The mails' bytes; of one far past the limit only its beginning, for it stays on the server and is answered politely. */
async function fetchWhole(
  client: ImapFlow,
  batch: readonly Lying[],
  huge: number,
  most: number,
): Promise<{ found: { mail: Lying; raw: Buffer }[]; broken: Error | undefined }> {
  const [first] = batch;
  const source = first !== undefined && first.size > huge ? { start: 0, maxLength: most + 1 } : true;
  const found: { mail: Lying; raw: Buffer }[] = [];
  let broken: Error | undefined;
  try {
    for await (const { uid, source: raw } of client.fetch(rangeOf(batch), { uid: true, source }, { uid: true })) {
      const mail = batch.find((one) => one.uid === uid);
      if (mail !== undefined && raw !== undefined) found.push({ mail, raw });
    }
  } catch (error) {
    broken = error as Error;
  }
  return { found: found.toSorted((one, other) => one.mail.uid - other.mail.uid), broken };
}

/** Only ever called for mails that are stored; of one larger than `most` the mailbox alone has the whole. */
async function putAside(account: AccountRow, client: ImapFlow, mails: readonly Lying[], most: number): Promise<void> {
  if (account.afterwards === 'delete') {
    const whole = mails.filter(({ size }) => size <= most);
    if (whole.length > 0) await client.messageDelete(rangeOf(whole), { uid: true });
    const rest = mails.filter(({ size }) => size > most);
    if (rest.length > 0) await client.messageFlagsAdd(rangeOf(rest), ['\\Seen'], { uid: true });
    return;
  }
  if (mails.length === 0) return;
  const range = rangeOf(mails);
  if (account.afterwards === 'move' && account.moveTo !== null) {
    await client.mailboxCreate(account.moveTo).catch(() => {});
    await client.messageMove(range, account.moveTo, { uid: true });
  } else await client.messageFlagsAdd(range, ['\\Seen'], { uid: true });
}

function rangeOf(mails: readonly Lying[]): string {
  const runs: [number, number][] = [];
  for (const { uid } of mails.toSorted((one, other) => one.uid - other.uid)) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === uid - 1) last[1] = uid;
    else runs.push([uid, uid]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}:${to}`)).join(',');
}

/** Consecutive pieces of at most so many mails and so many bytes; one larger mail is a piece of its own. */
function* pieces(mails: readonly Lying[], most: number, sizeOf: (mail: Lying) => number): Iterable<readonly Lying[]> {
  let piece: Lying[] = [];
  let bytes = 0;
  for (const mail of mails) {
    const size = sizeOf(mail);
    if (piece.length > 0 && (piece.length >= most || bytes + size > MOST_BYTES)) {
      yield piece;
      piece = [];
      bytes = 0;
    }
    piece.push(mail);
    bytes += size;
  }
  if (piece.length > 0) yield piece;
}
