import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { once } from 'node:events';
import { parseDocument } from 'yaml';
import { columnsRead } from '#core/portability/imports/check-mapping.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { refusalSentence } from '#languages/translate.ts';
import type { World } from '#server/platform/db/tx.ts';
import { importBatch } from '#server/portability/imports/import-batch.ts';
import {
  findUnfinished,
  type ImportRecord,
  insertImport,
  removeImport,
} from '#server/portability/imports/imports.store.ts';
import { problemLines } from '#server/portability/imports/problem-file.ts';
import { prepareNames } from '#server/portability/imports/prepare-names.ts';
import { readIntoImport } from '#server/portability/imports/read-import.ts';
import { readMapping } from '#server/portability/imports/read-mapping.ts';
import { startImport } from '#server/portability/imports/start-import.ts';
import { tryImport } from '#server/portability/imports/try-import.ts';
import { printComparison } from './compare-dues.ts';
import { csvLine } from './csv-line.ts';
import { optionsOf, parseTolerance } from './options.ts';
import { cliLanguage } from './language.ts';
import { applySettingsFile } from './settings.ts';
import { withWorld } from './with-world.ts';

const by = { kind: 'system', id: 'command-line' } as const;

/**
 * `import tickets FILE --mapping MAPPING.yaml …` (API-2): 0 when all went in, 1 when something was wrong on some line,
 * 2 when nothing could be done. Run again after any interruption, it goes on where it stood.
 */
