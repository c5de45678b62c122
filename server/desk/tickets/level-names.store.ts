import type { Tx } from '#server/platform/db/tx.ts';
import type { LevelTables } from '#server/promise/levels/levels.store.ts';

/** The names of all levels, deleted ones too: what was promised keeps its name. */
export async function levelNames(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.db.withTables<LevelTables>().selectFrom('levels').select(['id', 'name']).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}
