import { useSortable } from '@dnd-kit/sortable';
import { DoorClosed, DoorOpen, GripVertical } from 'lucide-react';
import { useMemo } from 'react';
import type { Instant } from '#core/platform/instant.ts';
import type { Deviation } from '#core/time/calendars/calendar.ts';
import type { CompiledCalendar } from '#core/time/calendars/compiled-calendar.ts';
import { nextApplication } from '#core/time/calendars/next-application.ts';
import { Tag } from '#web/kit/parts/chips.tsx';
import { shortDate } from './date-text.ts';
import { useCalendarWords } from './use-calendar-words.ts';

/** One deviation in its place: what it says, when, and the next day it applies (CAL-2). */
export function DeviationRow({ deviation, number, compiled, now, disabled, onEdit }: DeviationRowProps) {
  const { t, conditions, language } = useCalendarWords();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: deviation.id,
  });
  const next = useMemo(() => nextApplication(compiled, deviation.id, now), [compiled, deviation.id, now]);
  const open = deviation.says === 'open';
  const names = ['dv', next?.now ? 'now' : '', isDragging ? 'lifted' : ''].filter(Boolean);
  return (
    <div
      ref={setNodeRef}
      className={names.join(' ')}
      style={{ transform: transform ? `translateY(${Math.round(transform.y)}px)` : undefined, transition }}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        className="dv-handle"
        {...attributes}
        {...listeners}
        disabled={disabled}
        aria-label={t('deviations.move', { name: deviation.name })}
        title={t('deviations.move', { name: deviation.name })}
      >
        <GripVertical size={15} aria-hidden />
      </button>
      <span className="t3 num">{number}</span>
      <button
        type="button"
        className="dv-what"
        onClick={onEdit}
        disabled={disabled}
        title={t('deviations.edit', { name: deviation.name })}
      >
        <span className="row" style={{ gap: 8 }}>
          <Tag tone={open ? 'ok' : 'bad'}>
            {open ? <DoorOpen size={12} aria-hidden /> : <DoorClosed size={12} aria-hidden />}
            {t(open ? 'deviations.open' : 'deviations.closed')}
          </Tag>
          <span className="m cut">{deviation.name}</span>
        </span>
        <span className="xs t3 cut" style={{ display: 'block', marginTop: 2 }}>
          {conditions(deviation)}
        </span>
      </button>
      <span className="dv-next num">
        {next === null ? t('deviations.notSoon') : next.now ? t('deviations.now') : shortDate(next.date, language)}
      </span>
    </div>
  );
}

export interface DeviationRowProps {
  readonly deviation: Deviation;
  readonly number: number;
  readonly compiled: CompiledCalendar;
  readonly now: Instant;
  readonly disabled: boolean;
  readonly onEdit: () => void;
}
