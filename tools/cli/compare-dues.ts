import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { dueAgreements, type DueAgreement } from '#core/portability/imports/compare-due.ts';
import { type Milliseconds, MINUTE, SECOND } from '#core/platform/instant.ts';
import type { World } from '#server/platform/db/tx.ts';
import { compareDues, type ComparedDue } from '#server/portability/imports/compare-dues.ts';
import { csvLine } from './csv-line.ts';

type Counts = Record<DueAgreement, number>;
const none = (): Counts => ({ same: 0, 'same-open-time': 0, different: 0, 'none-of-ours': 0 });

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
  if (byType.size < 2) return;
  console.log('\n  by type                                    compared    agree  open time   differ');
  const rows = [...byType].map(([type, counts]) => ({
    type,
    counts,
    all: dueAgreements.reduce((sum, each) => sum + counts[each], 0),
  }));
  for (const { type, counts, all } of rows.toSorted((a, b) => b.all - a.all)) {
    const differ = counts.different + counts['none-of-ours'];
    const figures = [all, counts.same, counts['same-open-time'], differ].map((each) => String(each).padStart(9));
    console.log(`  ${type.slice(0, 40).padEnd(40)} ${figures.join('')}`);
  }
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
