import { type RawBuilder, sql } from 'kysely';
import { type ListGrouping, NO_GROUP } from '#api/desk/tickets.ts';
import type { CountedGroup } from '#core/desk/tickets/group-order.ts';
import { plannedEachTime } from '#server/platform/db/planned-each-time.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { and, type Narrowing } from './ticket-list.store.ts';

/** What each grouping goes by: a column of tickets `t`, and the table that names it. */
const columns: Readonly<
  Record<ListGrouping, { readonly column: RawBuilder<unknown>; readonly named: RawBuilder<unknown> }>
> = {
  owner: { column: sql`t.owner_id`, named: sql`select id::text, name, null::int as position from users` },
  status: { column: sql`t.status_id`, named: sql`select id, name, position from statuses` },
  priority: { column: sql`t.priority`, named: sql`select id, name, position from priorities` },
  site: { column: sql`t.site_id`, named: sql`select id::text, name, null::int as position from sites` },
  group: { column: sql`t.group_id`, named: sql`select id::text, name, null::int as position from groups` },
  type: { column: sql`t.type_id`, named: sql`select id, name, position from ticket_types` },
};

/** The groups of what a narrowing finds (TKT-8), in no order; a group that is asked for is there though it be empty. */
export async function countGroups(
  tx: Tx,
  narrowing: Narrowing,
  by: ListGrouping,
  also: string | undefined,
): Promise<CountedGroup[]> {
  const { column, named } = columns[by];
  const asked = also === undefined ? sql`` : sql`union all select ${also}::text, 0`;
  const { rows } = await sql<CountedGroup>`
    select g.key, g.count, n.name, n.position from (
      select key, sum(count)::int as count from (
        select coalesce(${column}::text, ${NO_GROUP}) as key, count(*) as count from tickets t
        where ${and(narrowing)} group by ${column} ${asked}) counted
      group by key) g
    left join (${named}) n on n.id = g.key ${plannedEachTime}`.execute(tx.db);
  return rows;
}

/** Tickets of these groups alone. */
export function inGroups(by: ListGrouping, keys: readonly string[]): RawBuilder<unknown> {
  const { column } = columns[by];
  const some = keys.filter((key) => key !== NO_GROUP);
  // One group by itself is asked for as one: so an index that begins with it keeps its order.
  const among =
    some.length === 0
      ? sql`false`
      : some.length === 1
        ? sql`${column} = ${some[0]}`
        : sql`${column}::text = any(${some}::text[])`;
  if (some.length === keys.length) return among;
  return some.length === 0 ? sql`${column} is null` : sql`(${column} is null or ${among})`;
}
