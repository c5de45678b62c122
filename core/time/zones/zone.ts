import { DAY, HOUR, type Instant, MINUTE, type Milliseconds, SECOND } from '#core/platform/instant.ts';
import type { Span } from '../spans/span.ts';
import { firstDayOfYear } from '../spans/local-date.ts';

/** A piece of time in which a zone keeps one offset from UTC (CAL-4). */
export interface OffsetSpan extends Span {
  /** Local time minus UTC. */
  readonly offset: Milliseconds;
}

/** Does the world know this IANA time zone? (CAL-1) */
export function isZone(zone: string): boolean {
  try {
    offsetAt(zone, 0);
    return true;
  } catch {
    return false;
  }
}

/** Local time minus UTC in a zone at an instant, read from the runtime's own zone data (CAL-4). */
export function offsetAt(zone: string, at: Instant): Milliseconds {
  if (zone === 'UTC') return 0;
  const second = Math.floor(at / SECOND) * SECOND;
  const [month, day, year, hour, minute, sec] = clockOf(zone).format(second).match(/\d+/g) as RegExpMatchArray;
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(sec)) - second;
}

/**
 * The pieces of one offset that make up a UTC year of a zone (CAL-4).
 *
 * The runtime gives no list of changes, so the year is sampled every third day and each change found by bisection to
 * the second; the answer is kept.
 */
export function offsetSpansOfYear(zone: string, year: number): readonly OffsetSpan[] {
  const key = `${zone} ${year}`;
  const known = yearsKnown.get(key);
  if (known) return known;
  const from = firstDayOfYear(year) * DAY;
  const to = firstDayOfYear(year + 1) * DAY;
  const spans = zone === 'UTC' ? [{ from, to, offset: 0 }] : sampled(zone, from, to);
  yearsKnown.set(key, spans);
  return spans;
}

/**
 * The instant of a local reading; in a gap it moves forward by the gap, in an overlap it is the first pass (CAL-4).
 */
export function instantOf(zone: string, local: Milliseconds): Instant {
  const before = offsetAt(zone, local - DAY);
  const after = offsetAt(zone, local + DAY);
  for (const offset of [before, after]) if (offsetAt(zone, local - offset) === offset) return local - offset;
  return local - before;
}

const SAMPLE = 3 * DAY;
const clocks = new Map<string, Intl.DateTimeFormat>();
const yearsKnown = new Map<string, readonly OffsetSpan[]>();

function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    clocks.set(zone, clock);
  }
  return clock;
}

function sampled(zone: string, from: Instant, to: Instant): OffsetSpan[] {
  const spans: OffsetSpan[] = [];
  let start = from;
  let offset = offsetAt(zone, from);
  for (let seen = from; seen < to; ) {
    const next = Math.min(seen + SAMPLE, to);
    const offsetNext = offsetAt(zone, next);
    if (offsetNext !== offset) {
      const change = changeBetween(zone, seen, next, offset);
      if (change < to) {
        spans.push({ from: start, to: change, offset });
        start = change;
        offset = offsetAt(zone, change);
        seen = change;
        continue;
      }
    }
    seen = next;
  }
  spans.push({ from: start, to, offset });
  return spans;
}

/** The first second after `low` with another offset. Changes lie on whole hours nearly always, so ask those first. */
function changeBetween(zone: string, low: Instant, high: Instant, offset: Milliseconds): Instant {
  let before = low;
  let after = high;
  for (const step of [HOUR, MINUTE, SECOND]) {
    while (after - before > step) {
      const middle = Math.max(before + step, Math.floor((before + after) / 2 / step) * step);
      if (middle >= after) break;
      if (offsetAt(zone, middle) === offset) before = middle;
      else after = middle;
    }
  }
  return after;
}
