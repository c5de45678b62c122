import type { Milliseconds } from '#core/platform/instant.ts';

/** How long some promises took together: number, sum and extremes, so that tallies add up (SLR-1). */
export interface Times {
  readonly count: number;
  readonly sumMs: Milliseconds;
  readonly minMs: Milliseconds | null;
  readonly maxMs: Milliseconds | null;
}

/** The promises of one row, one stretch of time, or all together (SLR-1). */
export interface Tally {
  readonly met: number;
  /** Stopped after their time; those still open are counted in `overdue`. */
  readonly missedStopped: number;
  /** Open and past due now. */
  readonly overdue: number;
  /** Shown apart: in no denominator. */
  readonly cancelled: number;
  /** Time taken by the kept ones. */
  readonly metTime: Times;
  /** The targets of the kept ones. */
  readonly metTargetMs: Milliseconds;
  /** Time taken by the missed ones that have stopped. */
  readonly missedTime: Times;
  /** How much over their target the missed ones were when they stopped; it grows no more. */
  readonly missedOver: Times;
  /** What the sources of imported tickets said themselves, beside our own counts and in none of them. */
  readonly given: { readonly met: number; readonly missed: number };
}

export const noTimes: Times = { count: 0, sumMs: 0, minMs: null, maxMs: null };

/** A tally of nothing (SLR-1). */
export const emptyTally: Tally = {
  met: 0,
  missedStopped: 0,
  overdue: 0,
  cancelled: 0,
  metTime: noTimes,
  metTargetMs: 0,
  missedTime: noTimes,
  missedOver: noTimes,
  given: { met: 0, missed: 0 },
};

/** Two tallies as one; the whole is always the sum of its parts (SLR-1). */
export function addTally(a: Tally, b: Tally): Tally {
  return {
    met: a.met + b.met,
    missedStopped: a.missedStopped + b.missedStopped,
    overdue: a.overdue + b.overdue,
    cancelled: a.cancelled + b.cancelled,
    metTime: addTimes(a.metTime, b.metTime),
    metTargetMs: a.metTargetMs + b.metTargetMs,
    missedTime: addTimes(a.missedTime, b.missedTime),
    missedOver: addTimes(a.missedOver, b.missedOver),
    given: { met: a.given.met + b.given.met, missed: a.given.missed + b.given.missed },
  };
}

/** All missed promises: those that stopped too late and those still open past due (SLR-1). */
export function missedOf(tally: Tally): number {
  return tally.missedStopped + tally.overdue;
}

/**
 * The share of promises kept, 0…1: met / (met + missed) (SLR-1).
 *
 * Null when there is nothing to divide by: shown as a dash, never as 0 % or 100 %. Shares are never averaged; add the
 * tallies and ask again.
 */
export function levelOf(tally: Tally): number | null {
  const denominator = tally.met + missedOf(tally);
  return denominator === 0 ? null : tally.met / denominator;
}

/** The mean of some times; null when there are none (SLR-1). */
export function meanOf(times: Times): Milliseconds | null {
  return times.count === 0 ? null : times.sumMs / times.count;
}

function addTimes(a: Times, b: Times): Times {
  return {
    count: a.count + b.count,
    sumMs: a.sumMs + b.sumMs,
    minMs: pick(Math.min, a.minMs, b.minMs),
    maxMs: pick(Math.max, a.maxMs, b.maxMs),
  };
}

function pick(choose: (x: number, y: number) => number, a: number | null, b: number | null): number | null {
  if (a === null) return b;
  return b === null ? a : choose(a, b);
}
