import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { Hours, WeekHours } from '#core/time/calendars/calendar.ts';
import { type Weekday, weekdays } from '#core/time/spans/local-date.ts';
import type { GridRange } from './grid-range.ts';
import {
  type BlockId,
  carried,
  drawn,
  moved,
  painted,
  resized,
  snapped,
  stepOf,
  tidied,
  windowBetween,
  withBlock,
} from './week-blocks.ts';
import type { Stroke } from './week-stroke.tsx';

/** What is being dragged: a new window drawn or a part painted closed, or a window moved or changed at one edge. */
export type Grab =
  | { readonly kind: 'draw'; readonly day: Weekday }
  | { readonly kind: 'erase'; readonly day: Weekday }
  | { readonly kind: 'move' | 'from' | 'to'; readonly id: BlockId };

/** Drawing, moving and resizing with the pointer; one drag is one step of *undo* (CAL-6). */
export function useWeekDrag(given: WeekDrag) {
  const latest = useRef(given);
  useEffect(() => {
    latest.current = given;
  });
  const begin = (event: ReactPointerEvent<HTMLElement>, grab: Grab) => {
    const { frame, disabled, week } = latest.current;
    const column = event.currentTarget.closest<HTMLElement>('.c');
    if (disabled || !column || !frame.current) return;
    dragNumber += 1;
    const label = `drag-${dragNumber}`;
    const start = minuteAt(event.clientY, column, latest.current.range);
    let dragged = false;
    let stroke: Stroke | null = null;

    const move = (moved: PointerEvent) => {
      if (!dragged && Math.abs(moved.clientY - event.clientY) + Math.abs(moved.clientX - event.clientX) < 4) return;
      dragged = true;
      const here = minuteAt(moved.clientY, column, latest.current.range);
      const day = dayAt(moved, latest.current.frame.current);
      const step = stepOf(moved.altKey);
      if (grab.kind === 'erase') {
        const to = { day: day ?? grab.day, minute: snapped(here, step) };
        const between = windowBetween({ day: grab.day, minute: snapped(start, step) }, to);
        stroke = between && { ...between, says: 'closed' };
        latest.current.onStroke(stroke);
        return;
      }
      const result = dragOf(week, grab, start, here, day, step);
      latest.current.onChange(result.week, label);
      latest.current.onSelect(result.id);
    };
    const end = () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
      latest.current.onStroke(null);
      if (!dragged) return;
      if (grab.kind === 'erase') {
        if (stroke) latest.current.onChange(painted(week, stroke.day, stroke.hours, 'closed'), label);
        return;
      }
      latest.current.onChange(tidied(latest.current.week), label);
    };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
  };
  return { begin };
}

export interface WeekDrag {
  readonly week: WeekHours;
  readonly range: GridRange;
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly disabled: boolean;
  readonly onChange: (week: WeekHours, label?: string) => void;
  readonly onSelect: (id: BlockId) => void;
  /** What is being painted closed just now. */
  readonly onStroke: (stroke: Stroke | null) => void;
}

let dragNumber = 0;

function dragOf(
  week: WeekHours,
  grab: Exclude<Grab, { kind: 'erase' }>,
  start: number,
  here: number,
  day: Weekday | undefined,
  step: number,
) {
  if (grab.kind === 'draw') {
    // Drawn on into the day after: a window past midnight.
    const night = windowBetween(
      { day: grab.day, minute: snapped(start, step) },
      { day: day ?? grab.day, minute: snapped(here, step) },
    );
    const window = night && day !== grab.day ? night : { day: grab.day, hours: drawn(start, here, step) };
    const id = { day: window.day, index: week[window.day].length };
    return { week: withBlock(week, id, window.hours), id };
  }
  const hours = week[grab.id.day][grab.id.index] as Hours;
  const by = Math.round((here - start) / step) * step;
  if (grab.kind !== 'move') return { week: withBlock(week, grab.id, resized(hours, grab.kind, by, step)), id: grab.id };
  const there = withBlock(week, grab.id, moved(hours, by));
  return carried(there, grab.id, day ? weekdays.indexOf(day) - weekdays.indexOf(grab.id.day) : 0);
}

function minuteAt(clientY: number, column: HTMLElement, range: GridRange): number {
  const { top, height } = column.getBoundingClientRect();
  return range.from + ((clientY - top) / height) * (range.to - range.from);
}

function dayAt({ clientX }: PointerEvent, frame: HTMLElement | null): Weekday | undefined {
  const column = [...(frame?.querySelectorAll<HTMLElement>('.c') ?? [])].find((one) => {
    const { left, right } = one.getBoundingClientRect();
    return clientX >= left && clientX < right;
  });
  return column?.dataset['day'] as Weekday | undefined;
}
