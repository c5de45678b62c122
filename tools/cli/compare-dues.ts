import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { dueAgreements, type DueAgreement } from '#core/portability/imports/compare-due.ts';
import { type Milliseconds, MINUTE, SECOND } from '#core/platform/instant.ts';
import type { World } from '#server/platform/db/tx.ts';
import { compareDues, type ComparedDue } from '#server/portability/imports/compare-dues.ts';
import { csvLine } from './csv-line.ts';

interface Counts extends Record<DueAgreement, number> {
  /** How often the source gave so many minutes of open time. */
  readonly targets: Map<number, number>;
}
const none = (): Counts => ({ same: 0, 'same-open-time': 0, different: 0, 'none-of-ours': 0, targets: new Map() });

/** Prints how our deadlines stand to the source's, in all and by type, and writes those that differ to a file (API-2). */
export async function printComparison(
  world: World,
  source: string,
  toleranceMs: Milliseconds,
  file: string | undefined,
): Promise<void> {
  const total = none();
  const byType = new Map<string, Counts>();
  const byDifference = new Map<string, number>();
  const out = file === undefined ? undefined : createWriteStream(file);
  out?.write(csvLine(head));
  for await (const row of compareDues((work) => world.read(work), source, toleranceMs)) {
    total[row.agreement] += 1;
    const type = row.type ?? '–';
    const counts = byType.get(type) ?? none();
    counts[row.agreement] += 1;
    byType.set(type, counts);
    if (row.theirTargetMs !== null) {
      const minutes = Math.round(row.theirTargetMs / MINUTE);
      counts.targets.set(minutes, (counts.targets.get(minutes) ?? 0) + 1);
    }
    if (row.agreement === 'same') continue;
    const difference = differenceText(row);
    byDifference.set(difference, (byDifference.get(difference) ?? 0) + 1);
    if (out !== undefined && !out.write(csvLine(lineOf(row, difference)))) await once(out, 'drain');
  }
  if (out !== undefined) {
    out.end();
    await once(out, 'finish');
  }
  const compared = dueAgreements.reduce((sum, each) => sum + total[each], 0);
  console.log(`\nDeadlines of ${source} beside ours (tolerance ${toleranceMs / SECOND} s)`);
  console.log(`  compared         ${compared}`);
  console.log(`  agree            ${total.same} (${percent(total.same, compared)})`);
  console.log(
    `  same open time   ${total['same-open-time']} (${percent(total['same-open-time'], compared)}): one names the close, the other the next opening`,
  );
  console.log(`  differ           ${total.different} (${percent(total.different, compared)})`);
  if (total['none-of-ours'] > 0) console.log(`  none of ours     ${total['none-of-ours']}: no level promises it`);
  printTypes(byType);
  printDifferences(byDifference);
  if (file !== undefined) console.log(`\nAll that do not agree stand in ${file}`);
}

function printTypes(byType: ReadonlyMap<string, Counts>): void {
  const heads = ['compared', 'agree', 'open time', 'differ'].map((each) => each.padStart(11)).join('');
  console.log(`\n  ${'by type'.padEnd(36)}${heads}   their target, open time`);
  const allOf = (counts: Counts) => dueAgreements.reduce((sum, each) => sum + counts[each], 0);
  for (const [type, counts] of [...byType].toSorted((a, b) => allOf(b[1]) - allOf(a[1]))) {
    const differ = counts.different + counts['none-of-ours'];
    const figures = [allOf(counts), counts.same, counts['same-open-time'], differ].map((each) =>
      String(each).padStart(11),
    );
    console.log(`  ${type.slice(0, 36).padEnd(36)}${figures.join('')}   ${commonestTarget(counts)}`);
  }
}

/** `42 h 30 min (97 %)`: the open time the source gave most often, and how often. */
function commonestTarget({ targets }: Counts): string {
  const [most] = [...targets].toSorted((a, b) => b[1] - a[1]);
  if (most === undefined) return '–';
  const [minutes, count] = most;
  const all = [...targets.values()].reduce((sum, each) => sum + each, 0);
  const rest = minutes % 60 === 0 ? '' : ` ${minutes % 60} min`;
  return `${Math.floor(minutes / 60)} h${rest} (${Math.floor((100 * count) / all)} %)`;
}

function printDifferences(byDifference: ReadonlyMap<string, number>): void {
  const most = [...byDifference].toSorted((a, b) => b[1] - a[1]).slice(0, 8);
  if (most.length === 0) return;
  console.log('\n  commonest differences (ours less theirs)');
  for (const [difference, count] of most) console.log(`  ${String(count).padStart(9)} × ${difference}`);
}

const head = ['id', 'line', 'type', 'theirs', 'ours', 'difference', 'agreement', 'level', 'calendar', 'opened'];

function lineOf(row: ComparedDue, difference: string): string[] {
  const at = (instant: number | null) => (instant === null ? '' : new Date(instant).toISOString());
  const { externalId, line, type, theirs, ours, agreement, level, calendar, startedAt } = row;
  return [
    externalId,
    String(line),
    type ?? '',
    at(theirs),
    at(ours),
    difference,
    agreement,
    level ?? '',
    calendar ?? '',
    at(startedAt),
  ];
}

/** Ours less theirs, as days, hours and minutes on the wall. */
function differenceText({ ours, theirs }: ComparedDue): string {
  if (ours === null) return 'none of ours';
  const ms = Math.abs(ours - theirs);
  const minutes = Math.floor(ms / MINUTE);
  const two = (value: number) => String(value).padStart(2, '0');
  const days = Math.floor(minutes / 1440);
  const seconds = Math.floor((ms % MINUTE) / SECOND);
  const text = `${days > 0 ? `${days} d ` : ''}${two(Math.floor((minutes % 1440) / 60))}:${two(minutes % 60)}:${two(seconds)}`;
  return `${ours < theirs ? '−' : '+'}${text}`;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(2)} %`;
}
