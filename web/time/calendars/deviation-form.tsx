import { type FormEvent, useState } from 'react';
import type { Deviation } from '#core/time/calendars/calendar.ts';
import { weekdays } from '#core/time/spans/local-date.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Field } from '#web/kit/parts/field.tsx';
import { SegmentedControl } from '#web/kit/parts/segmented.tsx';
import { weekdayText } from './date-text.ts';
import { type DeviationDraft, deviationOf, draftOf, faultsOf } from './deviation-draft.ts';
import { TimeInput } from './exact-time.tsx';
import { useCalendarWords } from './use-calendar-words.ts';

/** A deviation opened in place: what it says, and the conditions that must all hold (CAL-2). */
export function DeviationForm({ deviation, onDone, onCancel, onRemove }: DeviationFormProps) {
  const { t, language } = useCalendarWords();
  const [draft, setDraft] = useState(() => draftOf(deviation));
  const faults = faultsOf(draft);
  const isNew = onRemove === undefined;
  const set = (change: Partial<DeviationDraft>) => setDraft({ ...draft, ...change });
  const fault = (field: keyof DeviationDraft) => {
    const word = faults[field];
    if (word === undefined) return undefined;
    return word === 'wrongTime' ? t('week.wrongTime') : t(`deviations.${word}`);
  };
  const text = (field: 'name' | 'dateFrom' | 'dateTo' | 'yearlyFrom' | 'yearlyTo' | 'text', type = 'text') => (
    <input
      className="inp"
      type={type}
      value={draft[field]}
      autoFocus={field === 'name' && isNew}
      onFocus={field === 'name' && isNew ? (event) => event.target.select() : undefined}
      maxLength={field === 'text' ? 1000 : 120}
      onChange={(event) => set({ [field]: event.target.value })}
    />
  );
  const wrong = Object.keys(faults).length > 0 || draft.name.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wrong) onDone(deviationOf(deviation.id, draft, deviation.promptId));
  };
  return (
    <form className="dvf" onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onCancel()}>
      <Field label={t('deviations.name')} required>
        {text('name')}
      </Field>
      <div>
        <span className="lab">{t('deviations.says')}</span>
        <SegmentedControl
          label={t('deviations.says')}
          value={draft.says}
          options={[
            { value: 'closed', label: t('deviations.closed') },
            { value: 'open', label: t('deviations.open') },
          ]}
          onChange={(says) => set({ says })}
        />
      </div>
      <p className="xs t3">{t('deviations.allMustHold')}</p>
      <div className="dvf-pair">
        <Field label={`${t('deviations.date')}: ${t('deviations.dateFrom').toLowerCase()}`} error={fault('dateFrom')}>
          {text('dateFrom', 'date')}
        </Field>
        <Field label={t('deviations.dateTo')} error={fault('dateTo')}>
          {text('dateTo', 'date')}
        </Field>
        <Field label={`${t('deviations.hours')}: ${t('week.from').toLowerCase()}`} error={fault('from')}>
          <TimeInput value={draft.from} onChange={(from) => set({ from })} />
        </Field>
        <Field label={`${t('deviations.hours')}: ${t('week.to').toLowerCase()}`} error={fault('to')}>
          <TimeInput value={draft.to} onChange={(to) => set({ to })} />
        </Field>
      </div>
      <div>
        <span className="lab">{t('deviations.weekdays')}</span>
        <div className="dvf-days">
          {weekdays.map((day) => (
            <button
              key={day}
              type="button"
              aria-pressed={draft.weekdays.includes(day)}
              aria-label={weekdayText(day, language, 'whole')}
              onClick={() =>
                set({ weekdays: weekdays.filter((one) => draft.weekdays.includes(one) !== (one === day)) })
              }
            >
              {weekdayText(day, language)}
            </button>
          ))}
        </div>
      </div>
      <div className="dvf-pair">
        <Field label={t('deviations.nth')}>
          <select className="inp" value={draft.nth} onChange={(event) => set({ nth: event.target.value })}>
            <option value="">{t('deviations.nthAny')}</option>
            {(['1', '2', '3', '4', '5', '-1'] as const).map((nth) => (
              <option key={nth} value={nth}>
                {t(`deviations.nthChoice.${nth}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t('deviations.parity')}>
          <select
            className="inp"
            value={draft.parity}
            onChange={(event) => set({ parity: event.target.value as DeviationDraft['parity'] })}
          >
            <option value="">{t('deviations.parityAny')}</option>
            <option value="odd">{t('deviations.odd')}</option>
            <option value="even">{t('deviations.even')}</option>
          </select>
        </Field>
        <Field label={`${t('deviations.yearly')}: ${t('deviations.yearlyFrom')}`} error={fault('yearlyFrom')}>
          {text('yearlyFrom')}
        </Field>
        <Field label={t('deviations.yearlyTo')} error={fault('yearlyTo')}>
          {text('yearlyTo')}
        </Field>
      </div>
      <label className="row" style={{ gap: 8 }}>
        <input
          type="checkbox"
          checked={draft.beforeRedDay}
          onChange={(event) => set({ beforeRedDay: event.target.checked })}
        />
        {t('deviations.beforeRedDay')}
      </label>
      <Field label={t('deviations.text')} hint={t('deviations.textHint')}>
        {text('text')}
      </Field>
      <div className="row">
        {onRemove ? (
          <Button look="ghost" size="sm" onClick={onRemove}>
            {t('deviations.remove')}
          </Button>
        ) : null}
        <span className="grow" />
        <Button look="ghost" size="sm" onClick={onCancel}>
          {t('deviations.cancel')}
        </Button>
        <Button look="pri" size="sm" type="submit" disabled={wrong}>
          {t('deviations.done')}
        </Button>
      </div>
    </form>
  );
}

export interface DeviationFormProps {
  readonly deviation: Deviation;
  readonly onDone: (deviation: Deviation) => void;
  readonly onCancel: () => void;
  readonly onRemove?: () => void;
}
