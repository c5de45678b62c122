import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import { periodBetween } from '#core/insight/sla-reports/period.ts';
import type { ChangedPromise } from '#core/insight/trials/fate.ts';
import {
  noSums,
  shareOf,
  type TrialDimension,
  trialDimensions,
  type TrialPair,
} from '#core/insight/trials/trial-sums.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { refusalSentence, translate } from '#languages/translate.ts';
import { readReportZone, readRowNames } from '#server/insight/sla-reports/report-names.store.ts';
import { type ReplayedBatch, replayHistories } from '#server/insight/trials/replay-histories.ts';
import type { World } from '#server/platform/db/tx.ts';
import { type PoliciesOfFile, policiesOfFile } from '#server/promise/drafts/policies-of-file.ts';
import { compareFile } from '#server/promise/settings-file/compare-file.ts';
import { sayProblem } from '#server/promise/settings-file/say-problem.ts';
import { commandLanguage } from './command-language.ts';
import { optionsOf } from './options.ts';
import { withWorld } from './with-world.ts';

/**
 * `what-if SETTINGS.yaml --from DATE --to DATE [--by department] [--prune] [--changes FILE.csv]` (SLA-10).
 *
 * Ends with 0 when nothing would change, 1 when a verdict would, 2 when the file or the period cannot be used.
 */
export async function whatIf(args: readonly string[]): Promise<number> {
  const { file, options } = optionsOf(args, {
    from: 'value',
    to: 'value',
    by: 'value',
    changes: 'value',
    prune: 'alone',
  });
  const by = trialDimensions.find((one) => one === (options.get('by') ?? 'department'));
  if (file === undefined || by === undefined) {
    console.error(`Name the file, and divide by one of: ${trialDimensions.join(', ')}`);
    return 2;
  }
  const text = readFileSync(file, 'utf8');
  return withWorld(async (world) => {
    const zone = await world.read(readReportZone);
    const period = periodBetween(options.get('from') ?? null, options.get('to') ?? null, zone);
    if (period === null) {
      console.error(refusalSentence(commandLanguage(), 'sla-reports.period-unclear', {}));
      return 2;
    }
    const policies = await policiesFrom(world, text, options.has('prune'));
    if (policies === null) return 2;
    const sums = noSums();
    const found: Found = { first: [], changed: 0, newlyMissed: 0, newlyKept: 0 };
    const out = options.get('changes');
    if (out !== undefined) writeFileSync(out, stringify([csvHead]));
    let contacts = 0;
    await world.read(async (tx) => {
      for await (const batch of replayHistories(tx, { ...policies, period, now: tx.now }, sums)) {
        contacts += batch.contacts;
        note(found, batch.changes);
        if (out !== undefined) appendFileSync(out, csvOf(batch.changes, policies.levelNames));
      }
    });
    const rows = await world.read((tx) => named(tx, by, sums.rows[by], policies.levelNames));
    print(contacts, sums.total, by, rows);
    tell(found, policies.levelNames);
    return found.changed > 0 ? 1 : 0;
  });
}

/** Thrown to undo the transaction in which the file was only tried. */
class Undone extends Error {}

async function policiesFrom(world: World, text: string, prune: boolean): Promise<PoliciesOfFile | null> {
  let policies: PoliciesOfFile | null = null;
  try {
    await world.transact(async (tx) => {
      const { settings, problems } = await compareFile(tx, { text, prune });
      for (const problem of problems) {
        const line = translate(commandLanguage(), 'promise:settingsFile.line', { line: problem.line });
        console.error(`${line}: ${sayProblem(commandLanguage(), problem)}`);
      }
      if (problems.length === 0) {
        policies = await policiesOfFile(tx, { kind: 'system', id: 'command-line' }, { settings, prune });
      }
      throw new Undone();
    });
  } catch (error) {
    if (error instanceof Refusal) {
      console.error(refusalSentence(commandLanguage(), error.code, error.facts));
      return null;
    }
    if (!(error instanceof Undone)) throw error;
  }
  return policies;
}

async function named(
  tx: Parameters<typeof readRowNames>[0],
  by: TrialDimension,
  rows: Readonly<Record<string, TrialPair>>,
  levels: ReadonlyMap<string, string>,
): Promise<[string, TrialPair][]> {
  const ids = Object.keys(rows).filter((key) => key !== 'none');
  const names = await readRowNames(tx, by, ids);
  return Object.entries(rows).map(([key, pair]): [string, TrialPair] => [
    key === 'none' ? say('none') : (names.get(key)?.name ?? levels.get(key) ?? key),
    pair,
  ]);
}

