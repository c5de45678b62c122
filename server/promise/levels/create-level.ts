import type { Actor } from '#core/platform/actor.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { demandSoundLevel } from './demand-sound-level.ts';
import type { LevelFields } from './level-fields.ts';
import { insertLevel, type LevelRow, listLevelRows } from './levels.store.ts';

/** Makes a service level with its first revision (SLA-2). */
export async function createLevel(tx: Tx, by: Actor, input: LevelFields): Promise<LevelRow> {
  await demandSoundLevel(tx, input, null);
  const position = (await listLevelRows(tx)).length;
  const level = newLevel(tx, { kind: 'level', name: input.name, colour: input.colour, position });
  await insertLevel(tx, by, level, input.definition);
  tx.record(by, { type: 'level.created', subject: { kind: 'level', id: level.id }, data: { name: level.name } });
  return level;
}

/** A level's row before its first revision is written. */
export function newLevel(tx: Tx, of: Pick<LevelRow, 'kind' | 'name' | 'colour' | 'position'>): LevelRow {
  return {
    ...of,
    id: tx.newId(),
    revisionId: tx.newId(),
    revisionNo: 1,
    createdAt: tx.now,
    changedAt: tx.now,
    deletedAt: null,
  };
}
