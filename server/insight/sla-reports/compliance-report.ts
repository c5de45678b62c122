import type { z } from 'zod';
import type { complianceQuery, Figures } from '#api/insight/sla-reports.ts';
import {
  addTally,
  emptyTally,
  levelOf,
  meanOf,
  missedOf,
  type Tally,
  type Times,
} from '#core/insight/sla-reports/tally.ts';
import { bucketBoundaries, bucketName, type BucketUnit, readableUnit } from '#core/insight/sla-reports/time-buckets.ts';
import type { Caller } from '#core/platform/caller.ts';
import type { Instant } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { type CellRow, readCells, readSpan } from './compliance.store.ts';
import { readGivenCells, readGivenSpan } from './given-verdicts.store.ts';
import { readReportZone, readRowNames } from './report-names.store.ts';
import { type ReportScope, scopeOf } from './report-scope.ts';

export type ComplianceQuestion = z.output<typeof complianceQuery>;

/** A row of a report before it is written: its key, its names, what it counts. */
export interface NamedTally {
  readonly key: string | null;
  readonly name: string | null;
  readonly siteName: string | null;
  readonly tally: Tally;
}

/** A stretch of time of a report. */
export interface BucketTally {
  readonly name: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly tally: Tally;
}

/** Everything a compliance report says (SLR-1); rows, buckets and cells each add up to the total. */
export interface ComplianceReport {
  readonly scope: ReportScope;
  readonly zone: string;
  readonly per: BucketUnit;
  readonly total: Tally;
  readonly buckets: readonly BucketTally[];
  readonly rows: readonly NamedTally[];
  /** Each row in each bucket that has something, in order of time. */
  readonly cells: readonly { readonly bucket: BucketTally; readonly row: NamedTally; readonly tally: Tally }[];
}

/** Bars that can be drawn and rows that can be read; beyond them the question is too fine. */
const MOST_BUCKETS = 3_000;
const MOST_CELLS = 200_000;

/** Reckons the compliance report of a question (SLR-1). */
export async function complianceReport(tx: Tx, caller: Caller, asked: ComplianceQuestion): Promise<ComplianceReport> {
  const zone = await readReportZone(tx);
  const scope = scopeOf(caller, asked, tx.now, zone);
  const span = await spanOf(tx, scope);
  const per = asked.per ?? (span ? readableUnit(span.from, span.to) : 'day');
  const boundaries = span ? bucketBoundaries(per, span.from, span.to, zone, MOST_BUCKETS) : [];
  if (boundaries === null) throw new Refusal('invalid', 'sla-reports.too-fine', { per });
  const within = { ...asked, boundaries, most: MOST_CELLS };
  const cells = boundaries.length === 0 ? [] : await readCells(tx, scope, within);
  const given = boundaries.length === 0 ? [] : await readGivenCells(tx, scope, within);
  if (cells.length + given.length > MOST_CELLS) throw new Refusal('invalid', 'sla-reports.too-fine', { per });

  const byBucket: Tally[] = boundaries.slice(0, -1).map(() => emptyTally);
  const byRow = new Map<string | null, Tally>();
  const byCell = new Map<string, { bucket: number; key: string | null; tally: Tally }>();
  let total = emptyTally;
  const counted = [
    ...cells.map((cell) => ({ ...cell, tally: tallyOf(cell) })),
    ...given.map((cell) => ({ ...cell, tally: { ...emptyTally, given: cell } })),
  ];
  for (const { tally, ...cell } of counted) {
    total = addTally(total, tally);
    const bucket = cell.bucket - 1;
    byBucket[bucket] = addTally(byBucket[bucket] ?? emptyTally, tally);
    byRow.set(cell.key, addTally(byRow.get(cell.key) ?? emptyTally, tally));
    const place = `${bucket} ${cell.key ?? ''}`;
    const known = byCell.get(place);
    byCell.set(place, { bucket, key: cell.key, tally: known ? addTally(known.tally, tally) : tally });
  }
  const buckets = byBucket.map((tally, index) => bucketTally(boundaries, index, per, zone, tally));
  const rows = asked.rows === 'time' ? buckets.map(rowOfBucket) : await named(tx, asked, byRow);
  const rowOf = new Map(rows.map((row) => [row.key, row]));
  return {
    scope,
    zone,
    per,
    total,
    buckets,
    rows,
    cells: [...byCell.values()]
      .sort((a, b) => a.bucket - b.bucket)
      .flatMap(({ bucket: index, key, tally }) => {
        const bucket = buckets[index];
        const row = rowOf.get(asked.rows === 'time' ? (bucket?.name ?? null) : key);
        return bucket && row ? [{ bucket, row, tally }] : [];
      }),
  };
}

