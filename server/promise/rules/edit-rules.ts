import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { LevelRule } from '#core/promise/rules/choose-level.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findLevelRow } from '../levels/levels.store.ts';
import { holdRule, listRuleRows, placeRules, putRule, type RuleRow } from './rules.store.ts';

/** What a rule is made of (SLA-3). */
export type RuleFields = Omit<LevelRule, 'id'>;

/** Makes a rule, last in order (SLA-3). */
export async function createRule(tx: Tx, by: Actor, input: RuleFields): Promise<RuleRow> {
  await demandLevel(tx, input.levelId);
  const rule: RuleRow = {
    ...input,
    id: tx.newId(),
    position: (await listRuleRows(tx)).length,
    version: 1,
    createdAt: tx.now,
    changedAt: tx.now,
    deletedAt: null,
  };
  await putRule(tx, rule);
  tx.record(by, { type: 'level-rule.created', subject: { kind: 'level-rule', id: rule.id }, data: { ...input } });
  return rule;
}

/** Changes a rule or switches it on or off (SLA-3); a stale save is refused. */
export async function changeRule(
  tx: Tx,
  by: Actor,
  input: RuleFields & { readonly ruleId: string; readonly version: number },
): Promise<RuleRow> {
  const { ruleId, version, ...fields } = input;
  const rule = await demandRule(tx, ruleId);
  if (rule.version !== version) throw new Refusal('conflict', 'level-rules.stale', { version: rule.version });
  if (fields.levelId !== rule.levelId) await demandLevel(tx, fields.levelId);
  const changed = { ...rule, ...fields, version: version + 1, changedAt: tx.now };
  await putRule(tx, changed);
  tx.record(by, { type: 'level-rule.changed', subject: { kind: 'level-rule', id: ruleId }, data: { ...fields } });
  return changed;
}

/** Takes a rule away; tickets keep the level it gave them (SLA-3). */
export async function deleteRule(tx: Tx, by: Actor, input: { readonly ruleId: string }): Promise<void> {
  const rule = await demandRule(tx, input.ruleId);
  await putRule(tx, { ...rule, deletedAt: tx.now });
  tx.record(by, {
    type: 'level-rule.deleted',
    subject: { kind: 'level-rule', id: rule.id },
    data: { name: rule.name },
  });
}

/** Puts the rules in an order, which must name each of them once (SLA-3). */
export async function orderRules(tx: Tx, by: Actor, input: { readonly ruleIds: readonly string[] }): Promise<void> {
  const known = (await listRuleRows(tx)).map(({ id }) => id);
  const asked = new Set(input.ruleIds);
  if (asked.size !== input.ruleIds.length || known.length !== asked.size || known.some((id) => !asked.has(id))) {
    throw new Refusal('conflict', 'level-rules.order-stale', {});
  }
  await placeRules(tx, input.ruleIds);
  tx.record(by, { type: 'level-rules.ordered', subject: { kind: 'level-rule', id: 'all' }, data: { ...input } });
}

async function demandRule(tx: Tx, ruleId: string): Promise<RuleRow> {
  await holdRule(tx, ruleId);
  const rule = (await listRuleRows(tx)).find(({ id }) => id === ruleId);
  if (!rule) throw new Refusal('not-found', 'level-rules.not-found', { ruleId });
  return rule;
}

async function demandLevel(tx: Tx, levelId: string | null): Promise<void> {
  if (levelId === null) return;
  const level = await findLevelRow(tx, levelId);
  if (!level || level.deletedAt !== null) throw new Refusal('invalid', 'levels.not-found', { levelId });
}
