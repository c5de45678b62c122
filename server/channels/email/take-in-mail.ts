import { createHash } from 'node:crypto';
import { cleanSubject } from '#core/channels/email/clean-subject.ts';
import type { Actor } from '#core/platform/actor.ts';
import { type Instant, MINUTE } from '#core/platform/instant.ts';
import type { Tx, World } from '#server/platform/db/tx.ts';
import { knownAccounts } from './known-accounts.ts';
import { mailIdentity } from './mail-identity.ts';
import { findMail, type MailState, storeArrival, updateMail } from './mails.store.ts';
import { type ParsedMail, parseMail } from './parse-mail.ts';
import { receiveMail } from './receive-mail.ts';

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
 * Storing and deciding are one transaction. If deciding fails the mail is parked with its reason and read again later;
 * only if not even storing succeeds does this throw, and then nothing may be acknowledged.
 */
export async function takeInMail(world: World, incoming: IncomingMail): Promise<TakenIn> {
  const parsed = await parseMail(incoming.raw);
  const digest = createHash('sha256').update(incoming.raw).digest('hex');
  const arrival = { ...incoming, parsed, digest, identity: mailIdentity(parsed, incoming.raw) };
  try {
    return await world.transact((tx) => takeIn(tx, arrival));
  } catch (error) {
    world.log.error(
      { err: error, accountId: incoming.accountId, sourceKey: incoming.sourceKey },
      'a mail could not be read',
    );
    return world.transact((tx) => park(tx, arrival, error));
  }
}

type Arriving = IncomingMail & { readonly parsed: ParsedMail; readonly digest: string; readonly identity: string };

async function takeIn(tx: Tx, incoming: Arriving): Promise<TakenIn> {
  const stored = await store(tx, incoming);
  if (stored.isNew) {
    const account = (await knownAccounts(tx)).find(({ id }) => id === incoming.accountId);
    const decided = await receiveMail(tx, emailActor, {
      account,
      mail: {
        id: stored.mailId,
        receivedAt: incoming.receivedAt,
        digest: incoming.digest,
        size: incoming.raw.length,
        fromSender: stored.fromSender,
      },
      parsed: incoming.parsed,
      byHand: false,
    });
    return { mailId: stored.mailId, known: false, ...decided };
  }
  return known(tx, stored.mailId);
}

async function park(tx: Tx, incoming: Arriving, error: unknown): Promise<TakenIn> {
  const stored = await store(tx, incoming);
  if (!stored.isNew) return known(tx, stored.mailId);
  await updateMail(tx, stored.mailId, { state: 'parked', reason: 'unreadable', error: String(error).slice(0, 1_000) });
  tx.schedule({ kind: 'email.read-again', key: stored.mailId, dueAt: tx.now + MINUTE });
  return { mailId: stored.mailId, state: 'parked', reason: 'unreadable', ticketId: null, known: false };
}

async function known(tx: Tx, mailId: string): Promise<TakenIn> {
  const mail = await findMail(tx, mailId);
  return {
    mailId,
    state: mail?.state ?? 'parked',
    reason: mail?.reason ?? '',
    ticketId: mail?.ticketId ?? null,
    known: true,
  };
}

function store(tx: Tx, incoming: Arriving): ReturnType<typeof storeArrival> {
  const { parsed } = incoming;
  return storeArrival(
    tx,
    {
      id: tx.newId(),
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
