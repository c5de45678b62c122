import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { listRuleRows } from '../rules/rules.store.ts';
import { findLevelRow, updateLevel } from './levels.store.ts';

/** Takes a level out of use (SLA-2): its revisions, and every round judged by it, stay. A rule that sets it must go first. */
export async function deleteLevel(tx: Tx, by: Actor, input: { readonly levelId: string }): Promise<void> {
  const level = await findLevelRow(tx, input.levelId);
  if (!level || level.deletedAt !== null) throw new Refusal('not-found', 'levels.not-found', { ...input });
  const rule = (await listRuleRows(tx)).find(({ levelId }) => levelId === input.levelId);
  if (rule) throw new Refusal('conflict', 'levels.in-use', { rule: rule.name });
  await updateLevel(tx, level.id, { deletedAt: tx.now });
  tx.record(by, { type: 'level.deleted', subject: { kind: 'level', id: level.id }, data: { name: level.name } });
}
