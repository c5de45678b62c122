import { isDeepStrictEqual } from 'node:util';
import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { LevelFields } from './level-fields.ts';
import { demandSoundLevel } from './demand-sound-level.ts';
import { findLevelRow, holdLevel, insertRevision, updateLevel } from './levels.store.ts';

/**
 * Saves a level; what it promises gets a new revision, to which running clocks move (SLA-2, SLA-5).
 *
 * Saving without a change changes nothing. `revisionNo` is the one that was edited: a stale save is refused.
 */
export async function reviseLevel(
  tx: Tx,
  by: Actor,
  input: LevelFields & { readonly levelId: string; readonly revisionNo: number },
): Promise<{ revisionNo: number }> {
  const { levelId, name, colour, definition } = input;
  await holdLevel(tx, levelId);
  const level = await findLevelRow(tx, levelId);
  if (!level || level.deletedAt !== null) throw new Refusal('not-found', 'levels.not-found', { levelId });
  if (level.revisionNo !== input.revisionNo) {
    throw new Refusal('conflict', 'levels.stale', { revisionNo: level.revisionNo, edited: input.revisionNo });
  }
  await demandSoundLevel(tx, input, levelId);
  const promisesMore = !isDeepStrictEqual(level.definition, definition);
  if (!promisesMore && level.name === name && level.colour === colour) return { revisionNo: level.revisionNo };
  const revisionNo = promisesMore ? level.revisionNo + 1 : level.revisionNo;
  const revisionId = promisesMore ? tx.newId() : level.revisionId;
  if (promisesMore) await insertRevision(tx, by, { id: levelId, revisionId, revisionNo }, definition);
  await updateLevel(tx, levelId, { name, colour, revisionId, revisionNo });
  const subject = { kind: 'level', id: levelId };
  tx.record(by, { type: promisesMore ? 'level.revised' : 'level.renamed', subject, data: { name, revisionNo } });
  return { revisionNo };
}
