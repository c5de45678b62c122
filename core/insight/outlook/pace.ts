import { DAY, HOUR, type Instant, type Milliseconds } from '#core/platform/instant.ts';
import type { PromiseName } from '#core/promise/clocks/promise.ts';
import { type CompiledCalendar, openTimeBetween } from '#core/time/calendars/compiled-calendar.ts';
import { offsetAt } from '#core/time/zones/zone.ts';

/** What a group works off in one queue (SLA-12): an answer is an answer, whether the first or the next. */
export const workKinds = ['answers', 'assignments', 'solutions', 'updates', 'conversations'] as const;
export type WorkKind = (typeof workKinds)[number];

/** The queue a promise stands in (SLA-12). */
export function workKindOf(promise: PromiseName): WorkKind {
  switch (promise) {
    case 'first-answer':
    case 'next-answer':
      return 'answers';
    case 'first-assign':
      return 'assignments';
    case 'first-resolution':
    case 'resolution':
      return 'solutions';
    case 'update':
      return 'updates';
    default:
      return 'conversations';
  }
}

/** How many promises a group finished in one hour of a day that is past: `at` is when that hour began. */
export interface HourWorked {
  readonly at: Instant;
  readonly finished: number;
}

/**
 * How fast a group works a kind of promise, learnt from its own last weeks (SLA-12).
 *
 * `perOpenHour` has 168 places: hours of the week from Monday 00 in the zone; what was finished in that hour, by the
 * open hours there were to finish it in, weighed with the same hour of other weekdays.
 */
export interface Pace {
  readonly zone: string;
  readonly perOpenHour: readonly number[];
  readonly finished: number;
  readonly weeks: number;
}

/** How many weeks back a pace is learnt from. */
export const WEEKS = 4;
/** As many open hours of the same hour on other weekdays are laid beside those of the weekday itself: a few weeks are few. */
const WEIGHT = 2;
/** With fewer finished promises than this there is too little to go on. */
export const FEWEST = 10;

/**
 * The pace of a group, or null when there is too little to go on: less than a week of history, or fewer than ten
 * finished promises (SLA-12).
 *
 * What was finished outside opening hours is not counted on: nobody promised to be there again.
 */
export function learnPace(
  worked: readonly HourWorked[],
  calendar: CompiledCalendar,
  zone: string,
  since: Instant,
  now: Instant,
): Pace | null {
  const from = Math.max(since, now - WEEKS * 7 * DAY);
  const inside = worked.filter(({ at }) => at >= from && at < now);
  const finished = inside.reduce((sum, one) => sum + one.finished, 0);
  if (now - since < 7 * DAY || finished < FEWEST) return null;
  const done = Array.from({ length: 168 }, () => 0);
  const open = Array.from({ length: 168 }, (): Milliseconds => 0);
  for (const { at, finished: count } of inside) {
    const place = hourOfWeek(at, zone);
    done[place] = (done[place] as number) + count;
  }
  for (let at = hourBegins(from, zone); at < now; at += HOUR) {
    const place = hourOfWeek(at, zone);
    open[place] = (open[place] as number) + openTimeBetween(calendar, Math.max(at, from), Math.min(at + HOUR, now));
  }
  const perOpenHour = done.map((count, place) => {
    const ms = open[place] as number;
    return ms < HOUR / 4 ? 0 : (count + WEIGHT * hourOfDayRate(done, open, place % 24)) / (ms / HOUR + WEIGHT);
  });
  return { zone, perOpenHour, finished, weeks: Math.max(1, Math.round((now - from) / (7 * DAY))) };
}

/** What was finished in an hour of the day, on whatever weekday, by the open hours there were. */
function hourOfDayRate(done: readonly number[], open: readonly Milliseconds[], hour: number): number {
  let [count, ms] = [0, 0];
  for (let place = hour; place < 168; place += 24) {
    count += done[place] as number;
    ms += open[place] as number;
  }
  return ms === 0 ? 0 : (count * HOUR) / ms;
}

/** What a group is expected to finish between two instants: its pace over the hours it is open (SLA-12). */
export function workBetween(pace: Pace, calendar: CompiledCalendar, from: Instant, to: Instant): number {
  let work = 0;
  for (let at = from; at < to; ) {
    const next = Math.min(hourBegins(at, pace.zone) + HOUR, to);
    const rate = pace.perOpenHour[hourOfWeek(at, pace.zone)] as number;
    if (rate > 0) work += (rate * openTimeBetween(calendar, at, next)) / HOUR;
    at = next;
  }
  return work;
}

/** Where in the week an hour lies: Monday 00 is 0, Sunday 23 is 167. */
export function hourOfWeek(at: Instant, zone: string): number {
  const local = at + offsetAt(zone, at);
  // Day 0 of the epoch was a Thursday.
  const weekday = (Math.floor(local / DAY) + 3) % 7;
  return weekday * 24 + Math.floor((local % DAY) / HOUR);
}

/** The beginning of the local hour an instant lies in. */
export function hourBegins(at: Instant, zone: string): Instant {
  const local = at + offsetAt(zone, at);
  return at - (local % HOUR);
}
