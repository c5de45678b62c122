import type { Instant, Milliseconds } from '#core/platform/instant.ts';

/**
 * The one way a clock counts time (SLA-6): deadline, ring, warnings and explanation all ask the same keeper.
 *
 * A keeper is a calendar's open time or the clock on the wall. `from` may equal `to`; `to` is never before `from`.
 */
export interface Timekeeper {
  /** Counted time between two instants. */
  readonly between: (from: Instant, to: Instant) => Milliseconds;
  /** The earliest instant at which the counted time is used up: at the close, not at the next opening. */
  readonly after: (from: Instant, ms: Milliseconds) => Instant | 'never';
  /** The first instant at or after `at` that is counted. */
  readonly nextCounted: (at: Instant) => Instant | 'never';
  /** The first instant at or after `at` that is not counted. */
  readonly nextUncounted: (at: Instant) => Instant | 'never';
}

/** The clock on the wall (SLA-2): every moment counts. */
export const wallClock: Timekeeper = {
  between: (from, to) => to - from,
  after: (from, ms) => from + ms,
  nextCounted: (at) => at,
  nextUncounted: () => 'never',
};
