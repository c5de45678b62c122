import type { Temporal as TemporalNamespace } from 'temporal-polyfill';
import type { Hours } from '#core/time/calendars/calendar.ts';

/** The straight way with Temporal: walk the days of a zone, window by window; right, and what a careful peer does. */
export function temporalWalk(
  temporal: typeof TemporalNamespace,
  zone: string,
  windows: readonly Hours[],
  redDays: readonly string[],
) {
  const red = new Set(redDays);
  const spansOf = (date: TemporalNamespace.PlainDate): (readonly [number, number])[] => {
    if (date.dayOfWeek > 5 || red.has(date.toString())) return [];
    return windows.map(({ from, to }) => [instant(date, from), instant(date, to)]);
  };
  const instant = (date: TemporalNamespace.PlainDate, minute: number): number =>
    date.toZonedDateTime({
      timeZone: zone,
      plainTime: temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 }),
    }).epochMilliseconds;
  const dateAt = (at: number) => temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
  return {
    add(from: number, ms: number): number {
      let left = ms;
      for (let date = dateAt(from); ; date = date.add({ days: 1 })) {
        for (const [open, close] of spansOf(date)) {
          const start = Math.max(open, from);
          if (start >= close) continue;
          if (left <= close - start) return start + left;
          left -= close - start;
        }
      }
    },
    between(from: number, to: number): number {
      let sum = 0;
      const last = dateAt(to);
      for (let date = dateAt(from); temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
        for (const [open, close] of spansOf(date)) sum += Math.max(0, Math.min(close, to) - Math.max(open, from));
      }
      return sum;
    },
  };
}
