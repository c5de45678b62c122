import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkCases } from '#core/promise/cases/check-cases.ts';
import { readCases } from '#core/promise/cases/read-cases.ts';
import { readWrittenSettings, SETTINGS_VERSION } from '#core/promise/settings-file/read-settings.ts';
import type { Settings } from '#core/promise/settings-file/settings.ts';
import type { Problem, Written } from '#core/promise/settings-file/written.ts';
import type { RedDay } from '#core/time/calendars/calendar.ts';
import { translate } from '#languages/translate.ts';
import { sayProblem } from '#server/promise/settings-file/say-problem.ts';
import { readYaml } from '#server/promise/settings-file/yaml-text.ts';
import { redDaySource } from '#server/time/holidays/suggest-red-days.ts';
import { commandLanguage } from './command-language.ts';

/**
 * `check sla FILE` (SLA-11): runs the cases of a file, prints what came out otherwise and a last line of counts; ends
 * with 1 when a case failed and with 2 when the file cannot be used.
 */
export async function checkSlaFile(args: readonly string[]): Promise<number> {
  const file = args[0];
  if (file === undefined) {
    console.error('Name the file: npm run -s svara -- check sla FILE');
    return 2;
  }
  try {
    const { cases, settings, problems } = readCases(taken(file));
    const found = typeof settings === 'string' ? path.resolve(path.dirname(file), settings) : file;
    tellProblems(file, problems);
    const read = settings === null ? undefined : readWrittenSettings(settingsNode(settings, found));
    tellProblems(found, read?.problems ?? []);
    if (!read || problems.length > 0 || read.problems.length > 0) return 2;
    const { failures, passed, failed } = checkCases(cases, read.settings, await redDaysFor(read.settings));
    for (const { name, what, got, expected } of failures)
      console.log(`${name}: ${what}: got ${got}, expected ${expected}`);
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } catch (error) {
    console.error(`${file} cannot be used: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
}

function taken(file: string): Written {
  const { root, problems } = readYaml(readFileSync(file, 'utf8'));
  tellProblems(file, problems);
  if (!root) throw new Error('it is no YAML');
  return root;
}

/** Settings written in the file itself need not say their version. */
function settingsNode(settings: Written | string, file: string): Written {
  if (typeof settings === 'string') return taken(file);
  if (settings.kind !== 'map' || settings.entries.some(({ key }) => key === 'svara-settings')) return settings;
  const { line } = settings;
  const version = { key: 'svara-settings', line, value: { line, kind: 'text', text: SETTINGS_VERSION } } as const;
  return { ...settings, entries: [version, ...settings.entries] };
}

function tellProblems(file: string, problems: readonly Problem[]): void {
  for (const problem of problems) {
    const line = translate(commandLanguage(), 'promise:settingsFile.line', { line: problem.line });
    console.error(`${path.basename(file)}, ${line}: ${sayProblem(commandLanguage(), problem)}`);
  }
}

/** The red days of the sets the calendars follow, from the library they come from. */
async function redDaysFor(settings: Settings): Promise<(set: string) => readonly RedDay[]> {
  const sets = new Map<string, readonly RedDay[]>();
  for (const { redDaySet } of settings.calendars ?? []) {
    if (redDaySet === null || sets.has(redDaySet)) continue;
    const daysOf = await redDaySource(redDaySet);
    sets.set(redDaySet, Array.from({ length: 46 }, (_, place) => daysOf(2005 + place)).flat());
  }
  return (set) => sets.get(set) ?? [];
}
