import { type RawBuilder, sql } from 'kysely';
import type { FieldType } from '#core/house/custom-fields/custom-field.ts';
import { readOwnFilter, wishedValue } from '#core/house/custom-fields/own-filter.ts';
import { plannedEachTime } from '#server/platform/db/planned-each-time.ts';
import { alphabetOf } from '#server/platform/db/alphabet.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { knownFields } from '#server/house/custom-fields/known-fields.ts';
import { and, type ListedTicket, listPeople, type Narrowing, type Slice } from './ticket-list.store.ts';

/** What own fields of tickets must hold, as conditions on `t` (TKT-8); a field nobody has holds nothing. */
export async function ownNarrowing(tx: Tx, text: string | undefined): Promise<Narrowing> {
  if (text === undefined) return [];
  const fields = await knownFields(tx, 'ticket');
  return Object.entries(readOwnFilter(text) ?? {}).map(([key, wish]) => {
    const type = fields.find((field) => field.key === key)?.type;
    const value = sql`t.custom_fields ->> ${key}`;
    if (type === undefined) return sql`false`;
    if (wish === '') return sql`coalesce(${value}, '') = ''`;
    if (type === 'text') return sql`${value} ilike ${`%${wish.replace(/[\\%_]/g, '\\$&')}%`}`;
    const wished = wishedValue(type, wish);
    return wished === null ? sql`false` : sql`t.custom_fields @> ${JSON.stringify({ [key]: wished })}::jsonb`;
  });
}

/** A place in a list sorted by an own field: its value there, null among those that have none. */
export interface OwnPlace {
  readonly value: string | null;
  readonly id: string;
}

/** Tickets by what an own field holds, those where it is not filled in last (TKT-8); gives the value as text with each. */
export async function listByOwn(
  tx: Tx,
  narrowing: Narrowing,
  by: { readonly key: string; readonly type: FieldType; readonly descending: boolean },
  slice: Omit<Slice, 'beyond'> & { readonly beyond: OwnPlace | undefined },
): Promise<(ListedTicket & { readonly ownValue: string | null })[]> {
  const text = sql`nullif(t.custom_fields ->> ${sql.lit(by.key)}, '')`;
  const value = sortable(tx, by.type, text);
  const { beyond: place, back } = slice;
  const falling = by.descending !== back;
  const way = sql`${falling ? sql`desc` : sql`asc`} ${back ? sql`nulls first` : sql`nulls last`}`;
  const idWay = falling ? sql`desc` : sql`asc`;
  const beyond = falling ? sql`<` : sql`>`;
  const among = sql`${value} is null`;
  const from =
    place === undefined
      ? sql`true`
      : place.value === null
        ? sql`((${among} and t.id ${beyond} ${place.id}::uuid) or ${back ? sql`not ${among}` : sql`false`})`
        : sql`((${value}, t.id) ${beyond} (${sortable(tx, by.type, sql`${place.value}::text`)}, ${place.id}::uuid)
            or ${back ? sql`false` : among})`;
  const { rows } = await sql<ListedTicket & { ownValue: string | null }>`
    with page as materialized (
      select t.*, case when ${value} is null then null else ${text} end as own_value from tickets t where ${and(narrowing)} and ${from}
      order by ${value} ${way}, t.id ${idWay} offset ${sql.lit(slice.skip)} limit ${sql.lit(slice.limit)})
    select t.*, null::bigint as sort_due_at, ${listPeople.names} from page t ${listPeople.joined}
    order by ${sortable(tx, by.type, sql`t.own_value`)} ${way}, t.id ${idWay} ${plannedEachTime}`.execute(tx.db);
  return rows;
}

/** Numbers by their size, all else by the alphabet without regard to capitals; dates are written so that it fits. */
function sortable(tx: Tx, type: FieldType, text: RawBuilder<unknown>): RawBuilder<unknown> {
  // What was brought in from elsewhere may be no number: then it is not filled in, and nothing fails.
  return type === 'number'
    ? sql`case when ${text} ~ '^-?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)?$' then (${text})::numeric end`
    : sql`lower(${text}) ${alphabetOf(tx)}`;
}
