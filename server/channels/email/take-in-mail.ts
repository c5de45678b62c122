import { cleanSubject } from '#core/channels/email/clean-subject.ts';
import type { Actor } from '#core/platform/actor.ts';
import { type Instant, MINUTE } from '#core/platform/instant.ts';
import type { Tx, World } from '#server/platform/db/tx.ts';
import { digestOf } from '#server/platform/files/files.store.ts';
import { knownAccounts } from './known-accounts.ts';
import { mailIdentity } from './mail-identity.ts';
import { findArrival, findMail, isTwin, type MailState, storeArrival, storeKnownArrival } from './mails.store.ts';
import { type ParsedMail, parseMail, unreadable } from './parse-mail.ts';
import { isDeadly, whileReading } from './reading-journal.ts';
import { type Outcome, receiveMail } from './receive-mail.ts';

/** A mail as an adapter hands it over, before it acknowledges it. */
export interface IncomingMail {
  readonly accountId: string;
  /** Names the arrival for good: account, folder, UIDVALIDITY and UID; UIDL; or the SMTP transaction's digest. */
  readonly sourceKey: string;
  /** When the mailbox or the receiver got it; never the Date header, never when it was fetched (ACCEPTANCE §1). */
  readonly receivedAt: Instant;
  readonly raw: Buffer;
}

/** What became of an arrival. */
export interface TakenIn {
  readonly mailId: string;
  readonly state: MailState;
  readonly reason: string;
  readonly ticketId: string | null;
  /** The same mail had come before. */
  readonly known: boolean;
}

export const emailActor: Actor = { kind: 'system', id: 'email' };

/**
 * Takes a mail in (EML-4): when this returns it is committed, and may be acknowledged to whoever sent it.
 *
 * Deciding and storing are one transaction. If deciding fails the mail is parked with its reason and read again later;
 * only if not even storing succeeds does this throw, and then nothing may be acknowledged. Of two arrivals of one mail
 * at the same instant the database lets one through; the other then finds it. A mail the process has died of is not
 * read again: its bytes are kept, and it waits for a person.
 */
export async function takeInMail(world: World, incoming: IncomingMail): Promise<TakenIn> {
  const digest = digestOf(incoming.raw);
  if (isDeadly(world, digest)) {
    const bare = arrivingAs(incoming, digest, unreadable(incoming.raw));
    return once(world, (tx) => setAside(tx, bare, { state: 'failed', reason: 'deadly', error: null }));
  }
  return whileReading(world, digest, async () => takeInRead(world, incoming, digest));
}

async function takeInRead(world: World, incoming: IncomingMail, digest: string): Promise<TakenIn> {
  const arriving = arrivingAs(incoming, digest, await parseMail(incoming.raw));
  const store = (work: typeof takeIn) => once(world, (tx) => work(tx, arriving));
  try {
    return await store(takeIn);
  } catch (error) {
    world.log.error(
      { err: error, accountId: incoming.accountId, sourceKey: incoming.sourceKey },
      'a mail could not be read',
    );
    // Should something in the mail itself keep even its row from being written, its bytes alone are kept.
    return store((tx, mail) => park(tx, mail, error)).catch(() =>
      store((tx, mail) => park(tx, { ...mail, parsed: unreadable(mail.raw) }, error)),
    );
  }
}

type Arriving = IncomingMail & { readonly parsed: ParsedMail; readonly digest: string; readonly identity: string };

function arrivingAs(incoming: IncomingMail, digest: string, parsed: ParsedMail): Arriving {
  return { ...incoming, parsed, digest, identity: mailIdentity(parsed, incoming.raw) };
}

/** One transaction; where another stored the same mail at the same instant, once more to find it. */
function once(world: World, work: (tx: Tx) => Promise<TakenIn>): Promise<TakenIn> {
  return world
    .transact(work)
    .catch((error: unknown) => (isTwin(error) ? world.transact(work) : Promise.reject(error as Error)));
}

async function takeIn(tx: Tx, incoming: Arriving): Promise<TakenIn> {
  const found = await find(tx, incoming);
  if (found.known !== null) return found.known;
  const id = tx.newId();
  const account = (await knownAccounts(tx)).find((one) => one.id === incoming.accountId);
  const { receivedAt, digest, parsed } = incoming;
  const decided = await receiveMail(tx, emailActor, {
    account,
    mail: { id, receivedAt, digest, size: incoming.raw.length, fromSender: found.fromSender },
    parsed,
    byHand: false,
    keep: (outcome) => store(tx, id, incoming, outcome),
  });
  return { mailId: id, known: false, ...decided };
}

async function park(tx: Tx, incoming: Arriving, error: unknown): Promise<TakenIn> {
  const parked = { state: 'parked', reason: 'unreadable', error: String(error).slice(0, 1_000) } as const;
  const taken = await setAside(tx, incoming, parked);
  if (!taken.known) tx.schedule({ kind: 'email.read-again', key: taken.mailId, dueAt: tx.now + MINUTE });
  return taken;
}

/** Keeps a mail that nothing was decided about. */
async function setAside(
  tx: Tx,
  incoming: Arriving,
  why: Pick<Outcome, 'state' | 'reason' | 'error'>,
): Promise<TakenIn> {
  const found = await find(tx, incoming);
  if (found.known !== null) return found.known;
  const id = tx.newId();
  store(tx, id, incoming, { ...why, kind: '', ticketId: null, ticketMessageId: null });
  return { mailId: id, state: why.state, reason: why.reason, ticketId: null, known: false };
}

/** The mail as it stands, if it has come before, this way or another. */
async function find(tx: Tx, incoming: Arriving): Promise<{ known: TakenIn | null; fromSender: number }> {
  const { sourceKey, identity, accountId, receivedAt } = incoming;
  const fromAddress = incoming.parsed.from?.address ?? null;
  const { bySource, byIdentity, fromSender } = await findArrival(tx, { sourceKey, identity, fromAddress });
  const mailId = bySource ?? byIdentity;
  if (mailId === null) return { known: null, fromSender };
  if (bySource === null) await storeKnownArrival(tx, { sourceKey, accountId, mailId, receivedAt });
  const mail = await findMail(tx, mailId);
  const { state = 'parked', reason = '', ticketId = null } = mail ?? {};
  return { known: { mailId, state, reason, ticketId, known: true }, fromSender };
}

function store(tx: Tx, id: string, incoming: Arriving, outcome: Outcome): void {
  const { parsed } = incoming;
  storeArrival(
    tx,
    {
      ...outcome,
      id,
      identity: incoming.identity,
      accountId: incoming.accountId,
      sourceKey: incoming.sourceKey,
      messageIdHeader: parsed.messageId,
      fromAddress: parsed.from?.address ?? null,
      fromName: (parsed.from?.name ?? '').slice(0, 300),
      subject: cleanSubject(parsed.subject).slice(0, 1_000),
      snippet: parsed.text.slice(0, 2_000).replace(/\s+/g, ' ').trim().slice(0, 200),
      receivedAt: incoming.receivedAt,
      digest: incoming.digest,
      size: incoming.raw.length,
      createdAt: tx.now,
    },
    incoming.raw,
  );
}