export async function importTicketsFile(args: readonly string[]): Promise<number> {
  const { file, options } = optionsOf(args, flags);
  const mappingFile = options.get('mapping');
  if (file === undefined || mappingFile === undefined) {
    console.error('Name the file and its mapping: npm run -s svara -- import tickets FILE --mapping MAPPING.yaml');
    return 2;
  }
  for (const each of [file, mappingFile])
    if (!existsSync(each)) {
      console.error(`There is no file ${each}.`);
      return 2;
    }
  const settings = options.get('settings');
  const dry = options.has('dry-run');
  try {
    const mapping = mappingText(readFileSync(mappingFile, 'utf8'), options.get('compare-due'));
    readMapping(mapping);
    const tolerance = parseTolerance(options.get('tolerance') ?? '1s');
    if (settings !== undefined && !dry) {
      await withWorld(async (world) => prepareNames(world, await readFile(world, file, mapping, dry), mapping));
      const applied = await applySettingsFile([settings]);
      if (applied !== 0) return applied;
    }
    return await withWorld(async (world) => {
      const read = await readFile(world, file, mapping, dry);
      const done = dry ? await tryImport(world, read, mapping) : await makeTickets(world, read, mapping);
      if (dry)
        console.error(`${done.ticketCount - done.leftOutCount} tickets would be made, ${done.leftOutCount} left out`);
      const code = await tellProblems(world, done, options.get('error-file'));
      if (dry) await world.transact((tx) => removeImport(tx, done.id));
      else if (options.has('compare-due'))
        await printComparison(world, done.source, tolerance, options.get('compare-file'));
      return code;
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(refusalSentence(cliLanguage, error.code, error.facts));
    return 2;
  }
}

const flags = {
  mapping: 'value',
  settings: 'value',
  'error-file': 'value',
  'compare-due': 'value',
  'compare-file': 'value',
  tolerance: 'value',
  'dry-run': 'alone',
} as const;

/** The mapping with the column of the file's deadline in it, however it was named. */
function mappingText(text: string, compareDue: string | undefined): string {
  if (compareDue === undefined) return text;
  const document = parseDocument(text);
  if (document.getIn(['given', 'due']) !== undefined) document.deleteIn(['given', 'due']);
  document.setIn(['given', 'due'], compareDue);
  return document.toString();
}

/** Reads a file into an import, or goes on with the one that an earlier try has begun. */
async function readFile(world: World, file: string, mapping: string, dry: boolean): Promise<ImportRecord> {
  const digest = await digestOf(file);
  const known = dry ? undefined : await world.read((tx) => findUnfinished(tx, digest, mapping));
  if (known?.state !== undefined && known.state !== 'reading') return known;
  const fileName = path.basename(file);
  const fresh = { fileName, byUserId: null, digest: dry ? '' : digest, mapping };
  const begun = known ?? (await world.transact((tx) => insertImport(tx, { id: tx.newId(), ...fresh })));
  if (begun.readLine > 0) process.stderr.write(`Going on from line ${begun.readLine}\n`);
  const whole = readMapping(mapping);
  const content = createReadStream(file, { highWaterMark: 256 * 1024 });
  const progress = progressLine();
  const read = await readIntoImport((work) => world.transact(work), begun, content, whole.file, {
    wanted: columnsRead(whole),
    told: (rows) => progress.say(`Read ${rows} rows`),
  });
  progress.end(`Read ${read.rowCount} rows`);
  return read;
}

async function makeTickets(world: World, read: ImportRecord, mapping: string): Promise<ImportRecord> {
  let current = read;
  if (read.doneLine > 0) process.stderr.write(`Going on after ${doneOf(read)} of ${read.ticketCount} tickets\n`);
  if (current.state !== 'running')
    current = await world.transact((tx) => startImport(tx, by, { importId: read.id, mapping }));
  const progress = progressLine();
  const startedAt = Date.now();
  const before = doneOf(current);
  while (current.state === 'running') {
    current = (await world.transact((tx) => importBatch(tx, current.id))) ?? { ...current, state: 'stopped' };
    const perSecond = Math.round((doneOf(current) - before) / Math.max(0.001, (Date.now() - startedAt) / 1000));
    const { ticketCount, problemCount } = current;
    progress.say(`${doneOf(current)} of ${ticketCount} tickets, ${perSecond} a second, ${problemCount} problems`);
  }
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  const { madeCount, knownCount, leftOutCount } = current;
  progress.end(`${madeCount} tickets made, ${knownCount} here from before, ${leftOutCount} left out, in ${seconds} s`);
  return current;
}

function doneOf({ madeCount, knownCount, leftOutCount }: ImportRecord): number {
  return madeCount + knownCount + leftOutCount;
}

async function tellProblems(
  world: World,
  { id, problemCount }: ImportRecord,
  errorFile: string | undefined,
): Promise<number> {
  if (problemCount === 0) return 0;
  console.error(
    `${problemCount} things were wrong${errorFile === undefined ? '; name a file with --error-file to have them all' : `; they stand in ${errorFile}`}`,
  );
  const out = errorFile === undefined ? undefined : createWriteStream(errorFile);
  let shown = 0;
  for await (const lines of problemLines((work) => world.read(work), id, cliLanguage)) {
    for (const line of lines.slice(0, Math.max(0, 11 - shown)))
      if (shown++ > 0) console.error(`  ${line.slice(0, 4).join(' · ')}`);
    if (out !== undefined && !out.write(lines.map(csvLine).join(''))) await once(out, 'drain');
    if (out === undefined && shown > 10) break;
  }
  if (out !== undefined) {
    out.end();
    await once(out, 'finish');
  }
  return 1;
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece as Buffer);
  return hash.digest('hex');
}

/** How far it has come, on one line of a terminal; every ten seconds where it is kept in a log. */
function progressLine() {
  let saidAt = 0;
  const tty = process.stderr.isTTY === true;
  return {
    say(text: string) {
      const now = Date.now();
      if (now - saidAt < (tty ? 200 : 10_000)) return;
      saidAt = now;
      process.stderr.write(tty ? `\r\u001b[K${text}` : `${text}\n`);
    },
    end(text: string) {
      process.stderr.write(`${tty ? '\r\u001b[K' : ''}${text}\n`);
      saidAt = 0;
    },
  };
}
