import { Popover, Select } from '@mantine/core';
import { Settings2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { listCalendars } from '#api/time/calendars.ts';
import { dayMeanings, type Target } from '#core/promise/levels/target.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';

/** What a single target says besides its time: what a day means in it, and its own calendar (SLA-2). */
export function TargetOptions({
  target,
  label,
  onChange,
}: {
  readonly target: Target;
  readonly label: string;
  readonly onChange: (target: Target) => void;
}) {
  const { t } = useTranslation('promise');
  const calendars = useAnswer(listCalendars, {}, { staleTime: 60_000 });
  const inDays = target.unit === 'days';
  const own = target.calendarId !== null;
  const name = calendars.data?.rows.find(({ id }) => id === target.calendarId)?.name;
  const said = [inDays ? t(`levels.days.${target.day}`) : null, own ? (name ?? '…') : null].filter(
    (one) => one !== null,
  );
  return (
    <Popover position="bottom-start" width={260} trapFocus withinPortal>
      <Popover.Target>
        <button
          type="button"
          className={inDays || own ? 'target-more on' : 'target-more'}
          aria-label={[inDays ? t(`levels.dayShort.${target.day}`) : null, t('levels.optionsOf', { target: label })]
            .filter((one) => one !== null)
            .join(', ')}
          title={[t('levels.optionsOf', { target: label }), ...said].join(' · ')}
        >
          {inDays ? t(`levels.dayShort.${target.day}`) : <Settings2 size={13} aria-hidden />}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        {inDays ? (
          <Select
            label={t('levels.day')}
            size="xs"
            comboboxProps={{ withinPortal: false }}
            value={target.day}
            data={dayMeanings.map((day) => ({ value: day, label: t(`levels.days.${day}`) }))}
            onChange={(day) => onChange({ ...target, day: day as Target['day'] })}
            allowDeselect={false}
          />
        ) : null}
        <Select
          label={t('levels.ownCalendar')}
          size="xs"
          comboboxProps={{ withinPortal: false }}
          value={target.calendarId ?? ''}
          data={[
            { value: '', label: t('levels.levelsCalendar') },
            ...(calendars.data?.rows ?? []).map(({ id, name: label }) => ({ value: id, label })),
          ]}
          onChange={(calendarId) => onChange({ ...target, calendarId: calendarId || null })}
          allowDeselect={false}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
