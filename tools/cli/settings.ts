import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { isDeed, type SettingsChange } from '#core/promise/settings-file/compare-settings.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { refusalSentence, translate } from '#languages/translate.ts';
import type { Tx, World } from '#server/platform/db/tx.ts';
import { applySettings } from '#server/promise/settings-file/apply-settings.ts';
import { compareFile } from '#server/promise/settings-file/compare-file.ts';
import { exportSettings } from '#server/promise/settings-file/offer-file.ts';
import { sayProblem } from '#server/promise/settings-file/say-problem.ts';
import { commandLanguage } from './command-language.ts';
import { withWorld } from './with-world.ts';

/** `settings export [--out FILE]` (SLA-11). */
export async function exportSettingsFile(args: readonly string[]): Promise<number> {
  const out = args[args.indexOf('--out') + 1];
  const text = await withWorld((world) => world.read(exportSettings));
  if (args.includes('--out') && out !== undefined) writeFileSync(out, text);
  else process.stdout.write(text);
  return 0;
}

/** `settings diff FILE [--prune]` (SLA-11): 0 when nothing differs, 1 when something does, 2 when the file cannot be used. */
export async function diffSettingsFile(args: readonly string[]): Promise<number> {
  return withFile(args, async (world, text) => {
    const prune = args.includes('--prune');
    const compared = await world.read((tx) => understood(tx, text, prune));
    if (!compared) return 2;
    print(compared.changes);
    return compared.changes.some(isDeed) ? 1 : 0;
  });
}

/** `settings apply FILE [--prune] [--dry-run]` (SLA-11): all of it or nothing. */
export async function applySettingsFile(args: readonly string[]): Promise<number> {
  const dryRun = args.includes('--dry-run');
  return withFile(args, async (world, text) => {
    let changes: SettingsChange[] | undefined;
    const work = async (tx: Tx) => {
      const prune = args.includes('--prune');
      const compared = await understood(tx, text, prune);
      if (!compared) throw new Undone();
      const who = os.userInfo().username;
      const by = { kind: 'system', id: 'command-line' } as const;
      changes = await applySettings(tx, by, { settings: compared.settings, prune, who });
      if (dryRun) throw new Undone();
    };
    await world.transact(work).catch((error: unknown) => {
      if (!(error instanceof Undone)) throw error;
    });
    if (!changes) return 2;
    print(changes);
    const done = changes.filter(isDeed).length;
    console.log(dryRun ? `${done} changes would be made; nothing is written` : `${done} changes made`);
    return 0;
  });
}

/** Thrown to undo a transaction that was only tried. */
class Undone extends Error {}

async function understood(tx: Tx, text: string, prune: boolean) {
  const compared = await compareFile(tx, { text, prune });
  const { problems } = compared;
  for (const problem of problems) console.error(`${sayLine(problem.line)}: ${sayProblem(commandLanguage(), problem)}`);
  return problems.length > 0 ? undefined : compared;
}

function sayLine(line: number): string {
  return translate(commandLanguage(), 'promise:settingsFile.line', { line });
}

async function withFile(
  args: readonly string[],
  work: (world: World, text: string) => Promise<number>,
): Promise<number> {
  const file = args.find((arg) => !arg.startsWith('--'));
  if (file === undefined) {
    console.error('Name the file, or see: npm run -s svara -- help');
    return 2;
  }
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    console.error(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
  try {
    return await withWorld((world) => work(world, text));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(refusalSentence(commandLanguage(), error.code, error.facts));
    return 2;
  }
}

const marks = { added: '+', changed: '~', ordered: '~', removed: '-', kept: ' ', absent: ' ' } as const;

function print(changes: readonly SettingsChange[]): void {
  for (const { section, name, does, lines } of changes) {
    const said = translate(commandLanguage(), `promise:settingsFile.does.${does}`);
    console.log(`${marks[does]} ${section}${name === '' ? '' : ` › ${name}`}: ${said}`);
    if (does === 'added') continue;
    for (const { path, from, to } of lines) console.log(`    ${path}: ${from ?? '–'} → ${to ?? '–'}`);
  }
  if (!changes.some(isDeed)) console.log(translate(commandLanguage(), 'promise:settingsFile.same'));
}
