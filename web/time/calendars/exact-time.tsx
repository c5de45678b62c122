import { type FormEvent, useState } from 'react';
import type { Hours } from '#core/time/calendars/calendar.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Field } from '#web/kit/parts/field.tsx';
import { clock, parseClock } from './hours-text.ts';
import { useCalendarWords } from './use-calendar-words.ts';

/** The exact time of a window, typed (CAL-1, CAL-6). */
export function ExactTime({ hours, rightmost, onDone, onRemove, onClose }: ExactTimeProps) {
  const { t } = useCalendarWords();
  const [from, setFrom] = useState(clock(hours.from));
  const [to, setTo] = useState(clock(hours.to));
  const start = parseClock(from);
  const end = parseClock(to);
  const wrongStart = start === undefined || start === 1440;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wrongStart && end !== undefined) onDone({ from: start, to: end });
  };
  return (
    <form
      className={rightmost ? 'pop wk-exact right' : 'pop wk-exact'}
      aria-label={t('week.exact')}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
        event.stopPropagation();
      }}
    >
      <Field label={t('week.from')} error={wrongStart ? t('week.wrongTime') : undefined}>
        <TimeInput value={from} onChange={setFrom} focus />
      </Field>
      <Field
        label={t('week.to')}
        error={end === undefined ? t('week.wrongTime') : undefined}
        hint={!wrongStart && end !== undefined && end <= start ? t('week.pastMidnight') : undefined}
      >
        <TimeInput value={to} onChange={setTo} />
      </Field>
      <div className="row wk-exact-foot">
        <Button look="ghost" size="sm" onClick={onRemove}>
          <kbd className="kbd">Del</kbd>
        </Button>
        <span className="grow" />
        <Button look="pri" size="sm" type="submit" disabled={wrongStart || end === undefined}>
          {t('week.done')}
        </Button>
      </div>
    </form>
  );
}

export interface ExactTimeProps {
  readonly hours: Hours;
  /** Opens to the left, so that it stays on the page. */
  readonly rightmost: boolean;
  readonly onDone: (hours: Hours) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** A short field for a time of day. */
export function TimeInput({ value, onChange, focus, ...rest }: TimeInputProps) {
  return (
    <input
      {...rest}
      className="inp num"
      value={value}
      size={5}
      inputMode="numeric"
      // biome-ignore lint: opened by a press on the very thing it changes
      autoFocus={focus}
      onFocus={(event) => event.target.select()}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export interface TimeInputProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly focus?: boolean;
  readonly id?: string;
  readonly 'aria-label'?: string;
}
