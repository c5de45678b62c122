import { useTranslation } from 'react-i18next';
import type { Deviation, Reason } from '#core/time/calendars/calendar.ts';
import { DAY_MINUTES } from '#core/time/calendars/calendar.ts';
import { type LocalDate, weekdays } from '#core/time/spans/local-date.ts';
import { dateText } from './date-text.ts';
import { clock, hoursText } from './hours-text.ts';

/** Rules of a calendar as plain sentences in the user's language (CAL-2, CAL-4). */
export function useCalendarWords() {
  const { t, i18n } = useTranslation('time');
  const language = i18n.language;
  const dates = (from: LocalDate, to: LocalDate) => {
    const long = { day: 'numeric', month: 'long' } as const;
    return from === to
      ? dateText(from, language, long)
      : `${dateText(from, language, long)} – ${dateText(to, language, long)}`;
  };
  return {
    language,
    t,
    /** The rule that decided, in a few words. */
    why: (reason: Reason): string => {
      if (reason.kind === 'week') return t('reasons.week', { hours: hoursText(reason.hours) });
      if (reason.kind === 'outside-hours') return t('reasons.outside-hours');
      if (reason.kind === 'closed-weekday') return t('reasons.closed-weekday');
      return t(`reasons.${reason.kind}`, { name: reason.name });
    },
    /** The conditions of a deviation: `mån–fre 12:00–13:00 · udda ISO-vecka`. */
    conditions: ({ when, text }: Pick<Deviation, 'when' | 'text'>): string => {
      const days = when.weekdays && weekdaysText(when.weekdays, language);
      const hours = when.hours && `${clock(when.hours.from)}–${clock(when.hours.to || DAY_MINUTES)}`;
      const parts = [
        when.dates && dates(when.dates.from, when.dates.to),
        when.yearly && t('deviations.every', { dates: dates(`2024-${when.yearly.from}`, `2024-${when.yearly.to}`) }),
        when.nth && t('deviations.nthText', { nth: t(`deviations.nthChoice.${when.nth}`).toLowerCase() }),
        when.beforeRedDay && t('deviations.beforeRedDayText'),
        days && hours ? `${days} ${hours}` : (days ?? hours),
        when.weekParity && t(when.weekParity === 'odd' ? 'deviations.oddText' : 'deviations.evenText'),
      ].filter(Boolean);
      if (parts.length === 0) parts.push(t('deviations.always'));
      if (text) parts.push(t('deviations.withText'));
      return parts.join(' · ');
    },
  };
}

/** Weekdays in a row with a dash: `mån–fre`, else each: `må, on`. */
function weekdaysText(chosen: readonly string[], language: string): string {
  const indexes = weekdays.flatMap((day, index) => (chosen.includes(day) ? [index] : []));
  const first = indexes[0] ?? 0;
  const last = indexes.at(-1) ?? 0;
  const name = (index: number) => dateText(4 + index, language, { weekday: 'short' }).replace('.', '');
  if (indexes.length > 2 && last - first === indexes.length - 1) return `${name(first)}–${name(last)}`;
  return indexes.map(name).join(', ');
}
