import type { Instant, Milliseconds } from '#core/platform/instant.ts';
import {
  addOpenTime,
  type CompiledCalendar,
  isOpen,
  nextClosing,
  nextOpening,
  openTimeBetween,
} from '#core/time/calendars/compiled-calendar.ts';

/**
 * The one way a clock counts time (SLA-6): deadline, ring, warnings and explanation all ask the same keeper.
 *
 * A keeper is a calendar's open time or the clock on the wall. `to` is never before `from`.
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

const keepers = new WeakMap<CompiledCalendar, Timekeeper>();

/** The open time of a calendar (SLA-2, CAL-4). */
export function openTimeOf(calendar: CompiledCalendar): Timekeeper {
  let keeper = keepers.get(calendar);
  if (!keeper) {
    keeper = {
      between: (from, to) => openTimeBetween(calendar, from, to),
      after: (from, ms) => addOpenTime(calendar, from, ms),
      nextCounted: (at) => nextOpening(calendar, at),
      nextUncounted: (at) => (isOpen(calendar, at) ? nextClosing(calendar, at) : at),
    };
    keepers.set(calendar, keeper);
  }
  return keeper;
}
