import { listRedDaySets } from '#api/time/calendars.ts';
import { locale } from '#web/kit/time/instant-text.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { useCalendarWords } from './use-calendar-words.ts';

/** Which red days the calendar follows: a country, or a part of one (CAL-1). */
export function RedDaySelect({ value, label, disabled, onChange }: RedDaySelectProps) {
  const { t, language } = useCalendarWords();
  const sets = useAnswer(listRedDaySets, {}, { staleTime: Number.POSITIVE_INFINITY });
  const countries = new Intl.DisplayNames(locale(language), { type: 'region' });
  const rows = sets.data?.rows ?? (value === null ? [] : [{ code: value, country: value.slice(0, 2), region: null }]);
  return (
    <label className="xs t3 row" style={{ gap: 4 }}>
      {label}
      <select
        className="calp-zone"
        value={value ?? ''}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value || null)}
      >
        <option value="">{t('calendars.redDaysNone')}</option>
        {rows.map(({ code, country, region }) => (
          <option key={code} value={code}>
            {region === null ? countries.of(country) : `${countries.of(country)}, ${region}`}
          </option>
        ))}
      </select>
    </label>
  );
}

export interface RedDaySelectProps {
  readonly value: string | null;
  readonly label: string;
  readonly disabled: boolean;
  readonly onChange: (setCode: string | null) => void;
}
