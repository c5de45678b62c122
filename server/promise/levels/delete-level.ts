import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { usesOfLevel } from '#core/promise/levels/level-uses.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { listRuleRows } from '../rules/rules.store.ts';
import { filterSocket } from '../settings-file/filter-socket.ts';
import { findLevelRow, listLevelRows, updateLevel } from './levels.store.ts';

/**
 * Takes a level out of use (SLA-2): its revisions, and every round judged by it, stay.
 *
 * A rule, a step or a filter that sets it must go first. Contacts that have it are given the level the rules choose by their own
 * rooms, which hear `level.deleted`: clocks that run go over to it from their first start (SLA-5). `revisionNo` is the
 * revision that was looked at, where one was.
 */
export async function deleteLevel(
  tx: Tx,
  by: Actor,
  input: { readonly levelId: string; readonly revisionNo?: number },
): Promise<void> {
  const { levelId } = input;
  const level = await findLevelRow(tx, levelId);
  if (!level || level.deletedAt !== null) throw new Refusal('not-found', 'levels.not-found', { levelId });
  if (input.revisionNo !== undefined && input.revisionNo !== level.revisionNo) {
    throw new Refusal('conflict', 'levels.stale', { revisionNo: level.revisionNo, edited: input.revisionNo });
  }
  const levels = (await listLevelRows(tx)).map(({ id, name, definition: { steps } }) => ({ id, name, steps }));
  const filters = (await filterSocket.room?.list(tx)) ?? [];
  const [use] = usesOfLevel(levelId, await listRuleRows(tx), levels, filters);
  if (use?.by === 'rule') throw new Refusal('conflict', 'levels.in-use', { rule: use.name });
  if (use?.by === 'step') throw new Refusal('conflict', 'levels.in-use-by-step', { level: use.name });
  if (use) throw new Refusal('conflict', 'levels.in-use-by-filter', { filter: use.name });
  await updateLevel(tx, level.id, { deletedAt: tx.now });
  tx.record(by, { type: 'level.deleted', subject: { kind: 'level', id: level.id }, data: { name: level.name } });
}
