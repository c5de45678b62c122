import { DAY, type Instant, type Milliseconds } from '#core/platform/instant.ts';
import { civil, firstDayOfYear } from '../spans/local-date.ts';
import type { Span } from '../spans/span.ts';
import type { DayPlanner } from './day-plan.ts';
import { eachLivedPiece } from './local-days.ts';

/**
 * The open stretches of a calendar on the world's time line, for the years asked about so far (CAL-4).
 *
 *     opens   o0      o1        o2
 *             |=====| |=======| |===|        closes c0 c1 c2
 *     before  0       b1        b2           open time ahead of each stretch, so a sum is one subtraction
 *     byDay   for each UTC day the first stretch that closes after its midnight, so finding a place is one look
 */
export interface OpeningTimeline {
  readonly zone: string;
  readonly planner: DayPlanner;
  opens: number[];
  closes: number[];
  before: number[];
  byDay: number[];
  /** The years held, from the first up to and not including the last; equal while nothing is held. */
  fromYear: number;
  toYear: number;
  from: Instant;
  to: Instant;
}

/** The years the product reckons with; beyond them nothing is open. */
const FIRST_YEAR = 1800;
const END_YEAR = 2600;
const REACH_FROM = firstDayOfYear(FIRST_YEAR) * DAY;
const REACH_TO = firstDayOfYear(END_YEAR) * DAY;

/** An empty time line that fills itself as it is asked (CAL-4). */
export function openingTimeline(zone: string, planner: DayPlanner): OpeningTimeline {
  return { zone, planner, opens: [], closes: [], before: [], byDay: [], fromYear: 0, toYear: 0, from: 0, to: 0 };
}

/** Is the instant inside an open stretch? (CAL-4) */
export function isOpenAt(line: OpeningTimeline, at: Instant): boolean {
  const index = place(line, at);
  return index < line.opens.length && (line.opens[index] as number) <= at;
}

/** Open time from one instant to another, negative backwards (CAL-4). */
export function openBetween(line: OpeningTimeline, from: Instant, to: Instant): Milliseconds {
  hold(line, from);
  hold(line, to);
  return openUntil(line, to) - openUntil(line, from);
}

/** The earliest instant at which so much open time has passed since `from` (CAL-4). */
export function useUp(line: OpeningTimeline, from: Instant, ms: Milliseconds): Instant | 'never' {
  if (ms === 0) return from;
  let index = place(line, from);
  const used = openUntilAt(line, from, index) + ms;
  while (openTotal(line) < used) if (!growForward(line)) return 'never';
  // Gallop from where we are, then halve: most targets lie a few stretches ahead.
  const last = line.opens.length - 1;
  let step = 1;
  while (index + step <= last && (line.before[index + step] as number) < used) {
    index += step;
    step *= 2;
  }
  let high = Math.min(index + step, last + 1);
  while (high - index > 1) {
    const middle = (index + high) >> 1;
    if ((line.before[middle] as number) < used) index = middle;
    else high = middle;
  }
  return (line.opens[index] as number) + used - (line.before[index] as number);
}

/** The latest instant from which so much open time passes until `to` (CAL-4). */
export function takeBack(line: OpeningTimeline, to: Instant, ms: Milliseconds): Instant | 'never' {
  if (ms === 0) return to;
  hold(line, to);
  while (openUntil(line, to) < ms) if (!growBackward(line)) return 'never';
  const left = openUntil(line, to) - ms;
  let low = 0;
  let high = line.opens.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((line.before[middle] as number) <= left) low = middle;
    else high = middle;
  }
  return (line.opens[low] as number) + left - (line.before[low] as number);
}

/** The first open instant at or after this one (CAL-4). */
export function openingAfter(line: OpeningTimeline, at: Instant): Instant | 'never' {
  for (;;) {
    const index = place(line, at);
    if (index < line.opens.length) return Math.max(at, line.opens[index] as number);
    if (!growForward(line)) return 'never';
  }
}

/** The end of the stretch that is open at, or next after, this instant (CAL-4). */
export function closingAfter(line: OpeningTimeline, at: Instant): Instant | 'never' {
  for (;;) {
    const close = line.closes[place(line, at)];
    // A stretch that reaches the edge of what is held may go on: the next year decides.
    if (close !== undefined && close < line.to) return close;
    if (close !== undefined && line.to >= (line.planner.bounds.lastClosed + 2) * DAY) return 'never';
    if (!growForward(line)) return close !== undefined && close < REACH_TO ? close : 'never';
  }
}

/** The open stretches between two instants, cut at both (CAL-4). */
export function spansBetween(line: OpeningTimeline, from: Instant, to: Instant): Span[] {
  const spans: Span[] = [];
  if (from >= to) return spans;
  hold(line, to);
  for (let index = place(line, from); index < line.opens.length; index++) {
    const open = line.opens[index] as number;
    if (open >= to) break;
    spans.push({ from: Math.max(from, open), to: Math.min(to, line.closes[index] as number) });
  }
  return spans;
}

