import { DAY_MINUTES, type Hours, type WeekHours } from '#core/time/calendars/calendar.ts';
import { weekdays } from '#core/time/spans/local-date.ts';

/** The hours the grid shows, from a whole hour to a whole hour. */
export interface GridRange {
  readonly from: number;
  readonly to: number;
}

/** 07–21 as in the design, wider when the week needs it or the whole day is asked for (CAL-6). */
export function rangeOf(week: WeekHours, wholeDay = false): GridRange {
  if (wholeDay) return { from: 0, to: DAY_MINUTES };
  let from = 420;
  let to = 1260;
  for (const day of weekdays) {
    for (const hours of week[day]) {
      if (hours.to <= hours.from) return { from: 0, to: DAY_MINUTES };
      from = Math.min(from, Math.floor(hours.from / 60) * 60);
      to = Math.max(to, Math.ceil(hours.to / 60) * 60);
    }
  }
  return { from, to };
}

/** Where a window lies in a column, cut at what is shown. */
export function placed({ from, to }: Hours, range: GridRange): { top: string; height: string } {
  const end = Math.min(to <= from ? DAY_MINUTES : to, range.to);
  const start = Math.max(from, range.from);
  return { top: `${share(start, range)}%`, height: `${Math.max(0, share(end, range) - share(start, range))}%` };
}

/** An hour is as high as in the design until a whole day has to fit. */
export function columnStyle(range: GridRange): { height: number; backgroundSize: string } {
  const hours = (range.to - range.from) / 60;
  const height = Math.max(348, Math.round(hours * 19));
  return { height, backgroundSize: `100% ${height / hours}px` };
}

/** How far down a column a minute lies, in percent. */
export function share(minute: number, range: GridRange): number {
  return ((minute - range.from) / (range.to - range.from)) * 100;
}
