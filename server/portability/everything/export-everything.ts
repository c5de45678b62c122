import { neverExported, secretParts } from '#core/portability/everything/secrets.ts';
import { readFile } from '#server/platform/files/files.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import {
  holdState,
  listDigests,
  listMigrations,
  listSequences,
  listTables,
  tableLines,
  type TableShape,
} from './tables.store.ts';

/** A file of an export: its path and what is in it. */
export interface ExportEntry {
  readonly path: string;
  readonly content: Buffer;
}

/** The head of an export, its first file (docs/operating/export-format.md). */
export interface Manifest {
  readonly svaraExport: 1;
  readonly version: string;
  readonly madeAt: string;
  readonly secrets: boolean;
  readonly migrations: readonly string[];
  /** In the order in which their rows can be written. */
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[];
}

const PAGE = 2_000;

/**
 * Everything this Svara holds, file by file, as it stands at one moment (API-2).
 *
 * However much there is, a part of a table or one kept file is in memory at a time. Secrets leave only when asked for.
 */
export async function* exportEverything(tx: Tx, options: { readonly secrets: boolean }): AsyncGenerator<ExportEntry> {
  await holdState(tx);
  const tables = (await listTables(tx)).filter(({ name }) => name !== 'files' && leaves(name, options.secrets));
  const manifest: Manifest = {
    svaraExport: 1,
    version: tx.world.config.version,
    madeAt: new Date(tx.now).toISOString(),
    secrets: options.secrets,
    migrations: await listMigrations(tx),
    tables: tables.map(({ name, columns }) => ({ name, columns })),
  };
  yield textEntry('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
  for (const table of tables) yield* tableEntries(tx, table, options.secrets);
  const sequences = await listSequences(tx);
  yield textEntry('sequences.jsonl', sequences.map((row) => `${JSON.stringify(row)}\n`).join(''));
  for (const digest of await listDigests(tx)) {
    const content = await readFile(tx, digest);
    if (content !== undefined) yield { path: `files/${digest}`, content };
  }
}

async function* tableEntries(tx: Tx, table: TableShape, secrets: boolean): AsyncGenerator<ExportEntry> {
  const parts = secretParts[table.name];
  const emptied = new Set(secrets || parts === undefined || parts === 'whole' ? [] : parts);
  let part = 0;
  for await (const lines of tableLines(tx, table, emptied, PAGE)) {
    part += 1;
    const path = `tables/${table.name}/${String(part).padStart(6, '0')}.jsonl`;
    yield textEntry(path, lines.map((line) => `${line}\n`).join(''));
  }
}

function leaves(table: string, secrets: boolean): boolean {
  return !neverExported.includes(table) && (secrets || secretParts[table] !== 'whole');
}

function textEntry(path: string, text: string): ExportEntry {
  return { path, content: Buffer.from(text) };
}