/** The first stretch that closes after the instant; as many as there are when none does. */
function place(line: OpeningTimeline, at: Instant): number {
  if (at < line.from || at >= line.to) hold(line, at);
  if (at >= line.to) return line.opens.length;
  if (at < line.from) return 0;
  let index = line.byDay[Math.floor((at - line.from) / DAY)] as number;
  while (index < line.closes.length && (line.closes[index] as number) <= at) index++;
  return index;
}

function openUntil(line: OpeningTimeline, at: Instant): Milliseconds {
  return openUntilAt(line, at, place(line, at));
}

function openUntilAt(line: OpeningTimeline, at: Instant, index: number): Milliseconds {
  if (index >= line.opens.length) return openTotal(line);
  const open = line.opens[index] as number;
  return (line.before[index] as number) + (at > open ? at - open : 0);
}

function openTotal({ opens, closes, before }: OpeningTimeline): Milliseconds {
  const last = opens.length - 1;
  return last < 0 ? 0 : (before[last] as number) + (closes[last] as number) - (opens[last] as number);
}

/** Sees to it that the year of the instant is held. */
function hold(line: OpeningTimeline, at: Instant): void {
  if (at >= line.from && at < line.to) return;
  const year = civil(Math.floor(Math.min(Math.max(at, REACH_FROM), REACH_TO - 1) / DAY)).year;
  if (line.fromYear === line.toYear) {
    line.fromYear = year;
    line.toYear = year;
    line.from = firstDayOfYear(year) * DAY;
    line.to = line.from;
    appendYear(line);
  }
  while (year >= line.toYear) appendYear(line);
  if (year < line.fromYear) prependYears(line, year);
}

/** Holds more of the future; false when nothing more will ever open. */
function growForward(line: OpeningTimeline): boolean {
  const stretches = line.opens.length;
  const open = openTotal(line);
  while (line.toYear < END_YEAR && line.to < (line.planner.bounds.lastOpen + 2) * DAY) {
    appendYear(line);
    if (line.opens.length > stretches || openTotal(line) > open) return true;
  }
  return false;
}

/** Holds more of the past; false when the reach ends. */
function growBackward(line: OpeningTimeline): boolean {
  if (line.fromYear <= FIRST_YEAR || line.planner.bounds.lastOpen === Number.NEGATIVE_INFINITY) return false;
  // Twice as far each time, so a search far back stays one pass.
  prependYears(line, Math.max(FIRST_YEAR, line.fromYear - Math.max(4, line.toYear - line.fromYear)));
  return true;
}

function appendYear(line: OpeningTimeline): void {
  const { opens, closes, byDay } = line;
  const from = line.to;
  const to = firstDayOfYear(line.toYear + 1) * DAY;
  const touched = Math.max(0, closes.length - 1);
  collect(line, from, to, opens, closes);
  sumUp(line, touched);
  let index = touched;
  for (let midnight = from; midnight < to; midnight += DAY) {
    while (index < closes.length && (closes[index] as number) <= midnight) index++;
    byDay.push(index);
  }
  line.to = to;
  line.toYear += 1;
}

/** Lays the years before in front: places shift by as many stretches, less one where the seam joins two. */
function prependYears(line: OpeningTimeline, year: number): void {
  const earlier = openingTimeline(line.zone, line.planner);
  earlier.fromYear = year;
  earlier.toYear = year;
  earlier.from = firstDayOfYear(year) * DAY;
  earlier.to = earlier.from;
  while (earlier.toYear < line.fromYear) appendYear(earlier);
  const joins = earlier.closes.length > 0 && earlier.closes.at(-1) === line.opens[0];
  const shift = earlier.opens.length - (joins ? 1 : 0);
  line.opens = earlier.opens.concat(joins ? line.opens.slice(1) : line.opens);
  line.closes = (joins ? earlier.closes.slice(0, -1) : earlier.closes).concat(line.closes);
  line.byDay = earlier.byDay.concat(line.byDay.map((index) => index + shift));
  line.fromYear = year;
  line.from = earlier.from;
  sumUp(line, 0);
}

/** Sums the open time ahead of each stretch, from one stretch on. */
function sumUp({ opens, closes, before }: OpeningTimeline, first: number): void {
  if (opens.length > 0 && first === 0) before[0] = 0;
  for (let index = Math.max(1, first); index < opens.length; index++) {
    const last = index - 1;
    before[index] = (before[last] as number) + (closes[last] as number) - (opens[last] as number);
  }
}

function collect(line: OpeningTimeline, from: Instant, to: Instant, opens: number[], closes: number[]): void {
  const { planOf, bounds } = line.planner;
  if (from >= (bounds.lastOpen + 2) * DAY || !opensOn(planOf, from / DAY - 1, to / DAY + 1)) return;
  eachLivedPiece(line.zone, planOf, from, to, (start, end, { open }) => {
    if (!open) return;
    if (closes.length > 0 && closes.at(-1) === start) closes[closes.length - 1] = end;
    else {
      opens.push(start);
      closes.push(end);
    }
  });
}

/** Does any of these local days open? Asked first, so that empty years cost no zone arithmetic. */
function opensOn(planOf: DayPlanner['planOf'], first: number, end: number): boolean {
  for (let day = first; day < end; day++) for (const { open } of planOf(day)) if (open) return true;
  return false;
}
