import { DAY, type Instant } from '#core/platform/instant.ts';
import { civil, type EpochDay, epochDayOf, firstDayOfYear } from '#core/time/spans/local-date.ts';
import { instantOf, offsetAt } from '#core/time/zones/zone.ts';

/** The day a zone's calendar shows at an instant (SLR-1). */
export function dayAt(zone: string, at: Instant): EpochDay {
  return Math.floor((at + offsetAt(zone, at)) / DAY);
}

/** The instant a day begins in a zone; where midnight is skipped, the first instant of that day (SLR-1). */
export function dayBegins(zone: string, day: EpochDay): Instant {
  return instantOf(zone, day * DAY);
}

/** The first day of the month that lies a number of months from a day's own (SLR-1). */
export function monthFrom(day: EpochDay, months: number): EpochDay {
  const { year, month } = civil(day);
  const count = year * 12 + (month - 1) + months;
  return firstOfMonth(Math.floor(count / 12), (((count % 12) + 12) % 12) + 1);
}

/** The first day of the quarter that lies a number of quarters from a day's own (SLR-1). */
export function quarterFrom(day: EpochDay, quarters: number): EpochDay {
  const { month } = civil(day);
  return monthFrom(day, quarters * 3 - ((month - 1) % 3));
}

/** The first day of the year that lies a number of years from a day's own (SLR-1). */
export function yearFrom(day: EpochDay, years: number): EpochDay {
  return firstDayOfYear(civil(day).year + years);
}

function firstOfMonth(year: number, month: number): EpochDay {
  return epochDayOf(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`);
}
