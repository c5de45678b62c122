import { DAY, type Instant, MINUTE } from '#core/platform/instant.ts';
import {
  civil,
  daysInMonth,
  type EpochDay,
  type Weekday,
  weekdayIndex,
  weekdayOf,
} from '#core/time/spans/local-date.ts';
import { instantOf } from '#core/time/zones/zone.ts';
import { dayAt, monthFrom } from '../sla-reports/local-day.ts';

/** How often a report is sent (REP-1). */
export const rhythmKinds = ['weekday', 'day', 'week', 'month'] as const;
export type RhythmKind = (typeof rhythmKinds)[number];

/** When a report is sent (REP-1): how often, and at which time of day in which zone. */
export interface Rhythm {
  readonly every: RhythmKind;
  /** `07:30`. */
  readonly time: string;
  readonly zone: string;
  /** The day of a weekly rhythm. */
  readonly weekday: Weekday;
  /** The day of a monthly one: a date (the last day where the month is shorter), or the month's first business day. */
  readonly monthDay: number | 'first-business-day';
}

/** Whether a day is one on which the calendar opens (REP-1, CAL-4). */
export type OpensOn = (day: EpochDay) => boolean;

/**
 * The first instant after another at which a report is due (REP-1).
 *
 * A business day is a Monday to Friday on which the calendar opens; where it opens on none, every Monday to Friday is.
 * The time of day is the zone's own: an hour that is skipped moves forward, of an hour that comes twice the first counts.
 */
export function nextDue(rhythm: Rhythm, after: Instant, opensOn: OpensOn): Instant {
  const first = dayAt(rhythm.zone, after);
  for (const opens of [opensOn, () => true])
    for (let day = first; day <= first + REACH; day += 1)
      if (fallsOn(rhythm, day, opens)) {
        const due = instantOf(rhythm.zone, day * DAY + sinceMidnight(rhythm.time));
        if (due > after) return due;
      }
  throw new Error(`no day for ${JSON.stringify(rhythm)}`);
}

/** The last of the instants at which a report was due, and how many before it were missed (REP-1): they become one. */
export function latestDue(
  rhythm: Rhythm,
  due: Instant,
  now: Instant,
  opensOn: OpensOn,
): { readonly dueAt: Instant; readonly missed: number } {
  let [dueAt, missed] = [due, 0];
  for (let next = nextDue(rhythm, dueAt, opensOn); next <= now; next = nextDue(rhythm, dueAt, opensOn)) {
    dueAt = next;
    missed += 1;
  }
  return { dueAt, missed };
}

/** More than a year: a monthly rhythm falls into it in any calendar. */
const REACH = 400;

function fallsOn({ every, weekday, monthDay }: Rhythm, day: EpochDay, opensOn: OpensOn): boolean {
  const isBusinessDay = (one: EpochDay) => weekdayIndex(one) < 5 && opensOn(one);
  switch (every) {
    case 'day':
      return true;
    case 'weekday':
      return isBusinessDay(day);
    case 'week':
      return weekdayOf(day) === weekday;
    case 'month':
      return monthDay === 'first-business-day'
        ? day === firstBusinessDay(day, isBusinessDay)
        : civil(day).dayOfMonth === Math.min(monthDay, lastOf(day));
  }
}

function firstBusinessDay(of: EpochDay, isBusinessDay: OpensOn): EpochDay | undefined {
  const [first, next] = [monthFrom(of, 0), monthFrom(of, 1)];
  for (let day = first; day < next; day += 1) if (isBusinessDay(day)) return day;
  return undefined;
}

function lastOf(day: EpochDay): number {
  const { year, month } = civil(day);
  return daysInMonth(year, month);
}

function sinceMidnight(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (hours * 60 + minutes) * MINUTE;
}
