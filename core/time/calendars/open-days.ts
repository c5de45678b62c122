import { DAY, type Instant } from '#core/platform/instant.ts';
import { localReading } from '../spans/local-date.ts';
import { instantOf, offsetAt } from '../zones/zone.ts';
import type { CompiledCalendar } from './compiled-calendar.ts';

/**
 * The same reading of the clock so many opening days later, or earlier when negative (CAL-4, SLA-2).
 *
 * A day that opens at all is an opening day; the day of `from` itself is not counted.
 */
export function addOpenDays({ calendar, timeline }: CompiledCalendar, from: Instant, days: number): Instant | 'never' {
  if (days === 0) return from;
  const { planOf, bounds } = timeline.planner;
  const { day: start, sinceMidnight } = localReading(from, offsetAt(calendar.zone, from));
  const step = Math.sign(days);
  let left = Math.abs(days);
  let day = start;
  while (left > 0) {
    day += step;
    if (Math.abs(day - start) > REACH || (step > 0 && day > bounds.lastOpen)) return 'never';
    if (planOf(day).some(({ open }) => open)) left -= 1;
  }
  return instantOf(calendar.zone, day * DAY + sinceMidnight);
}

/** Four hundred years: the Gregorian calendar then begins again. */
const REACH = 146_097;
