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

function joined(windows: readonly Hours[]): readonly Hours[] {
  const plain = windows.filter(({ from, to }) => to > from).sort((a, b) => a.from - b.from);
  const result: Hours[] = [];
  for (const hours of plain) {
    const last = result.at(-1);
    if (last && hours.from <= last.to) result[result.length - 1] = { from: last.from, to: Math.max(last.to, hours.to) };
    else result.push(hours);
  }
  return [...result, ...windows.filter(({ from, to }) => to <= from)];
}

function wrap(minute: number): number {
  return ((minute % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
}
