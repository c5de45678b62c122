import type { Milliseconds } from '#core/platform/instant.ts';

/** What closed tickets took, as numbers and sums, so that stretches and groups add up (SLR-3). */
export interface Handling {
  /** Tickets closed, and closed still. */
  readonly closed: number;
  /** Of them: closed within the target of their solution. */
  readonly within: number;
  /** Of them: closed past it. Those without a verdict on their solution are neither. */
  readonly late: number;
  /** Open time the ones with a verdict took. */
  readonly openMs: Milliseconds;
  /** Time on the wall clock that all of them took, from creation to closing. */
  readonly wallMs: Milliseconds;
}

/** A tally of no tickets (SLR-3). */
export const noHandling: Handling = { closed: 0, within: 0, late: 0, openMs: 0, wallMs: 0 };

/** Two tallies as one (SLR-3). */
export function addHandling(a: Handling, b: Handling): Handling {
  return {
    closed: a.closed + b.closed,
    within: a.within + b.within,
    late: a.late + b.late,
    openMs: a.openMs + b.openMs,
    wallMs: a.wallMs + b.wallMs,
  };
}

/** The share closed within target of those that had one, 0…1; null when none had (SLR-3). */
export function withinTarget({ within, late }: Handling): number | null {
  return within + late === 0 ? null : within / (within + late);
}

/** The average handling time in open time and on the wall clock; null where there is nothing to divide by (SLR-3). */
export function averageHandling({ closed, within, late, openMs, wallMs }: Handling): {
  readonly openMs: Milliseconds | null;
  readonly wallMs: Milliseconds | null;
} {
  const judged = within + late;
  return { openMs: judged === 0 ? null : openMs / judged, wallMs: closed === 0 ? null : wallMs / closed };
}
