import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import type { Hours, WeekHours } from '#core/time/calendars/calendar.ts';
import { weekdayText } from './date-text.ts';
import { clock, hoursText } from './hours-text.ts';
import { useCalendarWords } from './use-calendar-words.ts';
import { type BlockId, carried, moved, resized, stepOf, withBlock } from './week-blocks.ts';
import { type GridRange, placed } from './grid-range.ts';

/** One window of the week: arrows move it, with Shift its end, with Ctrl its start; Delete takes it away (CAL-6). */
export function WeekBlock(props: WeekBlockProps) {
  const { id, hours, range, selected, disabled, week, onSelect, onExact, onRemove, onChange, onDrag } = props;
  const { t, language } = useCalendarWords();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The focus follows a block carried to another day: its old place is gone, and the focus with it.
    const focused = document.activeElement;
    const astray = focused === document.body || (focused !== button.current && focused?.matches('.wk .op'));
    if (selected && astray) button.current?.focus({ preventScroll: true });
  }, [selected]);

  const press = (event: KeyboardEvent) => {
    if (disabled) return;
    const step = stepOf(event.altKey);
    const by = event.key === 'ArrowUp' ? -step : step;
    if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
    else if (event.key === 'Enter') onExact();
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const edge = event.shiftKey ? 'to' : event.ctrlKey ? 'from' : undefined;
      const next = edge ? resized(hours, edge, by, step) : moved(hours, by);
      onChange(withBlock(week, id, next), id);
    } else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const there = carried(week, id, event.key === 'ArrowLeft' ? -1 : 1);
      onChange(there.week, there.id);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const name = t('week.block', { day: weekdayText(id.day, language, 'whole'), hours: hoursText(hours) });
  return (
    <button
      ref={button}
      type="button"
      className={selected ? 'op sel' : 'op'}
      style={placed(hours, range)}
      aria-label={name}
      title={t('week.blockHint')}
      aria-pressed={selected}
      onFocus={onSelect}
      onKeyDown={press}
      onDoubleClick={() => !disabled && onExact()}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        onSelect();
        if (!disabled) onDrag(event, 'move');
      }}
    >
      <span className="wk-grip top" onPointerDown={grip(disabled, onDrag, 'from')} />
      <span className="wk-label">{selected ? `${clock(hours.from)}–${clock(hours.to)}` : hoursText(hours)}</span>
      <span className="wk-grip bottom" onPointerDown={grip(disabled, onDrag, 'to')} />
    </button>
  );
}

export interface WeekBlockProps {
  readonly id: BlockId;
  readonly hours: Hours;
  readonly range: GridRange;
  readonly selected: boolean;
  readonly disabled: boolean;
  readonly week: WeekHours;
  readonly onSelect: () => void;
  readonly onExact: () => void;
  readonly onRemove: () => void;
  readonly onChange: (week: WeekHours, id: BlockId) => void;
  readonly onDrag: (event: PointerEvent<HTMLElement>, kind: 'move' | 'from' | 'to') => void;
}

function grip(disabled: boolean, onDrag: WeekBlockProps['onDrag'], edge: 'from' | 'to') {
  return (event: PointerEvent<HTMLElement>) => {
    if (disabled || event.button !== 0) return;
    event.stopPropagation();
    onDrag(event, edge);
  };
}
