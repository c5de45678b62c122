import { sql } from 'kysely';
import type { Actor } from '#core/platform/actor.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { LevelDefinition, LevelRevision } from '#core/promise/levels/level.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A level as it stands (SLA-2); `fallback` is a plain target that judges like one (SLA-4). */
export interface LevelRow {
  readonly id: string;
  readonly kind: 'level' | 'fallback';
  readonly name: string;
  readonly colour: string;
  readonly position: number;
  readonly revisionId: string;
  readonly revisionNo: number;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly deletedAt: Instant | null;
}

/** A revision as it is kept (CAL-5). */
export interface RevisionRow {
  id: string;
  levelId: string;
  revisionNo: number;
  definition: LevelDefinition;
  publishedAt: Instant;
  publishedBy: Actor;
}

export type LevelTables = { levels: LevelRow; levelRevisions: RevisionRow };
const tables = (tx: Tx) => tx.db.withTables<LevelTables>();

/** The levels that are not deleted, in order, each with its current definition (SLA-2). */
export async function listLevelRows(tx: Tx): Promise<(LevelRow & { definition: LevelDefinition })[]> {
  return tables(tx)
    .selectFrom('levels')
    .innerJoin('levelRevisions', 'levelRevisions.id', 'levels.revisionId')
    .selectAll('levels')
    .select('levelRevisions.definition')
    .where('kind', '=', 'level')
    .where('deletedAt', 'is', null)
    .orderBy('position')
    .orderBy('levels.id')
    .execute();
}

/** Holds a level until the end of the transaction, so that of two who save it at once one is told. */
export async function holdLevel(tx: Tx, id: string): Promise<void> {
  await sql`select 1 from levels where id = ${id} for update`.execute(tx.db);
}

/** One level with its current definition, also a deleted one (SLA-2). */
export async function findLevelRow(
  tx: Tx,
  id: string,
): Promise<(LevelRow & { definition: LevelDefinition }) | undefined> {
  return tables(tx)
    .selectFrom('levels')
    .innerJoin('levelRevisions', 'levelRevisions.id', 'levels.revisionId')
    .selectAll('levels')
    .select('levelRevisions.definition')
    .where('levels.id', '=', id)
    .executeTakeFirst();
}

/** Every revision of every level, in the order they were published (CAL-5). */
export async function allLevelRevisions(tx: Tx): Promise<LevelRevision[]> {
  return tables(tx)
    .selectFrom('levelRevisions')
    .select(['id', 'levelId', 'revisionNo', 'publishedAt', 'definition'])
    .orderBy('levelId')
    .orderBy('revisionNo')
    .execute();
}

/** Every revision of a level with who published it, the newest first (CAL-5). */
export async function revisionsOf(tx: Tx, levelId: string): Promise<RevisionRow[]> {
  return tables(tx)
    .selectFrom('levelRevisions')
    .selectAll()
    .where('levelId', '=', levelId)
    .orderBy('revisionNo', 'desc')
    .execute();
}

/** Writes a new level with its first revision. */
export async function insertLevel(tx: Tx, by: Actor, level: LevelRow, definition: LevelDefinition): Promise<void> {
  await tables(tx).insertInto('levels').values(level).execute();
  await insertRevision(tx, by, level, definition);
}

/** Writes a revision and makes it the level's current one. */
export async function insertRevision(
  tx: Tx,
  by: Actor,
  level: Pick<LevelRow, 'id' | 'revisionId' | 'revisionNo'>,
  definition: LevelDefinition,
): Promise<void> {
  await sql`insert into level_revisions (id, level_id, revision_no, definition, published_at, published_by)
    values (${level.revisionId}, ${level.id}, ${level.revisionNo}, ${JSON.stringify(definition)}::text::jsonb, ${tx.now},
      ${JSON.stringify(by)}::text::jsonb)`.execute(tx.db);
}

/** Writes changes of a level's own row. */
export async function updateLevel(tx: Tx, id: string, changes: Partial<LevelRow>): Promise<void> {
  await tables(tx)
    .updateTable('levels')
    .set({ ...changes, changedAt: tx.now })
    .where('id', '=', id)
    .execute();
}

/** The names of all levels, deleted ones too. */
export async function allLevelNames(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tables(tx).selectFrom('levels').select(['id', 'name']).execute();
}
