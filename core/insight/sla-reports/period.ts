import type { Instant } from '#core/platform/instant.ts';
import {
  civil,
  type EpochDay,
  epochDayOf,
  type LocalDate,
  localDateOf,
  weekdayIndex,
} from '#core/time/spans/local-date.ts';
import { dayAt, dayBegins, monthFrom, quarterFrom, yearFrom } from './local-day.ts';

/** The periods a report can be asked for by name (SLR-1); `all` is all there is. */
export const presets = [
  'today',
  'yesterday',
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  'this-quarter',
  'last-quarter',
  'this-year',
  'all',
] as const;
export type Preset = (typeof presets)[number];

/** A stretch of time a report is about (SLR-1): from the first instant up to, not including, the last; null is no bound. */
export interface Period {
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/** The period of a name, whole to its end even while it is going on (SLR-1). */
export function periodOf(preset: Preset, now: Instant, zone: string): Period {
  const [from, to] = daysOf(preset, dayAt(zone, now)) ?? [];
  if (from === undefined || to === undefined) return { from: null, to: null };
  return { from: dayBegins(zone, from), to: dayBegins(zone, to) };
}

/** The period between two edges, each a date (the last one is counted in) or an exact instant; null when an edge is no such thing. */
export function periodBetween(from: string | null, to: string | null, zone: string): Period | null {
  const first = from === null ? null : edgeOf(from, zone, 0);
  const last = to === null ? null : edgeOf(to, zone, 1);
  if (first === undefined || last === undefined) return null;
  return first !== null && last !== null && last <= first ? null : { from: first, to: last };
}

/** The dates of a period, both counted in (SLR-1). */
export function datesOf(
  period: Period,
  zone: string,
): { readonly from: LocalDate | null; readonly to: LocalDate | null } {
  return {
    from: period.from === null ? null : localDateOf(dayAt(zone, period.from)),
    to: period.to === null ? null : localDateOf(dayAt(zone, period.to - 1)),
  };
}

/**
 * The period just before one, to compare with (SLR-1).
 *
 * Whole months are compared with as many whole months, everything else with as many days; what has no bounds has no
 * before.
 */
export function periodBefore(period: Period, zone: string): Period | null {
  if (period.from === null || period.to === null) return null;
  const from = dayAt(zone, period.from);
  const to = dayAt(zone, period.to);
  const months = wholeMonths(from, to);
  if (dayBegins(zone, from) !== period.from || dayBegins(zone, to) !== period.to)
    return { from: period.from - (period.to - period.from), to: period.from };
  return { from: dayBegins(zone, months > 0 ? monthFrom(from, -months) : from - (to - from)), to: period.from };
}

function wholeMonths(from: EpochDay, to: EpochDay): number {
  const [first, last] = [civil(from), civil(to)];
  if (first.dayOfMonth !== 1 || last.dayOfMonth !== 1) return 0;
  return last.year * 12 + last.month - first.year * 12 - first.month;
}

function daysOf(preset: Preset, today: EpochDay): readonly [EpochDay, EpochDay] | null {
  const monday = today - weekdayIndex(today);
  switch (preset) {
    case 'today':
      return [today, today + 1];
    case 'yesterday':
      return [today - 1, today];
    case 'this-week':
      return [monday, monday + 7];
    case 'last-week':
      return [monday - 7, monday];
    case 'this-month':
      return [monthFrom(today, 0), monthFrom(today, 1)];
    case 'last-month':
      return [monthFrom(today, -1), monthFrom(today, 0)];
    case 'this-quarter':
      return [quarterFrom(today, 0), quarterFrom(today, 1)];
    case 'last-quarter':
      return [quarterFrom(today, -1), quarterFrom(today, 0)];
    case 'this-year':
      return [yearFrom(today, 0), yearFrom(today, 1)];
    case 'all':
      return null;
  }
}

/** A date's edge lies `days` after its beginning. */
function edgeOf(text: string, zone: string, days: number): Instant | undefined {
  const day = epochDayOf(text);
  if (!Number.isNaN(day)) return dayBegins(zone, day + days);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}