function print(contacts: number, total: TrialPair, by: TrialDimension, rows: [string, TrialPair][]): void {
  const ordered = rows.toSorted(([a], [b]) => a.localeCompare(b, commandLanguage()));
  const lines = [
    [say(`dimensions.${by}`), say('published'), '', say('drafted'), '', ''],
    ...ordered.map(([name, pair]) => [name, ...figures(pair)]),
    ['', ...figures(total)],
  ];
  const widths = [0, 1, 2, 3, 4, 5].map((column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  console.log(say('lead', { count: contacts }));
  console.log();
  for (const line of lines) {
    const cells = line.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(cells.join('  ').trimEnd());
  }
}

function figures({ published, drafted }: TrialPair): string[] {
  const [before, after] = [shareOf(published), shareOf(drafted)];
  const counts = ({ met, missed }: TrialPair['published']) =>
    say('keptOf', { met: number.format(met), all: number.format(met + missed) });
  const points = before === null || after === null ? '' : difference.format((after - before) * 100);
  return [percent(before), counts(published), percent(after), counts(drafted), points];
}

const number = new Intl.NumberFormat(commandLanguage());
const one = new Intl.NumberFormat(commandLanguage(), { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const difference = new Intl.NumberFormat(commandLanguage(), {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'exceptZero',
});

function percent(share: number | null): string {
  return share === null ? '–' : `${one.format(share * 100)} %`;
}

const SHOWN = 20;

type Changed = ReplayedBatch['changes'][number];

/** What is kept of the changes while the past is replayed: the first few and how many; the rest goes to the file. */
interface Found {
  readonly first: Changed[];
  changed: number;
  newlyMissed: number;
  newlyKept: number;
}

function note(found: Found, changes: readonly Changed[]): void {
  found.first.push(...changes.slice(0, SHOWN - found.first.length));
  found.changed += changes.length;
  found.newlyMissed += changes.filter(({ change }) => change === 'newly-missed').length;
  found.newlyKept += changes.filter(({ change }) => change === 'newly-kept').length;
}

function tell({ first, changed, newlyMissed, newlyKept }: Found, levels: ReadonlyMap<string, string>): void {
  console.log();
  if (changed === 0) {
    console.log(say('nothingChanges'));
    return;
  }
  const counts = [say('newlyMissed', { count: newlyMissed }), say('newlyKept', { count: newlyKept })];
  console.log(`${say('changedHeading')}: ${counts.join(', ')}`);
  for (const change of first) console.log(`  ${rowOf(change, levels).join('  ')}`);
  if (changed > SHOWN) console.log(`  … ${number.format(changed - SHOWN)}`);
}

const csvHead = [
  ...['ticket', 'promise', 'started', 'published', 'published due', 'published level'],
  ...['draft', 'draft due', 'draft level', 'change', 'why'],
];

function csvOf(changes: readonly Changed[], levels: ReadonlyMap<string, string>): string {
  const rows = changes.map(({ history, promise, startedAt, published, drafted, change, why }) => [
    history.about?.number ?? history.subjectId,
    promise,
    instant(startedAt),
    published.fate,
    instant(published.dueAt),
    levels.get(published.levelId ?? '') ?? '',
    drafted.fate,
    instant(drafted.dueAt),
    levels.get(drafted.levelId ?? '') ?? '',
    change,
    why,
  ]);
  return rows.length === 0 ? '' : stringify(rows);
}

function rowOf({ history, promise, published, drafted }: Changed, levels: ReadonlyMap<string, string>): string[] {
  const side = ({ fate, dueAt, levelId }: ChangedPromise['published']) =>
    [say(`fate.${fate}`), instant(dueAt), levels.get(levelId ?? '') ?? ''].filter(Boolean).join(' ');
  return [
    history.about?.number ?? history.subjectId,
    translate(commandLanguage(), `promise:names.${promise}`),
    `${side(published)} → ${side(drafted)}`,
  ];
}

function instant(at: number | null): string {
  return at === null ? '' : new Date(at).toISOString();
}

function say(key: string, facts: Readonly<Record<string, unknown>> = {}): string {
  return translate(commandLanguage(), `trials:${key}`, facts);
}
