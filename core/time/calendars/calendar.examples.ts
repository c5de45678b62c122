import { type Calendar, emptyWeek, type Hours, type RedDay, type WeekHours } from './calendar.ts';
import { type CompiledCalendar, compileCalendar } from './compiled-calendar.ts';

/** Windows written as people write them: `hours('08:00-12:00', '13:00-17:00')`. */
export function hours(...written: readonly string[]): readonly Hours[] {
  return written.map((text) => {
    const [from = 0, to = 0] = text.split('-').map((clock) => {
      const [hour = 0, minute = 0] = clock.split(':').map(Number);
      return hour * 60 + minute;
    });
    return { from, to };
  });
}

/** The same windows Monday to Friday. */
export function weekdaysOpen(...written: readonly string[]): WeekHours {
  const day = hours(...written);
  return { ...emptyWeek, mon: day, tue: day, wed: day, thu: day, fri: day };
}

/** The same windows every day. */
export function everyDay(...written: readonly string[]): WeekHours {
  const day = hours(...written);
  return { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
}

/** Weekdays 08–17 in Stockholm, changed as told. */
export function calendarWith(change: Partial<Calendar> = {}): Calendar {
  return {
    id: 'fjallbo',
    revisionId: 'fjallbo-1',
    name: 'Fjällbo vardag',
    zone: 'Europe/Stockholm',
    week: weekdaysOpen('08:00-17:00'),
    redDaySet: 'SE',
    redDayOverrides: [],
    deviations: [],
    ...change,
  };
}

/** The same, ready to answer. */
export function compiled(change: Partial<Calendar> = {}, redDays: readonly RedDay[] = []): CompiledCalendar {
  return compileCalendar(calendarWith(change), redDays);
}
