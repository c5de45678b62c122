import type { PointerEvent, ReactNode } from 'react';
import { DAY_MINUTES, type Deviation, type Hours } from '#core/time/calendars/calendar.ts';
import type { Weekday } from '#core/time/spans/local-date.ts';
import { columnStyle, type GridRange, placed, share } from './grid-range.ts';
import { clock } from './hours-text.ts';
import { useCalendarWords } from './use-calendar-words.ts';

/** One weekday's column: drawn on where it is empty; weekly deviations and last night's hours lie over it (CAL-6). */
export function WeekDay({ day, range, deviations, spill, empty, erases, onDraw, children }: WeekDayProps) {
  const { t } = useCalendarWords();
  // Closed in the middle of a closed day says nothing.
  const tells = ({ says }: Deviation) => says === 'open' || !empty || spill.length > 0;
  return (
    <div
      className={erases ? 'c erases' : 'c'}
      data-day={day}
      style={columnStyle(range)}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget && event.button === 0) onDraw(event);
      }}
    >
      {empty && spill.length === 0 ? <span className="wk-closed">{t('week.closed')}</span> : null}
      {spill.map(({ to }) =>
        to > 0 ? <div key={`spill-${to}`} className="op spill" style={placed({ from: 0, to }, range)} /> : null,
      )}
      {children}
      {deviations
        .filter(isWeekly(day))
        .filter(tells)
        .map((deviation) => (
          <div
            key={deviation.id}
            className={deviation.says === 'closed' ? 'cx' : 'cx opens'}
            style={placed(deviation.when.hours ?? { from: 0, to: DAY_MINUTES }, range)}
            title={deviation.name}
          >
            <span className="cut">{deviation.name}</span>
          </div>
        ))}
    </div>
  );
}

export interface WeekDayProps {
  readonly day: Weekday;
  readonly range: GridRange;
  readonly deviations: readonly Deviation[];
  /** Windows of the day before that run past midnight. */
  readonly spill: readonly Hours[];
  readonly empty: boolean;
  /** The pen paints closed: blocks let it through. */
  readonly erases: boolean;
  readonly onDraw: (event: PointerEvent<HTMLElement>) => void;
  readonly children: ReactNode;
}

/** The hours at the left, every other one as in the design. */
export function WeekHoursColumn({ range }: { readonly range: GridRange }) {
  const hours = [];
  for (let minute = Math.ceil(range.from / 120) * 120 || 120; minute < range.to; minute += 120) hours.push(minute);
  return (
    <div className="wk-hours" aria-hidden="true">
      {hours
        .filter((minute) => minute > range.from)
        .map((minute) => (
          <span className="num" key={minute} style={{ top: `${share(minute, range)}%` }}>
            {clock(minute).slice(0, 2)}
          </span>
        ))}
    </div>
  );
}

/** Deviations that hold each week on this day; others belong to single weeks. */
function isWeekly(day: Weekday) {
  return ({ when }: Deviation): boolean =>
    !when.dates &&
    !when.yearly &&
    when.nth === undefined &&
    !when.weekParity &&
    !when.beforeRedDay &&
    (!when.weekdays || when.weekdays.includes(day));
}
