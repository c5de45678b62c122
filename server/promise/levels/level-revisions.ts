import type { LevelRevision } from '#api/promise/carry-over.ts';
import { userBehind } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { settingsDifferences } from '#core/promise/settings-file/compare-settings.ts';
import { renameDefinition } from '#core/promise/settings-file/rename.ts';
import { levelFields } from '#core/promise/settings-file/write-settings.ts';
import { referenceKinds } from '#core/promise/settings-file/written.ts';
import { usersByIds } from '#server/house/users/users.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { namesIn } from '../settings-file/named-things.ts';
import { findLevelRow, revisionsOf } from './levels.store.ts';

/** Every published state of a level, the newest first, with who published it and what it changed (SLA-2, CAL-5). */
export async function levelRevisions(tx: Tx, levelId: string): Promise<LevelRevision[]> {
  const level = await findLevelRow(tx, levelId);
  if (!level) throw new Refusal('not-found', 'levels.not-found', { levelId });
  const revisions = await revisionsOf(tx, levelId);
  const names = namesIn(tx);
  await names.read(referenceKinds.filter((kind) => kind !== 'company'));
  const said = revisions.map(({ definition }) =>
    levelFields({ name: level.name, colour: null, definition: renameDefinition(definition, names.nameOf) }),
  );
  const userIds = revisions.flatMap(({ publishedBy: by }) => userBehind(by) ?? []);
  const users = new Map((await usersByIds(tx, [...new Set(userIds)])).map(({ id, name }) => [id, name]));
  return revisions.map(({ id, revisionNo, publishedAt, publishedBy: by, definition }, place) => ({
    revisionId: id,
    revisionNo,
    publishedAt,
    publishedBy: users.get(userBehind(by) ?? '') ?? '',
    definition: structuredClone(definition) as LevelRevision['definition'],
    lines: settingsDifferences(said[place + 1], said[place]),
  }));
}
