import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Deviation, WeekHours } from '#core/time/calendars/calendar.ts';
import { type Weekday, weekdays } from '#core/time/spans/local-date.ts';
import { weekdayText } from './date-text.ts';
import { ExactTime } from './exact-time.tsx';
import { rangeOf } from './grid-range.ts';
import { hoursText } from './hours-text.ts';
import { useCalendarWords } from './use-calendar-words.ts';
import { useWeekDrag } from './use-week-drag.ts';
import { type BlockId, isPainted, painted, tidied, type WeekPlace, windowBetween, withBlock } from './week-blocks.ts';
import { WeekBlock } from './week-block.tsx';
import { WeekPen } from './week-pen.tsx';
import { type Stroke, WeekStroke } from './week-stroke.tsx';
import { WeekDay, WeekHoursColumn } from './week-day.tsx';

/** The usual week as a grid drawn on with mouse or keyboard (CAL-6). */
export function WeekGrid({ week, deviations, disabled, pen, wholeDay, onWholeDay, onChange }: WeekGridProps) {
  const { t, language } = useCalendarWords();
  const [selected, setSelected] = useState<BlockId>();
  const [exact, setExact] = useState<BlockId>();
  const frame = useRef<HTMLDivElement>(null);
  const [rubbed, setRubbed] = useState<Stroke | null>(null);
  const [place, setPlace] = useState<WeekPlace>({ day: 'mon', minute: 480 });
  const [begun, setBegun] = useState<WeekPlace & { readonly says: 'open' | 'closed' }>();
  const [told, setTold] = useState('');
  const range = rangeOf(week, wholeDay);
  const drag = useWeekDrag({ week, range, frame, disabled, onChange, onSelect: setSelected, onStroke: setRubbed });
  const between = begun && windowBetween(begun, place);
  const stroke: Stroke | null | undefined = begun && (between ? { ...between, says: begun.says } : null);

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

  const movePen = (to: WeekPlace) => {
    if (to.minute < range.from || to.minute > range.to) onWholeDay();
    setPlace(to);
  };
  const beginStroke = () => setBegun({ ...place, says: isPainted(week, place.day, place.minute) ? 'closed' : 'open' });
  const endStroke = () => {
    setBegun(undefined);
    if (!stroke) return;
    setSelected(undefined);
    change(painted(week, stroke.day, stroke.hours, stroke.says));
    const facts = { day: weekdayText(stroke.day, language, 'whole'), hours: hoursText(stroke.hours) };
    setTold(t(stroke.says === 'open' ? 'week.drawnOpen' : 'week.drawnClosed', facts));
  };

  return (
    <div className="wk" role="group" aria-label={t('week.grid')} ref={frame}>
      <span className="sr" role="status">
        {told}
      </span>
      <WeekPen
        place={place}
        stroke={stroke}
        week={week}
        range={range}
        disabled={disabled}
        onMove={movePen}
        onBegin={beginStroke}
        onEnd={endStroke}
        onDrop={() => setBegun(undefined)}
      />
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
          erases={pen === 'closed'}
          onDraw={(event) => drag.begin(event, { kind: pen === 'open' ? 'draw' : 'erase', day })}
        >
          <WeekStroke stroke={stroke ?? rubbed} day={day} range={range} />
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
  /** What the mouse paints. */
  readonly pen: 'open' | 'closed';
  readonly wholeDay: boolean;
  readonly onWholeDay: () => void;
  readonly onChange: (week: WeekHours, label?: string) => void;
}
