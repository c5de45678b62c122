import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { Refusal } from '#core/platform/refusal.ts';
import { refusalSentence } from '#languages/translate.ts';
import { archiveOf } from '#server/portability/everything/archive.ts';
import { type ExportEntry, exportEverything } from '#server/portability/everything/export-everything.ts';
import { importEverything } from '#server/portability/everything/import-everything.ts';
import { unpackTar } from '#server/portability/everything/tar.ts';
import { cliLanguage } from './language.ts';
import { optionsOf } from './options.ts';
import { withWorld } from './with-world.ts';

/** `export FOLDER|FILE.tar.gz [--with-secrets]` (API-2). */
export async function exportAll(args: readonly string[]): Promise<number> {
  const { file, options } = optionsOf(args, { 'with-secrets': 'alone' });
  if (file === undefined) return usage('export FOLDER|FILE.tar.gz');
  const secrets = options.has('with-secrets');
  if (existsSync(file)) {
    console.error(`${file} exists already; name another one.`);
    return 2;
  }
  await withWorld(async (world) => {
    if (isArchive(file)) {
      await pipeline(
        Readable.from(archiveOf(world, { secrets })),
        createGzip(),
        createWriteStream(file, { mode: 0o600 }),
      );
      return;
    }
    await world.transact(async (tx) => {
      for await (const { path: name, content } of exportEverything(tx, { secrets })) {
        const target = path.join(file, name);
        mkdirSync(path.dirname(target), { recursive: true, mode: 0o700 });
        writeFileSync(target, content, { mode: 0o600 });
      }
    });
  });
  console.error(
    `Everything stands in ${file}${secrets ? ', secrets too: keep it safe' : '; passwords and keys are not in it'}.`,
  );
  return 0;
}

/** `import all FOLDER|FILE.tar.gz` (API-2). */
export async function importAll(args: readonly string[]): Promise<number> {
  const { file } = optionsOf(args, {});
  if (file === undefined || !existsSync(file)) return usage('import all FOLDER|FILE.tar.gz');
  try {
    const entries = statSync(file).isDirectory()
      ? inFolder(file)
      : unpackTar(createReadStream(file).pipe(createGunzip()) as AsyncIterable<Buffer>);
    const done = await withWorld((world) => world.transact((tx) => importEverything(tx, entries)));
    console.error(`${done.rows} rows and ${done.files} files came in. Start Svara now.`);
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(refusalSentence(cliLanguage, error.code, error.facts));
    return 2;
  }
}

function isArchive(file: string): boolean {
  return /\.(tgz|tar\.gz)$/i.test(file);
}

/** The files of an export in a folder, in the order in which they can be taken in. */
async function* inFolder(folder: string): AsyncGenerator<ExportEntry> {
  const read = (name: string): ExportEntry => ({ path: name, content: readFileSync(path.join(folder, name)) });
  if (!existsSync(path.join(folder, 'manifest.json'))) return;
  const manifest = read('manifest.json');
  yield manifest;
  const { tables } = JSON.parse(manifest.content.toString('utf8')) as { tables: { name: string }[] };
  for (const { name } of tables) {
    const parts = path.join('tables', name);
    if (!existsSync(path.join(folder, parts))) continue;
    for (const part of readdirSync(path.join(folder, parts)).toSorted()) yield read(`tables/${name}/${part}`);
  }
  yield read('sequences.jsonl');
  if (existsSync(path.join(folder, 'files')))
    for (const digest of readdirSync(path.join(folder, 'files'))) yield read(`files/${digest}`);
}

function usage(text: string): number {
  console.error(`Write: npm run -s svara -- ${text}`);
  return 2;
}
