import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { RedDay, RedDayOverride } from '#core/time/calendars/calendar.ts';
import { epochDayOf, type LocalDate } from '#core/time/spans/local-date.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { type ComingRedDay, comingRedDays, withOverride } from './coming-red-days.ts';
import { longDate, shortDate } from './date-text.ts';
import { hoursText } from './hours-text.ts';
import { RedDayForm } from './red-day-form.tsx';
import { useCalendarWords } from './use-calendar-words.ts';

/** The coming red days, each of which can be overridden, and days of one's own (CAL-1). */
export function RedDays({ redDays, overrides, today, disabled, onChange }: RedDaysProps) {
  const { t, language } = useCalendarWords();
  const [count, setCount] = useState(6);
  const [opened, setOpened] = useState<LocalDate>();
  const [adding, setAdding] = useState(false);
  const days = comingRedDays(redDays, overrides, today, count);
  const describe = (day: ComingRedDay) => {
    const facts = { name: day.name, date: longDate(day.date, language) };
    if (day.says === 'as-usual') return t('redDays.isAsUsual', facts);
    if (day.says === 'hours') return t('redDays.hasHours', { ...facts, hours: day.hours.map(hoursText).join(', ') });
    return t('redDays.isClosed', facts);
  };
  const keep = (date: LocalDate, override: RedDayOverride | null) => {
    onChange(withOverride(overrides, date, override));
    setOpened(undefined);
  };
  return (
    <>
      <div className="eyebrow row">
        <span className="grow">{t('calendars.comingRedDays')}</span>
        <Button
          square
          size="xs"
          look="ghost"
          aria-label={t('redDays.own')}
          title={t('redDays.own')}
          disabled={disabled}
          onClick={() => setAdding(!adding)}
        >
          <Plus size={13} aria-hidden />
        </Button>
      </div>
      {adding ? (
        <OwnRedDay onAdd={(override) => keep(override.date, override)} onClose={() => setAdding(false)} />
      ) : null}
      {days.length === 0 ? <p className="calp-note">{t('calendars.noRedDays')}</p> : null}
      {days.map((day) => (
        <div key={day.date}>
          <button
            type="button"
            className={day.says === 'as-usual' ? 'calp-red off' : 'calp-red'}
            aria-expanded={opened === day.date}
            title={describe(day)}
            onClick={() => setOpened(opened === day.date ? undefined : day.date)}
          >
            <span className="num t3">{shortDate(day.date, language)}</span>
            <span className="cut">
              {capital(day.name)}
              {day.says === 'hours' ? <span className="t3 num"> {day.hours.map(hoursText).join(', ')}</span> : null}
            </span>
          </button>
          {opened === day.date ? (
            <RedDayForm day={day} disabled={disabled} onDone={(override) => keep(day.date, override)} />
          ) : null}
        </div>
      ))}
      {days.length === count ? (
        <Button look="ghost" size="xs" onClick={() => setCount(count + 17)}>
          {t('redDays.more')}
        </Button>
      ) : null}
    </>
  );
}

export interface RedDaysProps {
  readonly redDays: readonly RedDay[];
  readonly overrides: readonly RedDayOverride[];
  readonly today: LocalDate;
  readonly disabled: boolean;
  readonly onChange: (overrides: RedDayOverride[]) => void;
}

/** A closed day of the company's own: inventory, moving day (CAL-1). */
function OwnRedDay({ onAdd, onClose }: { onAdd: (override: RedDayOverride) => void; onClose: () => void }) {
  const { t } = useCalendarWords();
  const [date, setDate] = useState('');
  const [name, setName] = useState('');
  const sound = !Number.isNaN(epochDayOf(date)) && name.trim() !== '';
  return (
    <form
      className="rdo"
      onSubmit={(event) => {
        event.preventDefault();
        if (!sound) return;
        onAdd({ date, name: name.trim(), says: 'closed' });
        onClose();
      }}
    >
      <input
        className="inp"
        type="date"
        aria-label={t('deviations.date')}
        value={date}
        onChange={(event) => setDate(event.target.value)}
      />
      <input
        className="inp"
        aria-label={t('redDays.ownName')}
        placeholder={t('redDays.ownName')}
        value={name}
        maxLength={120}
        onChange={(event) => setName(event.target.value)}
      />
      <Button look="pri" size="sm" type="submit" disabled={!sound}>
        {t('redDays.own')}
      </Button>
    </form>
  );
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