/** A tally as it goes over the wire (SLR-1). */
export function figuresOf(tally: Tally): Figures {
  return {
    met: tally.met,
    missed: missedOf(tally),
    overdue: tally.overdue,
    cancelled: tally.cancelled,
    level: levelOf(tally),
    metTime: timesOf(tally.metTime),
    metTargetMs: tally.met === 0 ? null : tally.metTargetMs / tally.met,
    missedTime: timesOf(tally.missedTime),
    missedOver: timesOf(tally.missedOver),
    given: givenOf(tally),
  };
}

function givenOf({ given: { met, missed } }: Tally): Figures['given'] {
  return met + missed === 0 ? null : { met, missed, level: met / (met + missed) };
}

/** What the database counted for one outcome, as a tally. What is still open has no times yet: they go on growing. */
export function tallyOf(cell: CellRow): Tally {
  const { count } = cell;
  const taken: Times = { count, sumMs: cell.takenMs, minMs: cell.takenMin, maxMs: cell.takenMax };
  switch (cell.outcome) {
    case 'met':
      return { ...emptyTally, met: count, metTime: taken, metTargetMs: cell.targetMs };
    case 'missed': {
      const over: Times = { count, sumMs: cell.overMs, minMs: cell.overMin, maxMs: cell.overMax };
      return { ...emptyTally, missedStopped: count, missedTime: taken, missedOver: over };
    }
    case 'running':
      return { ...emptyTally, overdue: count };
    case 'cancelled':
      return { ...emptyTally, cancelled: count };
  }
}

/** What is cut into buckets: the period, ended by the present, and what has no bounds by what there is. */
async function spanOf(tx: Tx, scope: ReportScope): Promise<{ from: Instant; to: Instant } | null> {
  const { from, to } = scope.period;
  const found = from === null || to === null ? await readWholeSpan(tx, scope) : null;
  const first = from ?? found?.from;
  const last = to ?? found?.to;
  if (first === undefined || last === undefined) return null;
  return { from: first, to: Math.max(first, Math.min(last, tx.now + 1)) };
}

async function readWholeSpan(tx: Tx, scope: ReportScope): Promise<{ from: Instant; to: Instant } | null> {
  const spans = [await readSpan(tx, scope), await readGivenSpan(tx, scope)].filter((span) => span !== null);
  if (spans.length === 0) return null;
  return { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) };
}

function bucketTally(
  boundaries: readonly Instant[],
  index: number,
  per: BucketUnit,
  zone: string,
  tally: Tally,
): BucketTally {
  const startsAt = boundaries[index] as Instant;
  return { name: bucketName(per, startsAt, zone), startsAt, endsAt: boundaries[index + 1] as Instant, tally };
}

function rowOfBucket({ name, tally }: BucketTally): NamedTally {
  return { key: name, name, siteName: null, tally };
}

async function named(
  tx: Tx,
  { rows }: ComplianceQuestion,
  byRow: ReadonlyMap<string | null, Tally>,
): Promise<readonly NamedTally[]> {
  const keys = [...byRow.keys()].filter((key) => key !== null);
  const names = await readRowNames(tx, rows, keys);
  const promisesIn = (tally: Tally) => Math.max(tally.met + missedOf(tally), tally.given.met + tally.given.missed);
  return [...byRow]
    .map(([key, tally]) => {
      const found = key === null ? undefined : names.get(key);
      return { key, name: found?.name ?? null, siteName: found?.siteName ?? null, tally };
    })
    .sort((a, b) => promisesIn(b.tally) - promisesIn(a.tally) || String(a.name).localeCompare(String(b.name), 'sv'));
}

function timesOf(times: Times) {
  return { averageMs: meanOf(times), minMs: times.minMs, maxMs: times.maxMs };
}
