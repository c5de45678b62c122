import { DAY, type Instant } from '#core/platform/instant.ts';

/** A calendar date without a zone, `YYYY-MM-DD` (CAL-1). */
export type LocalDate = string;

/** Whole days since 1970-01-01 in local reckoning: a date as a number (CAL-1). */
export type EpochDay = number;

/** The weekdays in ISO order, Monday first (CAL-1). */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** The day number of a date; NaN when the text is not a date that exists (CAL-1). */
export function epochDayOf(date: LocalDate): EpochDay {
  const ms = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(ms) || localDateOf(ms / DAY) !== date ? Number.NaN : ms / DAY;
}

/** The date of a day number (CAL-1). */
export function localDateOf(day: EpochDay): LocalDate {
  const { year, month, dayOfMonth } = civil(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

/** The weekday of a day number, 0 = Monday … 6 = Sunday (CAL-1). */
export function weekdayIndex(day: EpochDay): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The weekday of a day number (CAL-1). */
export function weekdayOf(day: EpochDay): Weekday {
  return weekdays[weekdayIndex(day)] as Weekday;
}

/** Year, month and day of month of a day number in the Gregorian calendar, by Hinnant's algorithm (CAL-1). */
export function civil(day: EpochDay): { readonly year: number; readonly month: number; readonly dayOfMonth: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfMonth: ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** The day number of 1 January of a year (CAL-1). */
export function firstDayOfYear(year: number): EpochDay {
  const before = year - 1;
  return before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 719_162;
}

/** How many days a month has (CAL-1). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The ISO 8601 week number of a day: the week belongs to the year that holds its Thursday (CAL-2). */
export function isoWeek(day: EpochDay): number {
  const thursday = day - weekdayIndex(day) + 3;
  return Math.floor((thursday - firstDayOfYear(civil(thursday).year)) / 7) + 1;
}

/** The local reading of an instant under an offset, as its day and the milliseconds since local midnight (CAL-4). */
export function localReading(at: Instant, offset: number): { readonly day: EpochDay; readonly sinceMidnight: number } {
  const local = at + offset;
  const day = Math.floor(local / DAY);
  return { day, sinceMidnight: local - day * DAY };
}
