import { sql } from 'kysely';
import type { FilterKind, FilterRow as RuleRow } from '#core/conditions/filter.ts';
import type { FilterAction } from '#core/conditions/filter-action.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A filter, as it is kept (FLT-1). */
export interface FilterRecord {
  readonly id: string;
  readonly kind: FilterKind;
  readonly weight: number;
  readonly name: string;
  readonly siteId: string | null;
  readonly active: boolean;
  readonly ruleRows: readonly RuleRow[];
  readonly actions: readonly FilterAction[];
  readonly continues: boolean;
  readonly version: number;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly deletedAt: Instant | null;
}

export type FilterTables = { filters: FilterRecord };
const tables = (tx: Tx) => tx.db.withTables<FilterTables>();

/** The filters in the order they are asked (FLT-1). */
export async function listFilterRecords(tx: Tx): Promise<FilterRecord[]> {
  return tables(tx)
    .selectFrom('filters')
    .selectAll()
    .where('deletedAt', 'is', null)
    .orderBy('weight')
    .orderBy('id')
    .execute();
}

/** Writes a filter, new or changed. */
export async function putFilter(tx: Tx, filter: FilterRecord): Promise<void> {
  const asJson = (value: unknown) => sql`${JSON.stringify(value)}::text::jsonb`;
  const row = { ...filter, ruleRows: asJson(filter.ruleRows), actions: asJson(filter.actions) };
  await tables(tx)
    .insertInto('filters')
    .values(row as never)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row as never))
    .execute();
}

/** Writes the weights of filters: their places among those named. */
export async function weighFilters(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`update filters set weight = t.place
    from unnest(${ids}::uuid[]) with ordinality as t(id, place) where filters.id = t.id`.execute(tx.db);
}
