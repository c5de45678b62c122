import { sql } from 'kysely';
import type { LinkKind } from '#core/desk/tickets/ticket-event.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Moves a ticket's messages and files into another, each with where it was written; answers which went (TKT-6). */
export async function moveMessages(tx: Tx, fromId: string, toId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with files as (update attachments set ticket_id = ${toId} where ticket_id = ${fromId} and message_id is not null)
    update ticket_messages set ticket_id = ${toId}, moved_from_id = coalesce(moved_from_id, ${fromId}::uuid)
    where ticket_id = ${fromId} returning id`.execute(tx.db);
  return rows.map((row) => row.id);
}

/** Moves these messages and their files back to where a merge took them from. */
export async function moveBack(tx: Tx, messageIds: readonly string[], fromId: string, toId: string): Promise<void> {
  await sql`
    with files as (update attachments set ticket_id = ${toId}
      where ticket_id = ${fromId} and message_id = any(${messageIds}::uuid[]))
    update ticket_messages set ticket_id = ${toId}, moved_from_id = nullif(moved_from_id, ${toId}::uuid)
    where ticket_id = ${fromId} and id = any(${messageIds}::uuid[])`.execute(tx.db);
}

/** Where the moved messages of a ticket were written. */
export async function movedMessages(tx: Tx, ticketId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; movedFromId: string }>`
    select id, moved_from_id from ticket_messages where ticket_id = ${ticketId} and moved_from_id is not null`.execute(
    tx.db,
  );
  return new Map(rows.map((row) => [row.id, row.movedFromId]));
}

/** The ids of messages that were written in a ticket and are in another now. */
export async function messagesMovedFrom(tx: Tx, ticketId: string): Promise<{ ticketId: string; ids: string[] }[]> {
  const { rows } = await sql<{ ticketId: string; ids: string[] }>`
    select ticket_id, array_agg(id) as ids from ticket_messages where moved_from_id = ${ticketId}
    group by ticket_id`.execute(tx.db);
  return rows;
}

/** The ticket at the end of a chain of merges, and every ticket that has come into it. */
export async function mergedTogether(tx: Tx, ticketId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive up as (
      select id, merged_into_id from tickets where id = ${ticketId}
      union select t.id, t.merged_into_id from tickets t join up on t.id = up.merged_into_id),
    down as (
      select id from up where merged_into_id is null
      union select t.id from tickets t join down on t.merged_into_id = down.id)
    select id from down`.execute(tx.db);
  return rows.map((row) => row.id);
}

/** Another ticket as a ticket's page names it. */
export interface NamedTicket {
  readonly ticketId: string;
  readonly number: string;
  readonly subject: string;
  readonly statusId: string;
  readonly siteId: string;
}

/** The tickets linked to a ticket, with what each is to it; and those merged into it. */
export async function linkedTickets(
  tx: Tx,
  ticketId: string,
): Promise<(NamedTicket & { readonly kind: LinkKind | 'merged' })[]> {
  const { rows } = await sql<NamedTicket & { kind: LinkKind | 'merged' }>`
    select t.id as ticket_id, t.number, t.subject, t.status_id, t.site_id, o.kind from (
      select other_id as id, kind from ticket_links where ticket_id = ${ticketId}
      union all select ticket_id, case kind when 'child' then 'parent' else kind end
        from ticket_links where other_id = ${ticketId}
      union all select id, 'merged' from tickets where merged_into_id = ${ticketId}) o
    join tickets t on t.id = o.id where t.deleted_at is null order by t.created_at, t.id`.execute(tx.db);
  return rows;
}

/** Writes a link; a pair has one. */
export async function putLink(tx: Tx, ticketId: string, otherId: string, kind: LinkKind): Promise<void> {
  const [first, second] =
    kind === 'parent' || (kind === 'related' && otherId < ticketId) ? [otherId, ticketId] : [ticketId, otherId];
  await removeLink(tx, ticketId, otherId);
  await sql`insert into ticket_links (ticket_id, other_id, kind)
    values (${first}, ${second}, ${kind === 'related' ? 'related' : 'child'})`.execute(tx.db);
}

/** Takes a link away; answers what it was to the first of them. */
export async function removeLink(tx: Tx, ticketId: string, otherId: string): Promise<LinkKind | undefined> {
  const { rows } = await sql<{ ticketId: string; kind: 'related' | 'child' }>`
    delete from ticket_links where (ticket_id, other_id) in ((${ticketId}::uuid, ${otherId}::uuid), (${otherId}::uuid, ${ticketId}::uuid))
    returning ticket_id, kind`.execute(tx.db);
  const [gone] = rows;
  if (gone === undefined) return undefined;
  return gone.kind === 'related' ? 'related' : gone.ticketId === ticketId ? 'child' : 'parent';
}

/** A ticket's parents, the nearest first. */
export async function ancestorsOf(tx: Tx, ticketId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive up as (
      select ticket_id as id, 1 as step from ticket_links where other_id = ${ticketId} and kind = 'child'
      union select l.ticket_id, up.step + 1 from ticket_links l join up on l.other_id = up.id
        where l.kind = 'child' and up.step < 50)
    select id from up order by step`.execute(tx.db);
  return rows.map((row) => row.id);
}
