import type { Instant } from '#core/platform/instant.ts';
import type { RoundVerdict } from '#core/promise/clocks/judge-round.ts';
import type { Period } from '../sla-reports/period.ts';
import { verdictIn } from './fate.ts';

/** What a trial is summed by (SLA-10). */
export const trialDimensions = ['department', 'level', 'priority', 'promise', 'site'] as const;
export type TrialDimension = (typeof trialDimensions)[number];

/** Promises of a period under one policy (SLA-10); `missed` counts those still open past due too, as `overdue` tells. */
export interface TrialCount {
  met: number;
  missed: number;
  overdue: number;
  cancelled: number;
}

/** Counts under both policies, side by side. */
export interface TrialPair {
  readonly published: TrialCount;
  readonly drafted: TrialCount;
}

/** The sums of a trial: all that is kept of the promises it does not change. */
export interface TrialSums {
  readonly total: TrialPair;
  /** By the id of a department, level, priority, promise or site; `none` has none. */
  readonly rows: Readonly<Record<TrialDimension, Record<string, TrialPair>>>;
}

/** Sums of nothing yet (SLA-10). */
export function noSums(): TrialSums {
  return { total: noPair(), rows: { department: {}, level: {}, priority: {}, promise: {}, site: {} } };
}

/** Adds the rounds of one contact under one policy to the sums of a period (SLA-10). */
export function addRounds(
  sums: TrialSums,
  side: keyof TrialPair,
  rounds: readonly RoundVerdict[],
  period: Period,
  now: Instant,
): void {
  for (const round of rounds) {
    const verdict = verdictIn(period, round, now);
    if (verdict === null) continue;
    const { rows } = sums;
    count(sums.total[side], verdict);
    count(rowOf(rows.department, round.departmentId)[side], verdict);
    count(rowOf(rows.level, round.levelId)[side], verdict);
    count(rowOf(rows.priority, round.priority)[side], verdict);
    count(rowOf(rows.promise, round.promise)[side], verdict);
    count(rowOf(rows.site, round.siteId)[side], verdict);
  }
}

/** The share kept, 0…1; null when there is nothing to divide by: shown as a dash (SLR-1). */
export function shareOf({ met, missed }: TrialCount): number | null {
  return met + missed === 0 ? null : met / (met + missed);
}

function count(counted: TrialCount, verdict: 'met' | 'missed' | 'overdue' | 'cancelled'): void {
  if (verdict === 'met') counted.met += 1;
  else if (verdict === 'cancelled') counted.cancelled += 1;
  else {
    counted.missed += 1;
    if (verdict === 'overdue') counted.overdue += 1;
  }
}

function rowOf(rows: Record<string, TrialPair>, id: string | null): TrialPair {
  const key = id ?? 'none';
  let row = rows[key];
  if (!row) {
    row = noPair();
    rows[key] = row;
  }
  return row;
}

function noPair(): TrialPair {
  return { published: noCount(), drafted: noCount() };
}

function noCount(): TrialCount {
  return { met: 0, missed: 0, overdue: 0, cancelled: 0 };
}
