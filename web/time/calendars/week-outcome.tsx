import { useMemo } from 'react';
import type { CompiledCalendar } from '#core/time/calendars/compiled-calendar.ts';
import type { DayPiece } from '#core/time/calendars/day-piece.ts';
import { DAY_MINUTES } from '#core/time/calendars/calendar.ts';
import { type EpochDay, localDateOf } from '#core/time/spans/local-date.ts';
import { shortDate } from './date-text.ts';
import { hoursText } from './hours-text.ts';
import { useCalendarWords } from './use-calendar-words.ts';
import { columnStyle, type GridRange, placed } from './grid-range.ts';
import { WeekHoursColumn } from './week-day.tsx';

/** One week as it turns out with red days and deviations, each piece with its reason (CAL-4, CAL-6). */
export function WeekOutcome({ compiled, monday }: { readonly compiled: CompiledCalendar; readonly monday: EpochDay }) {
  const { t, why, language } = useCalendarWords();
  const days = useMemo(
    () => Array.from({ length: 7 }, (_, index) => monday + index).map((day) => ({ day, plan: planOf(compiled, day) })),
    [compiled, monday],
  );
  const range = rangeOfPlans(days.map(({ plan }) => plan));
  return (
    <div className="wk outcome" role="group" aria-label={t('week.readOnly')}>
      <div className="d" />
      {days.map(({ day }) => (
        <div className="d" key={day}>
          {shortDate(localDateOf(day), language)}
        </div>
      ))}
      <WeekHoursColumn range={range} />
      {days.map(({ day, plan }) => (
        <div className="c" key={day} style={columnStyle(range)}>
          {plan.map((piece) =>
            piece.open || tells(piece) ? (
              <div
                key={piece.from}
                className={piece.open ? 'op' : 'cx'}
                style={placed(piece, range)}
                title={`${hoursText(piece)} ${why(piece.reason)}`}
              >
                {piece.open ? hoursText(piece) : null}
                {piece.reason.kind === 'week' ? null : <span className="cut wk-why">{why(piece.reason)}</span>}
              </div>
            ) : null,
          )}
        </div>
      ))}
    </div>
  );
}

/** Closed pieces worth showing: those a red day or a deviation closed. */
function tells({ reason, open }: DayPiece): boolean {
  return !open && (reason.kind === 'red-day' || reason.kind === 'deviation');
}

function planOf({ timeline }: CompiledCalendar, day: EpochDay): readonly DayPiece[] {
  return timeline.planner.planOf(day);
}

function rangeOfPlans(plans: readonly (readonly DayPiece[])[]): GridRange {
  const open = plans.flat().filter((piece) => piece.open);
  return {
    from: Math.min(420, ...open.map(({ from }) => Math.floor(from / 60) * 60)),
    to: Math.min(DAY_MINUTES, Math.max(1260, ...open.map(({ to }) => Math.ceil(to / 60) * 60))),
  };
}
