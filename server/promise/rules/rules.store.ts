import { sql } from 'kysely';
import type { ConditionTree } from '#core/conditions/condition.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { FallbackScope } from '#core/promise/rules/choose-level.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A rule that sets a level, as it is kept (SLA-3). */
export interface RuleRow {
  readonly id: string;
  readonly position: number;
  readonly name: string;
  readonly active: boolean;
  readonly conditions: ConditionTree;
  readonly levelId: string | null;
  readonly stops: boolean;
  readonly version: number;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly deletedAt: Instant | null;
}

/** A plain target, as it is kept (SLA-4). */
export interface FallbackRow {
  readonly scope: FallbackScope;
  readonly scopeId: string;
  readonly minutes: number;
  readonly levelId: string;
}

export type RuleTables = { levelRules: RuleRow; fallbackTargets: FallbackRow };
const tables = (tx: Tx) => tx.db.withTables<RuleTables>();

/** The rules from top to bottom (SLA-3). */
export async function listRuleRows(tx: Tx): Promise<RuleRow[]> {
  return tables(tx)
    .selectFrom('levelRules')
    .selectAll()
    .where('deletedAt', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** Holds a rule until the end of the transaction, so that of two who save it at once one is told. */
export async function holdRule(tx: Tx, id: string): Promise<void> {
  await sql`select 1 from level_rules where id = ${id} for update`.execute(tx.db);
}

/** Writes a rule, new or changed. */
export async function putRule(tx: Tx, rule: RuleRow): Promise<void> {
  const row = { ...rule, conditions: sql<ConditionTree>`${JSON.stringify(rule.conditions)}::text::jsonb` };
  await tables(tx)
    .insertInto('levelRules')
    .values(row as never)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row as never))
    .execute();
}

/** Writes the places of rules. */
export async function placeRules(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`update level_rules set position = t.place - 1
    from unnest(${ids}::uuid[]) with ordinality as t(id, place) where level_rules.id = t.id`.execute(tx.db);
}

/** The plain targets (SLA-4). */
export async function listFallbackRows(tx: Tx): Promise<FallbackRow[]> {
  return tables(tx).selectFrom('fallbackTargets').selectAll().orderBy('scope').orderBy('scopeId').execute();
}

/** Writes a plain target. */
export async function putFallback(tx: Tx, row: FallbackRow): Promise<void> {
  await tables(tx)
    .insertInto('fallbackTargets')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['scope', 'scopeId']).doUpdateSet({ minutes: row.minutes, levelId: row.levelId }),
    )
    .execute();
}

/** Takes a plain target away. */
export async function removeFallback(tx: Tx, scope: FallbackScope, scopeId: string): Promise<void> {
  await tables(tx).deleteFrom('fallbackTargets').where('scope', '=', scope).where('scopeId', '=', scopeId).execute();
}
