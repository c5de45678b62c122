import { ChevronLeft, ChevronRight, Eraser, Pencil } from 'lucide-react';
import { useState } from 'react';
import { DAY, type Instant } from '#core/platform/instant.ts';
import type { Deviation, WeekHours } from '#core/time/calendars/calendar.ts';
import type { CompiledCalendar } from '#core/time/calendars/compiled-calendar.ts';
import { isoWeek, weekdayIndex } from '#core/time/spans/local-date.ts';
import { offsetAt } from '#core/time/zones/zone.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { SegmentedControl } from '#web/kit/parts/segmented.tsx';
import { useCalendarWords } from './use-calendar-words.ts';
import { WeekGrid } from './week-grid.tsx';
import { WeekOutcome } from './week-outcome.tsx';

/** The week: the usual one to draw on, or a week of the year as it turns out (CAL-6). */
export function WeekCard({ week, deviations, compiled, now, disabled, onChange }: WeekCardProps) {
  const { t } = useCalendarWords();
  const [shows, setShows] = useState<'normal' | 'numbered'>('normal');
  const [pen, setPen] = useState<'open' | 'closed'>('open');
  const [wholeDay, setWholeDay] = useState(false);
  const today = Math.floor((now + offsetAt(compiled.calendar.zone, now)) / DAY);
  const [monday, setMonday] = useState(today - weekdayIndex(today));
  return (
    <section className="card calp-card">
      <header>
        <h2>{t('week.title')}</h2>
        <SegmentedControl
          label={t('week.title')}
          value={shows}
          options={[
            { value: 'normal', label: t('week.normal') },
            { value: 'numbered', label: t('week.numbered', { number: isoWeek(monday) }) },
          ]}
          onChange={setShows}
        />
        <span className="grow" />
        {shows === 'normal' ? (
          <>
            <Button size="sm" look="ghost" aria-pressed={wholeDay} onClick={() => setWholeDay(!wholeDay)}>
              {t('week.wholeDay')}
            </Button>
            <SegmentedControl
              label={t('week.pen')}
              value={pen}
              options={[
                { value: 'open', label: t('week.penOpen'), icon: <Pencil size={13} aria-hidden /> },
                { value: 'closed', label: t('week.penClosed'), icon: <Eraser size={13} aria-hidden /> },
              ]}
              onChange={setPen}
            />
          </>
        ) : (
          <>
            <Button
              square
              size="sm"
              look="ghost"
              aria-label={t('week.previousWeek')}
              onClick={() => setMonday(monday - 7)}
            >
              <ChevronLeft size={15} aria-hidden />
            </Button>
            <Button square size="sm" look="ghost" aria-label={t('week.nextWeek')} onClick={() => setMonday(monday + 7)}>
              <ChevronRight size={15} aria-hidden />
            </Button>
          </>
        )}
      </header>
      {shows === 'normal' ? (
        <>
          <WeekGrid
            week={week}
            deviations={deviations}
            disabled={disabled}
            pen={pen}
            wholeDay={wholeDay}
            onWholeDay={() => setWholeDay(true)}
            onChange={onChange}
          />
          <p className="wk-foot">
            {t('week.hint')} <kbd className="kbd">Del</kbd> {t('week.hintDelete')}
          </p>
        </>
      ) : (
        <WeekOutcome compiled={compiled} monday={monday} />
      )}
    </section>
  );
}

export interface WeekCardProps {
  readonly week: WeekHours;
  readonly deviations: readonly Deviation[];
  readonly compiled: CompiledCalendar;
  readonly now: Instant;
  readonly disabled: boolean;
  readonly onChange: (week: WeekHours, label?: string) => void;
}
