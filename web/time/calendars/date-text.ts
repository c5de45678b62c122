import { DAY } from '#core/platform/instant.ts';
import { type EpochDay, epochDayOf, type LocalDate, type Weekday, weekdays } from '#core/time/spans/local-date.ts';
import { locale } from '#web/kit/time/instant-text.ts';

/** A date as the language writes it, from its own reckoning, whatever zone the browser is in (CAL-6). */
export function dateText(date: LocalDate | EpochDay, language: string, options: Intl.DateTimeFormatOptions): string {
  const day = typeof date === 'number' ? date : epochDayOf(date);
  return new Intl.DateTimeFormat(locale(language), { ...options, timeZone: 'UTC' }).format(day * DAY);
}

/** `lö 1/11`, in German and Finnish `Sa 1.11.`: the weekday's two letters and the day, as in the design. */
export function shortDate(date: LocalDate, language: string): string {
  const [, month, day] = date.split('-').map(Number);
  const weekday = weekdayText(weekdays[(((epochDayOf(date) + 3) % 7) + 7) % 7] as Weekday, language);
  return `${weekday} ${language === 'de' || language === 'fi' ? `${day}.${month}.` : `${day}/${month}`}`;
}

/** `torsdag 30 oktober 2025`. */
export function longDate(date: LocalDate, language: string): string {
  return dateText(date, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** A weekday in two letters, or whole. */
export function weekdayText(weekday: Weekday, language: string, width: 'two' | 'whole' = 'two'): string {
  // 5 January 1970 was a Monday.
  const whole = dateText(4 + weekdays.indexOf(weekday), language, { weekday: 'long' });
  return width === 'whole' ? whole : [...whole].slice(0, 2).join('');
}
