import type { Hours } from '#core/time/calendars/calendar.ts';
import { type Weekday, weekdays } from '#core/time/spans/local-date.ts';
import { type GridRange, placed } from './grid-range.ts';

/** What is being painted and not yet let go: a window of a day, open or closed (CAL-6). */
export interface Stroke {
  readonly day: Weekday;
  readonly hours: Hours;
  readonly says: 'open' | 'closed';
}

/** The stroke as it lies over one day; its part past midnight over the day after (CAL-6). */
export function WeekStroke({ stroke, day, range }: WeekStrokeProps) {
  if (!stroke) return null;
  const { hours, says } = stroke;
  const next = weekdays[(weekdays.indexOf(stroke.day) + 1) % 7];
  const pastMidnight = hours.to <= hours.from;
  const name = `wk-stroke ${says}`;
  return (
    <>
      {stroke.day === day ? <div className={name} style={placed(hours, range)} aria-hidden="true" /> : null}
      {pastMidnight && next === day ? (
        <div className={name} style={placed({ from: 0, to: hours.to }, range)} aria-hidden="true" />
      ) : null}
    </>
  );
}

export interface WeekStrokeProps {
  readonly stroke: Stroke | null;
  readonly day: Weekday;
  readonly range: GridRange;
}
