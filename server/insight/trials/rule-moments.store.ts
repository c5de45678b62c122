import { sql } from 'kysely';
import type { TicketEvent } from '#core/desk/tickets/ticket-event.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** What rules may ask of a ticket that its events do not tell: as it is now (SLA-3). */
export interface RuleTicketRow {
  readonly id: string;
  readonly channel: string;
  readonly language: string | null;
  readonly customFields: Readonly<Record<string, unknown>>;
  readonly startReferrer: string | null;
  readonly fromInvitation: boolean;
  readonly customerGroup: string | null;
  readonly attachments: boolean;
}

/** A message whose words rules may ask for. */
export interface RuleMessageRow {
  readonly ticketId: string;
  readonly kind: 'customer' | 'answer';
  readonly at: Instant;
  readonly text: string;
  readonly sender: string | null;
  readonly recipients: string;
}

/** The events of tickets in the order they were recorded, by ticket (SLA-6). */
export async function ticketEventsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, TicketEvent[]>> {
  const { rows } = await sql<{ subjectId: string } & TicketEvent>`
    select subject_id, id, at as recorded_at, type, actor as by, data from events
    where subject_kind = 'ticket' and subject_id = any(${ids}::text[]) and type like 'ticket.%'
    order by subject_id, seq`.execute(tx.db);
  const events = new Map<string, TicketEvent[]>();
  for (const { subjectId, ...event } of rows) {
    const told = events.get(subjectId) ?? [];
    told.push(event as TicketEvent);
    events.set(subjectId, told);
  }
  return events;
}

/** The tickets themselves. */
export async function ruleTicketsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, RuleTicketRow>> {
  const { rows } = await sql<RuleTicketRow>`
    select t.id, t.channel, t.language, t.custom_fields, t.start_referrer, t.from_invitation,
      nullif(c.customer_group, '') as customer_group,
      exists (select 1 from attachments a where a.ticket_id = t.id) as attachments
    from tickets t left join companies c on c.id = t.company_id where t.id = any(${ids}::uuid[])`.execute(tx.db);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Their messages with customers, the oldest first. */
export async function ruleMessagesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, RuleMessageRow[]>> {
  const { rows } = await sql<RuleMessageRow>`
    select ticket_id, kind, at, body_text as text, from_address as sender, array_to_string(to_addresses, ' ') as recipients
    from ticket_messages where ticket_id = any(${ids}::uuid[]) and kind in ('customer', 'answer')
    order by ticket_id, at, id`.execute(tx.db);
  const messages = new Map<string, RuleMessageRow[]>();
  for (const row of rows) messages.set(row.ticketId, [...(messages.get(row.ticketId) ?? []), row]);
  return messages;
}

/** Sites that have a calendar of their own (CAL-3). */
export async function siteCalendars(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; calendarId: string }>`
    select id, calendar_id from sites where calendar_id is not null`.execute(tx.db);
  return new Map(rows.map(({ id, calendarId }) => [id, calendarId]));
}
