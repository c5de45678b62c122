import type { Weekday } from '../spans/local-date.ts';
import { weekdays } from '../spans/local-date.ts';
import { type Calendar, DAY_MINUTES, type Deviation, type Hours, type RedDay } from './calendar.ts';

/** Windows as a vector file writes them: `["09:00", "17:00"]`, where `24:00` is the midnight that ends the day (CAL-4). */
export type ClockPair = readonly [string, string];

/** A calendar of a vector file: week, days closed whole, days with hours of their own, and cuts (CAL-4). */
export interface VectorCalendar {
  readonly timezone: string;
  readonly week: Readonly<Partial<Record<Weekday, readonly ClockPair[]>>>;
  readonly holidays?: readonly string[];
  readonly exceptions?: Readonly<Record<string, readonly ClockPair[]>>;
  readonly breaks?: Readonly<Record<string, readonly ClockPair[]>>;
}

/** One checked fact of a vector file; instants are UTC, amounts are seconds (CAL-4). */
export interface Vector {
  readonly id: string;
  readonly kind: 'deadline' | 'elapsed' | 'backdate' | 'nextClose' | 'nextOpen' | 'isOpen' | 'addDays';
  readonly calendar: string;
  readonly start?: string;
  readonly end?: string;
  readonly at?: string;
  readonly seconds?: number;
  readonly days?: number;
  readonly pauses?: readonly (ClockPair | { readonly from: string; readonly to: string })[];
  readonly expect: string | number | boolean;
  readonly missedAfter?: string;
  readonly toleranceSeconds?: number;
}

/** A file of business-time vectors (CAL-4). */
export interface VectorFile {
  readonly calendars: Readonly<Record<string, VectorCalendar>>;
  readonly vectors: readonly Vector[];
}

/**
 * A file's calendar said in ours (CAL-2).
 *
 * Holidays win over breaks, breaks over exceptions; an exception closes the whole date and opens its own windows.
 */
export function calendarOfVectors(
  name: string,
  file: VectorCalendar,
): { readonly calendar: Calendar; readonly redDays: readonly RedDay[] } {
  const holidays = new Set(file.holidays ?? []);
  const deviations: Deviation[] = [];
  const add = (says: 'open' | 'closed', date: string, hours?: Hours) =>
    deviations.push({
      id: `${deviations.length}`,
      name: date,
      says,
      when: { dates: { from: date, to: date }, ...(hours ? { hours } : {}) },
    });
  for (const [date, pairs] of Object.entries(file.breaks ?? {}))
    for (const pair of pairs) add('closed', date, hoursOf(pair));
  for (const [date, pairs] of Object.entries(file.exceptions ?? {})) {
    if (holidays.has(date)) continue;
    for (const pair of pairs) add('open', date, hoursOf(pair));
    add('closed', date);
  }
  const week = Object.fromEntries(weekdays.map((day) => [day, (file.week[day] ?? []).map(hoursOf)]));
  return {
    calendar: {
      id: name,
      revisionId: name,
      name,
      zone: file.timezone,
      week: week as unknown as Calendar['week'],
      redDaySet: null,
      redDayOverrides: [],
      deviations,
    },
    redDays: [...holidays].map((date) => ({ date, name: date })),
  };
}

function hoursOf([from, to]: ClockPair): Hours {
  return { from: minuteOf(from), to: minuteOf(to) };
}

/** `HH:MM` or `HH:MM:SS`; seconds become a share of the minute. */
function minuteOf(clock: string): number {
  const [hour = 0, minute = 0, second = 0] = clock.split(':').map(Number);
  const minutes = hour * 60 + minute + second / 60;
  if (!(minutes >= 0 && minutes <= DAY_MINUTES)) throw new RangeError(`not a time of day: ${clock}`);
  return minutes;
}
