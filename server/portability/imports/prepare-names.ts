import { importPlan } from '#core/portability/imports/import-plan.ts';
import type { World } from '#server/platform/db/tx.ts';
import { actorOf } from './import-batch.ts';
import { type ImportRecord, rowsAfter } from './imports.store.ts';
import { demandFit, readMapping } from './read-mapping.ts';
import { resolveNames } from './resolve-names.ts';

const PAGE = 10_000;
const kinds = ['type', 'priority', 'group', 'site'] as const;

/**
 * Makes the types, priorities, groups and sites that a file names before any of its tickets (API-2), so that settings can
 * be applied that speak of them, and the tickets are then judged by those.
 */
export async function prepareNames(world: World, record: ImportRecord, text: string): Promise<void> {
  const mapping = readMapping(text);
  demandFit(mapping, record.columns);
  const { standing } = importPlan(mapping, record.columns);
  const names = new Map(kinds.map((kind) => [kind as string, new Set<string>()]));
  for (let after = 0; ; ) {
    const rows = await world.read((tx) => rowsAfter(tx, record.id, after, PAGE));
    for (const row of rows)
      for (const kind of kinds) {
        const read = standing[kind]?.read(row);
        const name = read?.known === false ? read.raw : read?.value;
        if (name != null) names.get(kind)?.add(name);
      }
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) break;
    after = last.line;
  }
  await world.transact((tx) => resolveNames(tx, actorOf(record), mapping, (kind) => names.get(kind) ?? []));
}
