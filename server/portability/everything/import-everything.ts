import { neverExported } from '#core/portability/everything/secrets.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { digestOf } from '#server/platform/files/files.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { ExportEntry, Manifest } from './export-everything.ts';
import {
  clearTables,
  insertFile,
  insertLines,
  isUnused,
  listMigrations,
  listTables,
  type SequenceRow,
  setSequence,
  wakeTables,
} from './tables.store.ts';

/**
 * Takes an export in as it was, into a Svara that nobody has begun to use (API-2): all of it, or nothing.
 *
 * Rows are written as they stand, with their ids; nothing happens by itself. Gives how many rows and files came.
 */
export async function importEverything(
  tx: Tx,
  entries: AsyncIterable<ExportEntry>,
  told: (path: string) => void = () => {},
): Promise<{ rows: number; files: number }> {
  if (!(await isUnused(tx))) throw new Refusal('conflict', 'whole.not-empty', {});
  const all = await listTables(tx);
  const here = all.map(({ name }) => name).filter((name) => !neverExported.includes(name));
  const columnsHere = new Map(all.map(({ name, columns }) => [name, new Set(columns)]));
  await clearTables(tx, here);
  let manifest: Manifest | undefined;
  let rows = 0;
  let files = 0;
  for await (const { path, content } of entries) {
    told(path);
    if (path === 'manifest.json') {
      manifest = readManifest(content);
      await demandKnown(tx, manifest);
      continue;
    }
    if (manifest === undefined) throw new Refusal('invalid', 'whole.no-manifest', {});
    const [folder, name = ''] = path.split('/');
    if (folder === 'tables') {
      const columns = manifest.tables.find((table) => table.name === name)?.columns ?? [];
      const known = columns.filter((column) => columnsHere.get(name)?.has(column));
      const lines = content
        .toString('utf8')
        .split('\n')
        .filter((line) => line !== '');
      if (known.length > 0 && lines.length > 0) await insertLines(tx, name, known, lines);
      rows += lines.length;
    } else if (folder === 'files') {
      if (digestOf(content) !== name) throw new Refusal('invalid', 'whole.damaged', { path });
      await insertFile(tx, name, content);
      files += 1;
    } else if (path === 'sequences.jsonl') {
      for (const line of content.toString('utf8').split('\n'))
        if (line !== '') await setSequence(tx, JSON.parse(line) as SequenceRow);
    }
  }
  if (manifest === undefined) throw new Refusal('invalid', 'whole.no-manifest', {});
  await wakeTables(tx, here);
  return { rows, files };
}

function readManifest(content: Buffer): Manifest {
  try {
    const read = JSON.parse(content.toString('utf8')) as Partial<Manifest>;
    if (read.svaraExport === 1 && Array.isArray(read.tables) && Array.isArray(read.migrations)) return read as Manifest;
  } catch {
    // Told below: it is no manifest.
  }
  throw new Refusal('invalid', 'whole.no-manifest', {});
}

/** An export of a newer Svara may hold what this one does not know. */
async function demandKnown(tx: Tx, { migrations, version }: Manifest): Promise<void> {
  const known = new Set(await listMigrations(tx));
  if (migrations.some((name) => !known.has(name))) throw new Refusal('invalid', 'whole.newer', { version });
}
