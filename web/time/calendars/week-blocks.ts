import { DAY_MINUTES, type Hours, type WeekHours } from '#core/time/calendars/calendar.ts';
import { type Weekday, weekdays } from '#core/time/spans/local-date.ts';

/** Which window of the week: its weekday and its place that day (CAL-6). */
export interface BlockId {
  readonly day: Weekday;
  readonly index: number;
}

/** The step drawing snaps to: a quarter of an hour, with Alt a minute (CAL-6). */
export function stepOf(alt: boolean): number {
  return alt ? 1 : 15;
}

/** The minute nearest to a height in the grid, on the step and within the day (CAL-6). */
export function snapped(minute: number, step: number): number {
  return Math.min(DAY_MINUTES, Math.max(0, Math.round(minute / step) * step));
}

/** The window between where a drag began and where it is, never empty (CAL-6). */
export function drawn(a: number, b: number, step: number): Hours {
  const from = snapped(Math.min(a, b), step);
  const to = snapped(Math.max(a, b), step);
  return to > from
    ? { from, to }
    : { from: Math.min(from, DAY_MINUTES - step), to: Math.min(from + step, DAY_MINUTES) };
}

/** A window moved by so many minutes, kept within its day; one past midnight keeps its length (CAL-6). */
export function moved({ from, to }: Hours, by: number): Hours {
  const length = lengthOf({ from, to });
  if (to <= from) return { from: wrap(from + by), to: wrap(to + by) };
  const start = Math.min(Math.max(0, from + by), DAY_MINUTES - length);
  return { from: start, to: start + length };
}

/** A window with one edge moved; at least one step long (CAL-6). */
export function resized(hours: Hours, edge: 'from' | 'to', by: number, step: number): Hours {
  if (hours.to <= hours.from) return { ...hours, [edge]: wrap(hours[edge] + by) };
  if (edge === 'from') return { ...hours, from: Math.min(Math.max(0, hours.from + by), hours.to - step) };
  return { ...hours, to: Math.max(Math.min(DAY_MINUTES, hours.to + by), hours.from + step) };
}

/** How long a window is on the clock face (CAL-1). */
export function lengthOf({ from, to }: Hours): number {
  return to > from ? to - from : to + DAY_MINUTES - from;
}

/** The week with one window put in another's place, taken away (null) or added, joined where windows touch (CAL-6). */
export function withBlock(week: WeekHours, id: BlockId, hours: Hours | null): WeekHours {
  const windows = [...week[id.day]];
  if (hours === null) windows.splice(id.index, 1);
  else windows[id.index] = hours;
  return { ...week, [id.day]: windows };
}

/** A window carried to another weekday; answers where it lies now (CAL-6). */
export function carried(week: WeekHours, id: BlockId, by: number): { readonly week: WeekHours; readonly id: BlockId } {
  const hours = week[id.day][id.index];
  const day = weekdays[Math.min(6, Math.max(0, weekdays.indexOf(id.day) + by))] as Weekday;
  if (!hours || day === id.day) return { week, id };
  const without = withBlock(week, id, null);
  return { week: { ...without, [day]: [...without[day], hours] }, id: { day, index: without[day].length } };
}

/** The windows of each day in order, overlapping or touching ones joined: what is kept when a drawing ends (CAL-1). */
export function tidied(week: WeekHours): WeekHours {
  return Object.fromEntries(weekdays.map((day) => [day, joined(week[day])])) as unknown as WeekHours;
}

/** The week with a window painted open or closed over what was there; it may run past midnight (CAL-6). */
export function painted(week: WeekHours, day: Weekday, hours: Hours, says: 'open' | 'closed'): WeekHours {
  if (says === 'open') return tidied({ ...week, [day]: [...week[day], hours] });
  const here = weekdays.indexOf(day);
  const [from, to] = [hours.from, hours.from + lengthOf(hours)];
  const left = new Map<Weekday, Hours[]>(weekdays.map((one) => [one, []]));
  weekdays.forEach((one, index) => {
    // Where this day's midnight lies, seen from the painted day: yesterday's and tomorrow's windows may reach in.
    const shift = DAY_MINUTES * (((index - here + 10) % 7) - 3);
    for (const window of week[one]) {
      const [start, end] = [shift + window.from, shift + window.from + lengthOf(window)];
      const pieces = [
        [start, Math.min(end, from)],
        [Math.max(start, to), end],
      ];
      for (const [a = 0, b = 0] of start < to && end > from ? pieces : [[start, end]]) {
        if (b <= a) continue;
        const days = Math.floor(a / DAY_MINUTES);
        const at = weekdays[(here + days + 14) % 7] as Weekday;
        left.get(at)?.push({ from: a - days * DAY_MINUTES, to: wrapEnd(b - days * DAY_MINUTES) });
      }
    }
  });
  return tidied(Object.fromEntries(left) as unknown as WeekHours);
}

/** Is the usual week open at this minute of a day, last night's windows counted? (CAL-6) */
export function isPainted(week: WeekHours, day: Weekday, minute: number): boolean {
  const yesterday = weekdays[(weekdays.indexOf(day) + 6) % 7] as Weekday;
  return (
    week[day].some(({ from, to }) => minute >= from && (to <= from || minute < to)) ||
    week[yesterday].some(({ from, to }) => to <= from && minute < to)
  );
}

/** The window between two places of the week, past midnight when the later lies on the day after (CAL-6). */
export function windowBetween(a: WeekPlace, b: WeekPlace): { readonly day: Weekday; readonly hours: Hours } | null {
  const step = (weekdays.indexOf(b.day) - weekdays.indexOf(a.day) + 7) % 7;
  if (step === 0) {
    if (a.minute === b.minute) return null;
    return { day: a.day, hours: { from: Math.min(a.minute, b.minute), to: Math.max(a.minute, b.minute) } };
  }
  if (step === 1) return overNight(a, b);
  return step === 6 ? overNight(b, a) : null;
}

/** A place in the week: a day and a minute of it (CAL-6). */
export interface WeekPlace {
  readonly day: Weekday;
  readonly minute: number;
}

/** At most a whole day: what goes on beyond that is the next day's own window. */
function overNight(first: WeekPlace, last: WeekPlace): { readonly day: Weekday; readonly hours: Hours } | null {
  if (first.minute === DAY_MINUTES) {
    return last.minute === 0 ? null : { day: last.day, hours: { from: 0, to: last.minute } };
  }
  const to = Math.min(last.minute, first.minute);
  return { day: first.day, hours: { from: first.minute, to: to === 0 ? DAY_MINUTES : to } };
}

function joined(windows: readonly Hours[]): readonly Hours[] {
  const sorted = windows
    .map((hours) => ({ from: hours.from, to: hours.from + lengthOf(hours) }))
    .sort((a, b) => a.from - b.from);
  const result: { from: number; to: number }[] = [];
  for (const hours of sorted) {
    const last = result.at(-1);
    const meets = last && hours.from <= last.to && hours.to <= last.from + DAY_MINUTES;
    if (meets) last.to = Math.max(last.to, hours.to);
    else result.push(hours);
  }
  return result.map(({ from, to }) => ({ from, to: wrapEnd(to) }));
}

/** The end of a window on the clock face: midnight that ends the day stays 24:00. */
function wrapEnd(to: number): number {
  return to > DAY_MINUTES ? to - DAY_MINUTES : to;
}

function wrap(minute: number): number {
  return ((minute % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
}
