import { sql } from 'kysely';
import { HOUR, type Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { keepFilesLater } from '#server/platform/files/files.store.ts';

/** What has become of a mail (EML-2, EML-4). */
export type MailState = 'parked' | 'filed' | 'accepted' | 'review' | 'dropped' | 'failed';

/** A mail's row. */
export interface MailRow {
  readonly id: string;
  readonly identity: string;
  readonly accountId: string;
  readonly state: MailState;
  readonly reason: string;
  readonly kind: string;
  readonly messageIdHeader: string | null;
  readonly fromAddress: string | null;
  readonly fromName: string;
  readonly subject: string;
  readonly snippet: string;
  readonly receivedAt: Instant;
  readonly digest: string;
  readonly size: number;
  readonly ticketId: string | null;
  readonly ticketMessageId: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  readonly attempts: number;
  readonly error: string | null;
  readonly createdAt: Instant;
}

/** Tables of this store. */
export type MailTables = {
  mailMessages: MailRow;
  mailIntake: { sourceKey: string; accountId: string; mailId: string; receivedAt: Instant; storedAt: Instant };
};

const tables = (tx: Tx) => tx.db.withTables<MailTables>();

/** A mail as it arrived, with what was decided about it. */
export type Arrival = Omit<MailRow, 'decidedBy' | 'decidedAt' | 'attempts'> & { readonly sourceKey: string };

/** What is known of an arrival: its mail, if it came before, and how many mails its sender sent within the hour. */
export async function findArrival(
  tx: Tx,
  asked: { readonly sourceKey: string; readonly identity: string; readonly fromAddress: string | null },
): Promise<{ bySource: string | null; byIdentity: string | null; fromSender: number }> {
  const { rows } = await sql<{ bySource: string | null; byIdentity: string | null; fromSender: number }>`
    select (select mail_id from mail_intake where source_key = ${asked.sourceKey}) as by_source,
      (select id from mail_messages where identity = ${asked.identity}) as by_identity,
      (select count(*) from mail_messages
        where from_address = ${asked.fromAddress} and created_at > ${tx.now - HOUR}) as from_sender`.execute(tx.db);
  return rows[0] as (typeof rows)[number];
}

/**
 * Stores an arrival and its original in the round trip that ends the transaction (EML-4). Whoever arrives with the same
 * mail at the same instant waits there, and fails with `isTwin`: nothing of the transaction stays.
 */
export function storeArrival(tx: Tx, mail: Arrival, content: Buffer): void {
  keepFilesLater(tx, [{ digest: mail.digest, content }]);
  tx.defer(sql`
    insert into mail_messages (id, identity, account_id, state, reason, kind, message_id_header, from_address, from_name,
      subject, snippet, received_at, digest, size, ticket_id, ticket_message_id, error, created_at)
    values (${mail.id}, ${mail.identity}, ${mail.accountId}, ${mail.state}, ${mail.reason}, ${mail.kind},
      ${mail.messageIdHeader}, ${mail.fromAddress}, ${mail.fromName}, ${mail.subject}, ${mail.snippet},
      ${mail.receivedAt}, ${mail.digest}, ${mail.size}, ${mail.ticketId}, ${mail.ticketMessageId}, ${mail.error},
      ${mail.createdAt})`);
  tx.defer(sql`
    insert into mail_intake (source_key, account_id, mail_id, received_at, stored_at)
    values (${mail.sourceKey}, ${mail.accountId}, ${mail.id}, ${mail.receivedAt}, ${tx.now})`);
}

/** Notes that a known mail came once more, another way. */
export async function storeKnownArrival(
  tx: Tx,
  arrival: {
    readonly sourceKey: string;
    readonly accountId: string;
    readonly mailId: string;
    readonly receivedAt: Instant;
  },
): Promise<void> {
  await sql`
    insert into mail_intake (source_key, account_id, mail_id, received_at, stored_at)
    values (${arrival.sourceKey}, ${arrival.accountId}, ${arrival.mailId}, ${arrival.receivedAt}, ${tx.now})
    on conflict (source_key) do nothing`.execute(tx.db);
}

/** Whether a transaction failed because the same mail was stored by another at the same instant. */
export function isTwin(error: unknown): boolean {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return code === '23505' && (constraint === 'mail_messages_identity_key' || constraint === 'mail_intake_pkey');
}

/** One mail. */
export async function findMail(tx: Tx, id: string): Promise<MailRow | undefined> {
  return tables(tx).selectFrom('mailMessages').selectAll().where('id', '=', id).executeTakeFirst();
}

/** One mail, held until the end of the transaction. */
export async function lockMail(tx: Tx, id: string): Promise<MailRow | undefined> {
  return tables(tx).selectFrom('mailMessages').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Writes what became of a mail. */
export async function updateMail(tx: Tx, id: string, changes: Partial<MailRow>): Promise<void> {
  await tables(tx).updateTable('mailMessages').set(changes).where('id', '=', id).execute();
}

/** Which of these source keys are stored already. */
export async function knownSources(tx: Tx, sourceKeys: readonly string[]): Promise<Set<string>> {
  if (sourceKeys.length === 0) return new Set();
  const { rows } = await sql<{ sourceKey: string }>`
    select source_key from mail_intake where source_key = any(${sourceKeys}::text[])`.execute(tx.db);
  return new Set(rows.map((row) => row.sourceKey));
}

/** The tickets in which a mail with one of these Message-IDs was received, or from which one was sent, latest named first. */
export async function ticketsOfHeaders(tx: Tx, messageIds: readonly string[]): Promise<string[]> {
  if (messageIds.length === 0) return [];
  const { rows } = await sql<{ ticketId: string }>`
    select ticket_id from (
      select ticket_id, message_id_header from mail_messages where message_id_header = any(${messageIds}::text[]) and ticket_id is not null
      union all
      select ticket_id, message_id_header from mail_outgoing where message_id_header = any(${messageIds}::text[]) and ticket_id is not null) t
    order by array_position(${messageIds}::text[], message_id_header)`.execute(tx.db);
  return [...new Set(rows.map((row) => row.ticketId))];
}

/** How often a sender has written before within the last hour, to the house and into one ticket (EML-2). */
export async function countFromSender(
  tx: Tx,
  address: string,
  ticketId: string | null,
  exceptMailId: string,
): Promise<{ all: number; inTicket: number }> {
  const { rows } = await sql<{ all: number; inTicket: number }>`
    select count(*) as all, count(*) filter (where ticket_id = ${ticketId}::uuid) as in_ticket
    from mail_messages where from_address = ${address} and created_at > ${tx.now - HOUR} and id <> ${exceptMailId}`.execute(
    tx.db,
  );
  return rows[0] ?? { all: 0, inTicket: 0 };
}

/** A page of mails in some state, newest first. */
export async function pageOfMails(
  tx: Tx,
  asked: {
    states: readonly MailState[];
    accountIds: readonly string[];
    before: { at: Instant; id: string } | null;
    limit: number;
  },
): Promise<(MailRow & { accountName: string })[]> {
  const { rows } = await sql<MailRow & { accountName: string }>`
    select m.*, a.name as account_name from mail_messages m join mail_accounts a on a.id = m.account_id
    where m.state = any(${asked.states}::text[]) and m.account_id = any(${asked.accountIds}::uuid[])
      and (${asked.before === null} or (m.received_at, m.id) < (${asked.before?.at ?? 0}, ${asked.before?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid))
    order by m.received_at desc, m.id desc limit ${asked.limit}`.execute(tx.db);
  return rows;
}

/** How many mails wait or were filed, by state. */
export async function countMailsByState(
  tx: Tx,
  accountIds: readonly string[],
): Promise<Partial<Record<MailState, number>>> {
  const { rows } = await sql<{ state: MailState; count: number }>`
    select state, count(*) as count from mail_messages where account_id = any(${accountIds}::uuid[]) group by state`.execute(
    tx.db,
  );
  return Object.fromEntries(rows.map((row) => [row.state, row.count]));
}
