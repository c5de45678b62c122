import { useState } from 'react';
import type { RedDayOverride } from '#core/time/calendars/calendar.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { SegmentedControl } from '#web/kit/parts/segmented.tsx';
import type { ComingRedDay } from './coming-red-days.ts';
import { TimeInput } from './exact-time.tsx';
import { clock, parseClock } from './hours-text.ts';
import { useCalendarWords } from './use-calendar-words.ts';

/** What the calendar says of one red day: closed, as usual, or hours of its own (CAL-1). */
export function RedDayForm({ day, disabled, onDone }: RedDayFormProps) {
  const { t } = useCalendarWords();
  const [says, setSays] = useState(day.says);
  const [from, setFrom] = useState(clock(day.hours[0]?.from ?? 540));
  const [to, setTo] = useState(clock(day.hours[0]?.to ?? 720));
  const start = parseClock(from);
  const end = parseClock(to);
  const sound = start !== undefined && start < 1440 && end !== undefined;
  const choose = (next: ComingRedDay['says']) => {
    setSays(next);
    if (next !== 'hours') onDone(overrideOf(day, next));
  };
  return (
    <div className="rdo">
      <SegmentedControl
        label={day.name}
        value={says}
        options={[
          { value: 'closed', label: t('redDays.closed') },
          { value: 'as-usual', label: t('redDays.asUsual') },
          { value: 'hours', label: t('redDays.hours') },
        ]}
        onChange={disabled ? () => undefined : choose}
      />
      {says === 'hours' ? (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            if (sound)
              onDone({
                date: day.date,
                name: day.name,
                says: 'hours',
                hours: [{ from: start, to: end }, ...day.hours.slice(1)],
              });
          }}
        >
          <TimeInput value={from} onChange={setFrom} aria-label={t('week.from')} />
          <span>–</span>
          <TimeInput value={to} onChange={setTo} aria-label={t('week.to')} />
          <Button look="pri" size="sm" type="submit" disabled={disabled || !sound}>
            {t('week.done')}
          </Button>
        </form>
      ) : null}
    </div>
  );
}

export interface RedDayFormProps {
  readonly day: ComingRedDay;
  readonly disabled: boolean;
  /** Null: as the set says, and an own day goes. */
  readonly onDone: (override: RedDayOverride | null) => void;
}

function overrideOf({ date, name, own }: ComingRedDay, says: 'closed' | 'as-usual'): RedDayOverride | null {
  if (own) return says === 'closed' ? { date, name, says: 'closed' } : null;
  return says === 'closed' ? null : { date, name, says: 'as-usual' };
}
