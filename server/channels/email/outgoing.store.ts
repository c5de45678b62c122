import { sql } from 'kysely';
import type { Reach } from '#core/platform/caller.ts';
import { HOUR, type Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A mail on its way out, or out. */
export interface OutgoingRow {
  readonly id: string;
  readonly kind: 'answer' | 'auto-reply' | 'size-notice' | 'house';
  readonly accountId: string | null;
  readonly ticketId: string | null;
  readonly ticketMessageId: string | null;
  readonly houseMailKey: string | null;
  readonly messageIdHeader: string;
  readonly recipient: string;
  readonly subject: string;
  readonly bodyText: string;
  readonly inReplyTo: string | null;
  readonly state: 'waiting' | 'sent' | 'failed';
  readonly failure: string | null;
  readonly createdAt: Instant;
  readonly sentAt: Instant | null;
}

/** A delivery report's result, kept with its address (EML-4). */
export interface BounceRow {
  readonly id: string;
  readonly address: string;
  readonly verdict: string;
  readonly status: string;
  readonly replyCode: string;
  readonly words: string;
  readonly mailId: string;
  readonly ticketId: string | null;
  readonly at: Instant;
  readonly clearedAt: Instant | null;
}

/** Tables of this store. */
export type OutgoingTables = { mailOutgoing: OutgoingRow; mailBounces: BounceRow };

const tables = (tx: Tx) => tx.db.withTables<OutgoingTables>();

/** Writes a mail that is to leave; the same Message-ID again is the same mail. */
export async function insertOutgoing(tx: Tx, row: OutgoingRow): Promise<void> {
  await tables(tx)
    .insertInto('mailOutgoing')
    .values(row)
    .onConflict((conflict) => conflict.column('messageIdHeader').doNothing())
    .execute();
}

/** One outgoing mail. */
export async function findOutgoing(tx: Tx, id: string): Promise<OutgoingRow | undefined> {
  return tables(tx).selectFrom('mailOutgoing').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The outgoing mail with one of these Message-IDs. */
export async function outgoingOfHeaders(tx: Tx, messageIds: readonly string[]): Promise<OutgoingRow | undefined> {
  if (messageIds.length === 0) return undefined;
  return tables(tx)
    .selectFrom('mailOutgoing')
    .selectAll()
    .where('messageIdHeader', 'in', [...messageIds])
    .executeTakeFirst();
}

/** The latest answer to an address within some days: for a report that quotes no Message-ID. */
export async function latestOutgoingTo(tx: Tx, address: string, since: Instant): Promise<OutgoingRow | undefined> {
  return tables(tx)
    .selectFrom('mailOutgoing')
    .selectAll()
    .where('recipient', '=', address)
    .where('kind', '=', 'answer')
    .where('createdAt', '>', since)
    .orderBy('createdAt', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Writes how a sending went. */
export async function updateOutgoing(tx: Tx, id: string, changes: Partial<OutgoingRow>): Promise<void> {
  await tables(tx).updateTable('mailOutgoing').set(changes).where('id', '=', id).execute();
}

/** How many automatic answers an address got within the last hour (EML-2). */
export async function countAutoReplies(tx: Tx, address: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from mail_outgoing
    where recipient = ${address} and kind in ('auto-reply', 'size-notice') and created_at > ${tx.now - HOUR}`.execute(
    tx.db,
  );
  return rows[0]?.count ?? 0;
}

/** The Message-IDs of the mails of a ticket and those merged into it, oldest first: what an answer refers to (EML-3). */
export async function headersOfTickets(tx: Tx, ticketIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ header: string }>`
    select header from (
      select message_id_header as header, received_at as at from mail_messages where ticket_id = any(${ticketIds}::uuid[]) and message_id_header is not null
      union all
      select message_id_header, coalesce(sent_at, created_at) from mail_outgoing where ticket_id = any(${ticketIds}::uuid[]) and state = 'sent') t
    order by at`.execute(tx.db);
  return rows.map((row) => row.header);
}

/** Keeps what a delivery report said. */
export async function insertBounce(tx: Tx, row: BounceRow): Promise<void> {
  await tables(tx).insertInto('mailBounces').values(row).execute();
}

/** Addresses that bounced at accounts of these sites and have not been cleared, latest first. */
export async function listBouncedAddresses(tx: Tx, sites: Reach, limit: number): Promise<BounceRow[]> {
  const { rows } = await sql<BounceRow>`
    select * from (select distinct on (address) * from mail_bounces where cleared_at is null and verdict in ('lasting', 'passing', 'refused') and ${cameTo(sites)}
                   order by address, at desc) b
    order by at desc limit ${limit}`.execute(tx.db);
  return rows;
}

/** Clears an address that bounced at accounts of these sites: mail may be tried again. */
export async function clearBounces(tx: Tx, sites: Reach, address: string): Promise<number> {
  const result = await tables(tx)
    .updateTable('mailBounces')
    .set({ clearedAt: tx.now })
    .where('address', '=', address)
    .where('clearedAt', 'is', null)
    .where(cameTo(sites))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** A delivery report comes to the account that wrote, and the account is of a site. */
function cameTo(sites: Reach) {
  return sites === 'everywhere'
    ? sql<boolean>`true`
    : sql<boolean>`mail_id in (select m.id from mail_messages m join mail_accounts a on a.id = m.account_id
                               where a.site_id = any(${[...sites]}::uuid[]))`;
}

/** The outgoing mail of a ticket's message, if it was announced before. */
export async function findOutgoingOfMessage(tx: Tx, ticketMessageId: string): Promise<OutgoingRow | undefined> {
  return tables(tx)
    .selectFrom('mailOutgoing')
    .selectAll()
    .where('ticketMessageId', '=', ticketMessageId)
    .executeTakeFirst();
}

/** The account a ticket's first mail came to. */
export async function accountOfTicket(tx: Tx, ticketId: string): Promise<string | null> {
  const { rows } = await sql<{ accountId: string }>`
    select m.account_id from mail_messages m join mail_accounts a on a.id = m.account_id and a.deleted_at is null
    where m.ticket_id = ${ticketId} order by m.received_at limit 1`.execute(tx.db);
  return rows[0]?.accountId ?? null;
}
