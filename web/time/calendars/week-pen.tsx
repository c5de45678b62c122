import { type KeyboardEvent, useEffect, useRef } from 'react';
import { DAY_MINUTES, type WeekHours } from '#core/time/calendars/calendar.ts';
import { type Weekday, weekdays } from '#core/time/spans/local-date.ts';
import { weekdayText } from './date-text.ts';
import { type GridRange, share } from './grid-range.ts';
import { clock, hoursText } from './hours-text.ts';
import { useCalendarWords } from './use-calendar-words.ts';
import { isPainted, stepOf, type WeekPlace } from './week-blocks.ts';
import type { Stroke } from './week-stroke.tsx';

/**
 * The pen of the keyboard: arrows move it over the week, space begins and ends a stroke (CAL-6).
 *
 * A stroke that begins where it is closed paints open, one that begins where it is open paints closed.
 */
export function WeekPen({ place, stroke, week, range, disabled, onMove, onBegin, onEnd, onDrop }: WeekPenProps) {
  const { t, language } = useCalendarWords();
  const pen = useRef<HTMLDivElement>(null);
  const carried = useRef(false);
  useEffect(() => {
    if (carried.current) pen.current?.focus({ preventScroll: true });
    carried.current = false;
  });
  const day = weekdayText(place.day, language, 'whole');
  const press = (event: KeyboardEvent) => {
    const to = moveOf(event, place);
    if (to) {
      carried.current = true;
      onMove(to);
    } else if (event.key === ' ' || event.key === 'Enter') {
      if (disabled) return;
      if (stroke === undefined) onBegin();
      else onEnd();
    } else if (event.key === 'Escape' && stroke !== undefined) onDrop();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const state = isPainted(week, place.day, Math.min(place.minute, DAY_MINUTES - 1)) ? 'isOpenAt' : 'isClosedAt';
  const told = stroke
    ? t(stroke.says === 'open' ? 'week.drawingOpen' : 'week.drawingClosed', {
        day: weekdayText(stroke.day, language, 'whole'),
        hours: hoursText(stroke.hours),
      })
    : t(`week.${state}`, { day, time: clock(place.minute) });
  return (
    <div
      ref={pen}
      className={stroke === undefined ? 'wk-pen' : 'wk-pen down'}
      style={{
        top: `calc(34px + (100% - 42px) * ${share(Math.min(Math.max(place.minute, range.from), range.to), range) / 100})`,
        left: `calc(44px + (100% - 44px) * ${weekdays.indexOf(place.day) / 7})`,
      }}
      role="slider"
      tabIndex={0}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={DAY_MINUTES}
      aria-valuenow={place.minute}
      aria-valuetext={told}
      aria-label={t('week.pen')}
      title={t('week.column', { day, hours: clock(place.minute) })}
      onKeyDown={press}
    >
      <span className="wk-pen-told num" aria-hidden="true">
        {told}
      </span>
    </div>
  );
}

export interface WeekPenProps {
  readonly place: WeekPlace;
  /** Undefined while nothing is painted; null while the stroke is still empty. */
  readonly stroke: Stroke | null | undefined;
  readonly week: WeekHours;
  readonly range: GridRange;
  readonly disabled: boolean;
  readonly onMove: (to: WeekPlace) => void;
  readonly onBegin: () => void;
  readonly onEnd: () => void;
  readonly onDrop: () => void;
}

function moveOf(event: KeyboardEvent, { day, minute }: WeekPlace): WeekPlace | undefined {
  const step = stepOf(event.altKey);
  const steps: Record<string, number> = { ArrowUp: -step, ArrowDown: step, PageUp: -60, PageDown: 60 };
  const by = steps[event.key];
  if (by !== undefined) {
    const rough = minute + by;
    const onStep = by > 0 ? Math.floor(rough / step) * step : Math.ceil(rough / step) * step;
    return { day, minute: Math.min(DAY_MINUTES, Math.max(0, onStep)) };
  }
  if (event.key === 'Home') return { day, minute: 0 };
  if (event.key === 'End') return { day, minute: DAY_MINUTES };
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return undefined;
  const next = (weekdays.indexOf(day) + (event.key === 'ArrowLeft' ? 6 : 1)) % 7;
  return { day: weekdays[next] as Weekday, minute };
}
