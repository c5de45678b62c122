import { DAY, HOUR, type Instant, MINUTE, type Milliseconds, SECOND } from '#core/platform/instant.ts';
import { type CompiledCalendar, nextOpening, openTimeBetween } from '#core/time/calendars/compiled-calendar.ts';
import { instantOf, offsetAt } from '#core/time/zones/zone.ts';
import type { Target } from '../levels/target.ts';

/** How much time a target gives, and whether it is counted as open time or on the wall (SLA-2). */
export interface Budget {
  readonly ms: Milliseconds | 'never';
  readonly business: boolean;
}

/**
 * The time a promise that starts at an instant may take (SLA-2).
 *
 * `opening-day` is due on the n-th following opening day at the time of day it began, or at that day's close if it
 * closes earlier; begun outside hours or at the opening, the coming day is the first. `calendar-day` is the same time
 * of day n dates later on the wall, 23 or 25 hours across a change of the clock.
 */
export function budgetOf(target: Target, start: Instant, calendar: CompiledCalendar): Budget {
  const business = target.clock === 'business';
  if (target.unit === 'seconds') return { ms: target.amount * SECOND, business };
  if (target.unit === 'minutes') return { ms: target.amount * MINUTE, business };
  if (target.unit === 'hours') return { ms: target.amount * HOUR, business };
  if (target.day === 'calendar-day') return { ms: calendarDays(target.amount, start, calendar), business: false };
  if (target.day === 'opening-day' && business) return { ms: openingDays(target.amount, start, calendar), business };
  return { ms: target.amount * DAY, business };
}

function calendarDays(amount: number, start: Instant, { calendar: { zone } }: CompiledCalendar): Milliseconds {
  return instantOf(zone, start + offsetAt(zone, start) + amount * DAY) - start;
}

function openingDays(amount: number, start: Instant, calendar: CompiledCalendar): Milliseconds | 'never' {
  const { zone } = calendar.calendar;
  const first = nextOpening(calendar, start);
  if (first === 'never') return 'never';
  const local = first + offsetAt(zone, first);
  const midnight = Math.floor(local / DAY) * DAY;
  const wholeDays = nextOpening(calendar, instantOf(zone, midnight)) === first;
  let day = midnight;
  for (let left = Math.ceil(amount) - (wholeDays ? 1 : 0); left > 0; left--) {
    const opening = nextOpening(calendar, instantOf(zone, day + DAY));
    if (opening === 'never') return 'never';
    day = Math.floor((opening + offsetAt(zone, opening)) / DAY) * DAY;
  }
  const until = wholeDays ? instantOf(zone, day + DAY) : instantOf(zone, day + (local - midnight));
  return openTimeBetween(calendar, first, until);
}
