import { useState } from 'react';
import { listRedDaySets } from '#api/time/calendars.ts';
import { locale } from '#web/kit/time/instant-text.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { useCalendarWords } from './use-calendar-words.ts';

/** Which red days the calendar follows: any country, or a part of one (CAL-1). */
export function RedDaySelect({ value, label, disabled, onChange }: RedDaySelectProps) {
  const { t, language } = useCalendarWords();
  const [asked, setAsked] = useState(false);
  const ask = () => setAsked(true);
  // All countries are many: asked for when somebody is about to choose.
  const sets = useAnswer(
    listRedDaySets,
    {},
    { staleTime: Number.POSITIVE_INFINITY, enabled: asked || partOf(value) !== '' },
  );
  const names = new Intl.DisplayNames(locale(language), { type: 'region' });
  const country = value?.slice(0, 2) ?? '';
  const rows = sets.data?.rows ?? (value === null ? [] : [{ code: country, country, region: null }]);
  const countries = rows
    .filter(({ region }) => region === null)
    .map(({ code }) => ({ code, name: names.of(code) ?? code }))
    .toSorted((a, b) => a.name.localeCompare(b.name, language));
  const parts = rows
    .filter((row) => row.country === country && row.region !== null)
    .toSorted((a, b) => (a.region ?? '').localeCompare(b.region ?? '', language));
  return (
    <span className="xs t3 row" style={{ gap: 4 }}>
      {label}
      <select
        className="calp-zone"
        value={country}
        disabled={disabled}
        aria-label={`${label}: ${t('calendars.country')}`}
        onFocus={ask}
        onPointerDown={ask}
        onChange={(event) => onChange(event.target.value || null)}
      >
        <option value="">{t('calendars.redDaysNone')}</option>
        {countries.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      {parts.length > 0 ? (
        <select
          className="calp-zone"
          value={value ?? ''}
          disabled={disabled}
          aria-label={`${label}: ${t('calendars.region')}`}
          onChange={(event) => onChange(event.target.value)}
        >
          <option value={country}>{t('calendars.wholeCountry')}</option>
          {parts.map(({ code, region }) => (
            <option key={code} value={code}>
              {region}
            </option>
          ))}
        </select>
      ) : null}
    </span>
  );
}

export interface RedDaySelectProps {
  readonly value: string | null;
  readonly label: string;
  readonly disabled: boolean;
  readonly onChange: (setCode: string | null) => void;
}

function partOf(value: string | null): string {
  return value?.slice(3) ?? '';
}
