import { sql } from 'kysely';
import type { Instant } from '#core/platform/instant.ts';
import type { TicketEvent } from '#core/desk/tickets/ticket-event.ts';
import type { StatusCategory } from '#core/promise/clocks/status-category.ts';
import { readHistory } from '#server/platform/db/outbox.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { jsonText } from '#server/platform/db/json-text.ts';

/** A ticket's row; `folder` is reckoned by the database: open, done, spam or deleted. */
export interface TicketRecord {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly subject: string;
  readonly description: string;
  readonly snippet: string;
  readonly statusId: string;
  readonly category: StatusCategory;
  readonly priority: string;
  readonly typeId: string | null;
  readonly channel: string;
  readonly origin: 'customer' | 'agent' | 'system';
  readonly siteId: string;
  readonly groupId: string | null;
  readonly ownerId: string | null;
  readonly personId: string | null;
  readonly companyId: string | null;
  readonly levelId: string | null;
  readonly tags: readonly string[];
  readonly customFields: Readonly<Record<string, unknown>>;
  readonly language: string | null;
  readonly dueAt: Instant | null;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly closedAt: Instant | null;
  readonly firstAnsweredAt: Instant | null;
  readonly lastMessageAt: Instant | null;
  readonly lastAuthor: 'customer' | 'agent' | 'third-party' | 'automatic' | null;
  readonly unread: boolean;
  readonly snoozedUntilAt: Instant | null;
  readonly spamAt: Instant | null;
  readonly deletedAt: Instant | null;
  readonly linkEdition: number;
  /** The ticket it was merged into; its messages are there. */
  readonly mergedIntoId: string | null;
  readonly templateId: string | null;
  /** The page the customer was on before the one they wrote from. */
  readonly startReferrer: string | null;
  readonly fromInvitation: boolean;
}

export type TicketTables = {
  tickets: TicketRecord & { folder: 'open' | 'done' | 'spam' | 'deleted' };
  ticketMentions: { ticketId: string; userId: string; at: Instant };
  ticketDrafts: {
    ticketId: string;
    userId: string;
    kind: 'answer' | 'note' | 'forward';
    html: string;
    savedAt: Instant;
  };
};
const tables = (tx: Tx) => tx.db.withTables<TicketTables>();

/** A ticket held until the end of the transaction, so that changes come one after the other. */
export async function lockTicket(tx: Tx, id: string): Promise<TicketRecord | undefined> {
  return tables(tx).selectFrom('tickets').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** A ticket as it is now. */
export async function findTicketRecord(tx: Tx, id: string): Promise<TicketRecord | undefined> {
  return tables(tx).selectFrom('tickets').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Tickets as they are now, in no order. */
export async function findTicketRecords(tx: Tx, ids: readonly string[]): Promise<TicketRecord[]> {
  return tables(tx).selectFrom('tickets').selectAll().where(sql<boolean>`id = any(${ids}::uuid[])`).execute();
}

/** The ticket that has a number. */
export async function findTicketByNumber(tx: Tx, number: string): Promise<TicketRecord | undefined> {
  return tables(tx).selectFrom('tickets').selectAll().where('number', '=', number.toUpperCase()).executeTakeFirst();
}

/** Writes changes of a ticket and raises its version; returns the row as it became. */
export async function updateTicket(tx: Tx, id: string, changes: Partial<TicketRecord>): Promise<TicketRecord> {
  const { customFields, ...plain } = changes;
  return tables(tx)
    .updateTable('tickets')
    .set((eb) => ({
      ...plain,
      ...(customFields === undefined ? {} : { customFields: jsonText(customFields) as never }),
      version: eb('version', '+', 1),
      changedAt: tx.now,
    }))
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Sets what is no change of the ticket's own: read marks, the level its clocks follow. */
export async function touchTicket(tx: Tx, id: string, changes: Partial<TicketRecord>): Promise<void> {
  const { customFields: _fields, ...plain } = changes;
  await tables(tx).updateTable('tickets').set(plain).where('id', '=', id).execute();
}

/** The recorded history of a ticket itself, oldest first; what its clocks recorded about it is left out. */
export async function readTicketEvents(tx: Tx, id: string): Promise<TicketEvent[]> {
  const events = await readHistory(tx, { kind: 'ticket', id });
  const own = events.filter((event) => event.type.startsWith('ticket.'));
  return own.map(
    (event) =>
      ({ id: event.id, recordedAt: event.at, by: event.actor, type: event.type, data: event.data }) as TicketEvent,
  );
}

/** Notes that users were mentioned in a ticket. */
export async function insertMentions(tx: Tx, ticketId: string, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  await tables(tx)
    .insertInto('ticketMentions')
    .values(userIds.map((userId) => ({ ticketId, userId, at: tx.now })))
    .onConflict((conflict) => conflict.columns(['userId', 'ticketId']).doUpdateSet({ at: tx.now }))
    .execute();
}

/** Keeps what a user is writing. */
export async function putDraft(tx: Tx, draft: TicketTables['ticketDrafts']): Promise<void> {
  await tables(tx)
    .insertInto('ticketDrafts')
    .values(draft)
    .onConflict((conflict) =>
      conflict
        .columns(['ticketId', 'userId'])
        .doUpdateSet({ kind: draft.kind, html: draft.html, savedAt: draft.savedAt }),
    )
    .execute();
}

/** A user's own draft on a ticket. */
export async function findDraft(tx: Tx, ticketId: string, userId: string) {
  return tables(tx)
    .selectFrom('ticketDrafts')
    .selectAll()
    .where('ticketId', '=', ticketId)
    .where('userId', '=', userId)
    .executeTakeFirst();
}

/** Throws a draft away. */
export async function removeDraft(tx: Tx, ticketId: string, userId: string): Promise<void> {
  await tables(tx).deleteFrom('ticketDrafts').where('ticketId', '=', ticketId).where('userId', '=', userId).execute();
}

/** Tickets deleted before an instant, for good: with messages, drafts and mentions; files stay until they are loose. */
export async function purgeTickets(tx: Tx, before: Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with gone as (delete from tickets where folder = 'deleted' and deleted_at < ${before} returning id),
         m as (delete from ticket_messages using gone where ticket_id = gone.id),
         a as (delete from attachments using gone where ticket_id = gone.id),
         d as (delete from ticket_drafts using gone where ticket_id = gone.id),
         t as (delete from ticket_mentions using gone where ticket_id = gone.id)
    select id from gone`.execute(tx.db);
  return rows.map((row) => row.id);
}

/** What these tickets are called: number and subject. */
export async function ticketNames(tx: Tx, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, number || ' ' || subject as name from tickets where id = any(${ids}::uuid[])`.execute(tx.db);
  return rows.map(({ id, name }) => ({ kind: 'ticket', id, name }));
}
