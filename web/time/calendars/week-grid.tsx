import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Deviation, WeekHours } from '#core/time/calendars/calendar.ts';
import { type Weekday, weekdays } from '#core/time/spans/local-date.ts';
import { weekdayText } from './date-text.ts';
import { ExactTime } from './exact-time.tsx';
import { rangeOf } from './grid-range.ts';
import { useCalendarWords } from './use-calendar-words.ts';
import { useWeekDrag } from './use-week-drag.ts';
import { type BlockId, tidied, withBlock } from './week-blocks.ts';
import { WeekBlock } from './week-block.tsx';
import { WeekDay, WeekHoursColumn } from './week-day.tsx';

/** The usual week as a grid drawn on with mouse or keyboard (CAL-6). */
export function WeekGrid({ week, deviations, disabled, onChange }: WeekGridProps) {
  const { t, language } = useCalendarWords();
  const [selected, setSelected] = useState<BlockId>();
  const [exact, setExact] = useState<BlockId>();
  const frame = useRef<HTMLDivElement>(null);
  const range = rangeOf(week);
  const drag = useWeekDrag({ week, range, frame, disabled, onChange, onSelect: setSelected });

  const change = (next: WeekHours, label?: string) => onChange(next, label);
  const remove = (id: BlockId) => {
    setSelected(undefined);
    setExact(undefined);
    change(withBlock(week, id, null));
  };
  const add = (day: Weekday) => {
    const hours = week[day].length === 0 ? { from: 480, to: 1020 } : { from: 1080, to: 1200 };
    const next = tidied({ ...week, [day]: [...week[day], hours] });
    setSelected({ day, index: next[day].length - 1 });
    change(next);
  };

  return (
    <div className="wk" role="group" aria-label={t('week.grid')} ref={frame}>
      <div className="d" />
      {weekdays.map((day) => (
        <div className="d" key={day}>
          <span>{weekdayText(day, language)}</span>
          <button
            type="button"
            className="wk-add"
            disabled={disabled}
            aria-label={t('week.addTo', { day: weekdayText(day, language, 'whole') })}
            title={t('week.addTo', { day: weekdayText(day, language, 'whole') })}
            onClick={() => add(day)}
          >
            <Plus size={12} aria-hidden />
          </button>
        </div>
      ))}
      <WeekHoursColumn range={range} />
      {weekdays.map((day) => (
        <WeekDay
          key={day}
          day={day}
          range={range}
          deviations={deviations}
          spill={week[weekdays[(weekdays.indexOf(day) + 6) % 7] as Weekday].filter(({ from, to }) => to <= from)}
          empty={week[day].length === 0}
          onDraw={(event) => drag.begin(event, { kind: 'draw', day })}
        >
          {week[day].map((hours, index) => {
            const id = { day, index };
            const isSelected = selected?.day === day && selected.index === index;
            return (
              <WeekBlock
                // biome-ignore lint: a window has no name but its place
                key={index}
                id={id}
                hours={hours}
                range={range}
                selected={isSelected}
                disabled={disabled}
                week={week}
                onSelect={() => setSelected(id)}
                onExact={() => setExact(id)}
                onRemove={() => remove(id)}
                onChange={(next, at) => {
                  setSelected(at);
                  change(next, `key-${at.day}-${at.index}`);
                }}
                onDrag={(event, kind) => drag.begin(event, { kind, id })}
              />
            );
          })}
          {exact?.day === day && week[day][exact.index] ? (
            <ExactTime
              hours={week[day][exact.index] ?? { from: 0, to: 0 }}
              rightmost={weekdays.indexOf(day) > 3}
              onClose={() => setExact(undefined)}
              onRemove={() => remove(exact)}
              onDone={(hours) => {
                change(tidied(withBlock(week, exact, hours)));
                setExact(undefined);
              }}
            />
          ) : null}
        </WeekDay>
      ))}
    </div>
  );
}

export interface WeekGridProps {
  readonly week: WeekHours;
  readonly deviations: readonly Deviation[];
  readonly disabled: boolean;
  readonly onChange: (week: WeekHours, label?: string) => void;
}
