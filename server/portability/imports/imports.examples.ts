import { createReadStream, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { columnsRead } from '#core/portability/imports/check-mapping.ts';
import type { World } from '#server/platform/db/tx.ts';
import { importBatch } from './import-batch.ts';
import { findImport, type ImportRecord, insertImport } from './imports.store.ts';
import { readIntoImport } from './read-import.ts';
import { readMapping } from './read-mapping.ts';
import { startImport } from './start-import.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const by = { kind: 'system', id: 'command-line' } as const;

/** A real file of tickets from the data beside the project; says how to get it when it is missing. */
export function realFile(name: string): string {
  const file = path.resolve(root, '..', 'shared', 'data', 'tickets', name);
  if (!existsSync(file))
    throw new Error(`${file} is missing: put the data folder beside the project (../shared/data).`);
  return file;
}

/** A mapping of the documentation. */
export function exampleMapping(name: string): string {
  return readFileSync(path.join(root, 'docs', 'operating', 'examples', name), 'utf8');
}

/** Reads a file into an import: one by its path, or what is given as its content. */
export async function readExample(
  world: World,
  name: string,
  mapping: string,
  content: AsyncIterable<Buffer> | string | Buffer = createReadStream(name),
): Promise<ImportRecord> {
  const bytes =
    typeof content === 'string' || Buffer.isBuffer(content) ? Readable.from([Buffer.from(content as string)]) : content;
  const made = await world.transact((tx) =>
    insertImport(tx, { id: tx.newId(), fileName: path.basename(name), byUserId: null }),
  );
  const whole = readMapping(mapping);
  return readIntoImport((work) => world.transact(work), made, bytes, whole.file, { wanted: columnsRead(whole) });
}

/** Imports a file to its end and tells how it went. */
export async function importExample(...asked: Parameters<typeof readExample>): Promise<ImportRecord> {
  const [world, , mapping] = asked;
  const { id } = await readExample(...asked);
  await world.transact((tx) => startImport(tx, by, { importId: id, mapping }));
  return runToEnd(world, id);
}

/** Makes the tickets of an import that has been started, until nothing is left. */
export async function runToEnd(world: World, importId: string): Promise<ImportRecord> {
  for (;;) {
    const record = await world.transact((tx) => importBatch(tx, importId));
    if (record?.state !== 'running') return (await world.read((tx) => findImport(tx, importId))) as ImportRecord;
  }
}
