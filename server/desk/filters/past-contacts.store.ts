import { sql } from 'kysely';
import type { TicketEvent } from '#core/desk/tickets/ticket-event.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Reach } from '#core/platform/caller.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A message that came in the past, or a ticket that began with one (FLT-5). */
export interface PastContact {
  /** The message's, or for new tickets the ticket's: in the order of time. */
  readonly id: string;
  readonly ticketId: string;
  /** Null where a ticket began without words. */
  readonly messageId: string | null;
  readonly kind: string | null;
  readonly text: string;
  readonly subject: string;
  readonly sender: string;
  readonly recipients: string;
  readonly attachments: boolean;
  readonly at: Instant;
}

/** Which past contacts are asked for (FLT-5). */
export interface PastWish {
  readonly since: Instant;
  readonly sites: Reach;
  readonly after: string | null;
  readonly limit: number;
}

/** Longer texts are tried by their beginning, so that a page stays small. */
const MOST_TEXT = 20_000;

/** The newest tickets before a place, with the words each began with; their ids are in the order they were made. */
export async function pageOfBeginnings(tx: Tx, wish: PastWish): Promise<PastContact[]> {
  const { rows } = await sql<PastContact>`
    select t.id, t.id as ticket_id, m.id as message_id, m.kind, left(coalesce(m.body_text, t.description), ${MOST_TEXT}) as text,
      t.subject, coalesce(m.from_address, '') as sender, coalesce(array_to_string(m.to_addresses, ' '), '') as recipients,
      exists (select 1 from attachments a where a.message_id = m.id) as attachments, t.created_at as at
    from (select id, subject, description, created_at from tickets
      where ${beginnings(wish)} and (${wish.after}::uuid is null or id < ${wish.after}::uuid)
      order by id desc limit ${wish.limit}) t
    left join lateral (select id, kind, body_text, from_address, to_addresses from ticket_messages
      where ticket_id = t.id order by at, id limit 1) m on true
    order by t.id desc`.execute(tx.db);
  return rows;
}

/** How many tickets began within the time. */
export async function countBeginnings(tx: Tx, wish: PastWish): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from tickets where ${beginnings(wish)}`.execute(tx.db);
  return rows[0]?.count ?? 0;
}

/** The newest messages to tickets there were before a place, those they began with left out. */
export async function pageOfReplies(tx: Tx, wish: PastWish): Promise<PastContact[]> {
  const { rows } = await sql<PastContact>`
    select m.id, m.ticket_id, m.id as message_id, m.kind, left(m.body_text, ${MOST_TEXT}) as text, m.subject,
      coalesce(m.from_address, '') as sender, array_to_string(m.to_addresses, ' ') as recipients,
      exists (select 1 from attachments a where a.message_id = m.id) as attachments, m.at
    from ticket_messages m join tickets t on t.id = m.ticket_id
    where ${replies(wish)} and (${wish.after}::uuid is null or m.id < ${wish.after}::uuid)
    order by m.id desc limit ${wish.limit}`.execute(tx.db);
  return rows;
}

/** How many such messages came within the time. */
export async function countReplies(tx: Tx, wish: PastWish): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from ticket_messages m join tickets t on t.id = m.ticket_id where ${replies(wish)}`.execute(tx.db);
  return rows[0]?.count ?? 0;
}

/** What was recorded of tickets, oldest first, of those types. */
export async function eventsOfTickets(
  tx: Tx,
  ticketIds: readonly string[],
  types: 'all' | readonly string[],
): Promise<ReadonlyMap<string, readonly TicketEvent[]>> {
  const { rows } = await sql<TicketEvent & { subjectId: string }>`
    select subject_id, id, at as recorded_at, type, actor as by, data from events
    where subject_kind = 'ticket' and subject_id = any(${ticketIds})
      and ${types === 'all' ? sql`(type like 'ticket.%' or type = 'filter.applied')` : sql`type = any(${types})`}
    order by seq`.execute(tx.db);
  const found = new Map<string, TicketEvent[]>();
  for (const { subjectId, ...event } of rows) {
    const known = found.get(subjectId);
    if (known === undefined) found.set(subjectId, [event as TicketEvent]);
    else known.push(event as TicketEvent);
  }
  return found;
}

/** Ids are made in the order of time, so the key itself says what is recent; what is older than its id is let go. */
function beginnings({ since, sites }: PastWish) {
  return sql`id >= ${firstIdAt(since)}::uuid and created_at >= ${since} and ${among(sql`site_id`, sites)}`;
}

function replies({ since, sites }: PastWish) {
  return sql`m.id >= ${firstIdAt(since)}::uuid and m.at >= ${since} and m.kind in ('customer', 'third-party')
    and ${among(sql`t.site_id`, sites)} and exists (select 1 from ticket_messages f
      where f.ticket_id = m.ticket_id and (f.at, f.id) < (m.at, m.id))`;
}

function among(column: ReturnType<typeof sql>, sites: Reach) {
  return sites === 'everywhere' ? sql`true` : sql`${column} = any(${[...sites]}::uuid[])`;
}

/** The least id that can be made from an instant on (RFC 9562, UUID version 7). */
function firstIdAt(at: Instant): string {
  const hex = Math.max(0, at).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
}
