import { type RawBuilder, sql } from 'kysely';
import type { OpenCount } from '#core/desk/tickets/view-counts.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** The open tickets by what views ask of them; no ticket is read for it. */
export async function countOpen(tx: Tx, seen: readonly RawBuilder<unknown>[]): Promise<OpenCount[]> {
  const { rows } = await sql<OpenCount>`
    select site_id, owner_id, group_id, category, snoozed, sum(tickets)::int as tickets
    from open_ticket_counts t where ${seen.length === 0 ? sql`true` : sql.join([...seen], sql` and `)}
    group by 1, 2, 3, 4, 5 having sum(tickets) <> 0`.execute(tx.db);
  return rows;
}

/** How many open tickets each of these groups has; no ticket is read for it. */
export async function countOpenByGroup(
  tx: Tx,
  groupIds: readonly string[],
): Promise<{ groupId: string; count: number }[]> {
  const { rows } = await sql<{ groupId: string; count: number }>`
    select group_id, sum(tickets)::int as count from open_ticket_counts
    where group_id = any(${groupIds}::uuid[]) group by 1 having sum(tickets) > 0`.execute(tx.db);
  return rows;
}

/** Sums up what changes have added, when there is much of it. */
export async function sumUpCounts(tx: Tx, atLeast = 200): Promise<void> {
  await sql`
    with gone as (delete from open_ticket_counts
      where (select count(*) from (select 1 from open_ticket_counts where not summed limit ${atLeast}) added) = ${atLeast}
      returning site_id, owner_id, group_id, category, snoozed, tickets)
    insert into open_ticket_counts
      select site_id, owner_id, group_id, category, snoozed, sum(tickets), true from gone
      group by 1, 2, 3, 4, 5 having sum(tickets) <> 0`.execute(tx.db);
}

/** Counts the tickets themselves anew, as they and the counts are at one and the same moment. */
export async function countAnew(tx: Tx): Promise<void> {
  await sql`
    with gone as (delete from open_ticket_counts)
    insert into open_ticket_counts
      select site_id, owner_id, group_id, category, snoozed_until_at is not null, count(*), true
      from tickets where folder = 'open' group by 1, 2, 3, 4, 5`.execute(tx.db);
}
