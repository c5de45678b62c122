import { civil, type EpochDay, daysInMonth, epochDayOf, isoWeek, weekdayOf } from '../spans/local-date.ts';
import type { Deviation } from './calendar.ts';

/**
 * The question of a deviation that is asked of each day: do its conditions on the date all hold? (CAL-2)
 *
 * The time of day is not asked here. `closesRed` tells whether a red day closes a day.
 */
export function dayCondition(deviation: Deviation, closesRed: (day: EpochDay) => boolean): (day: EpochDay) => boolean {
  const { dates, yearly, weekdays, nth, weekParity, beforeRedDay } = deviation.when;
  const first = dates ? epochDayOf(dates.from) : Number.NEGATIVE_INFINITY;
  const last = dates ? epochDayOf(dates.to) : Number.POSITIVE_INFINITY;
  const days = weekdays ? new Set(weekdays) : undefined;
  return (day) => {
    if (!(day >= first && day <= last)) return false;
    if (days && !days.has(weekdayOf(day))) return false;
    if (yearly && !inYearly(day, yearly)) return false;
    if (nth !== undefined && !isNth(day, nth)) return false;
    if (weekParity && (isoWeek(day) % 2 === 0 ? 'even' : 'odd') !== weekParity) return false;
    return !beforeRedDay || closesRed(day + 1);
  };
}

/** Has the deviation no condition on the date at all, so that it holds every day? (CAL-2) */
export function holdsEveryDay({ when }: Deviation): boolean {
  return (
    !when.dates && !when.yearly && !when.weekdays && when.nth === undefined && !when.weekParity && !when.beforeRedDay
  );
}

function inYearly(day: EpochDay, { from, to }: { readonly from: string; readonly to: string }): boolean {
  const { month, dayOfMonth } = civil(day);
  const here = `${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
  return from <= to ? here >= from && here <= to : here >= from || here <= to;
}

function isNth(day: EpochDay, nth: 1 | 2 | 3 | 4 | 5 | -1): boolean {
  const { year, month, dayOfMonth } = civil(day);
  return nth === -1 ? dayOfMonth + 7 > daysInMonth(year, month) : Math.ceil(dayOfMonth / 7) === nth;
}
