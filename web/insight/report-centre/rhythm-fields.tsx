import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { readNextDues, type ReportSubscription } from '#api/insight/report-centre.ts';
import { rhythmKinds } from '#core/insight/report-centre/rhythm.ts';
import { weekdays } from '#core/time/spans/local-date.ts';
import { fullInstantText } from '#web/kit/time/instant-text.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { useRhythmText } from './use-rhythm-text.ts';

type Rhythm = ReportSubscription['rhythm'];

/** When a report is sent, and the next times that makes (REP-1). */
export function RhythmFields({
  rhythm,
  onChange,
}: {
  readonly rhythm: Rhythm;
  readonly onChange: (next: Rhythm) => void;
}) {
  const { t, i18n } = useTranslation('insight');
  const { weekday } = useRhythmText();
  const change = (next: Partial<Rhythm>) => onChange({ ...rhythm, ...next });
  const next = useAnswer(
    readNextDues,
    { query: { ...rhythm, monthDay: String(rhythm.monthDay) } },
    { keepPrevious: true, enabled: /^\d\d:\d\d$/u.test(rhythm.time) },
  ).data;
  const usesBusinessDays =
    rhythm.every === 'weekday' || (rhythm.every === 'month' && rhythm.monthDay === 'first-business-day');
  return (
    <div>
      <div className="centre-two">
        <Select
          label={t('reportCentre.form.every')}
          data={rhythmKinds.map((value) => ({ value, label: t(`reportCentre.every.${value}`) }))}
          value={rhythm.every}
          allowDeselect={false}
          onChange={(value) => change({ every: rhythmKinds.find((one) => one === value) ?? 'month' })}
        />
        {rhythm.every === 'week' ? (
          <Select
            label={t('reportCentre.form.weekday')}
            data={weekdays.map((value) => ({ value, label: weekday(value) }))}
            value={rhythm.weekday}
            allowDeselect={false}
            onChange={(value) => change({ weekday: weekdays.find((one) => one === value) ?? 'mon' })}
          />
        ) : null}
        {rhythm.every === 'month' ? (
          <Select
            label={t('reportCentre.form.monthDay')}
            data={[
              { value: 'first-business-day', label: t('reportCentre.form.firstBusinessDay') },
              ...Array.from({ length: 31 }, (_, index) => ({
                value: String(index + 1),
                label: index < 28 ? String(index + 1) : t('reportCentre.form.lastDay', { day: index + 1 }),
              })),
            ]}
            value={String(rhythm.monthDay)}
            allowDeselect={false}
            onChange={(value) =>
              change({
                monthDay: value === null || value === 'first-business-day' ? 'first-business-day' : Number(value),
              })
            }
          />
        ) : null}
        <label>
          <span className="lab">{t('reportCentre.form.time')}</span>
          <span className="inp">
            <input
              type="time"
              required
              value={rhythm.time}
              onChange={(event) => change({ time: event.currentTarget.value })}
            />
          </span>
        </label>
        <Select
          searchable
          label={t('reportCentre.form.zone')}
          data={zonesWith(rhythm.zone)}
          value={rhythm.zone}
          allowDeselect={false}
          onChange={(zone) => change({ zone: zone ?? rhythm.zone })}
        />
      </div>
      {usesBusinessDays ? <p className="hint">{t('reportCentre.form.businessDays')}</p> : null}
      <div className="centre-next" aria-live="polite">
        <span className="xs t3">{t('reportCentre.form.next')}</span>
        {next?.dues.map((due) => (
          <span key={due} className="xs num">
            {fullInstantText(due, i18n.language, rhythm.zone)}
          </span>
        ))}
      </div>
    </div>
  );
}

function zonesWith(zone: string): string[] {
  const all = Intl.supportedValuesOf('timeZone');
  return all.includes(zone) ? all : [zone, ...all];
}
