import type { RevisionRow } from '#api/time/calendars.ts';
import { locale } from '#web/kit/time/instant-text.ts';
import { shortDate, weekdayText } from './date-text.ts';
import { hoursText } from './hours-text.ts';
import { useCalendarWords } from './use-calendar-words.ts';

/** What changed between two revisions, a short sentence each (CAL-5). */
export function useChangeWords() {
  const { t, language } = useCalendarWords();
  const countries = new Intl.DisplayNames(locale(language), { type: 'region' });
  const set = (code: string | null) =>
    code === null
      ? t('calendars.redDaysNone')
      : [countries.of(code.slice(0, 2)), code.slice(3)].filter(Boolean).join(' ');
  const hours = (windows: readonly { from: number; to: number }[]) =>
    windows.length === 0 ? t('week.closed') : windows.map(hoursText).join(', ');
  return (change: RevisionRow['changes'][number]): string => {
    switch (change.kind) {
      case 'name':
      case 'zone':
        return t(`revisions.changes.${change.kind}`, { from: change.from, to: change.to });
      case 'red-day-set':
        return t('revisions.changes.red-day-set', { from: set(change.from), to: set(change.to) });
      case 'week': {
        const facts = { from: hours(change.from), to: hours(change.to) };
        return t('revisions.changes.week', { day: weekdayText(change.weekday, language), ...facts });
      }
      case 'deviations-ordered':
        return t('revisions.changes.deviations-ordered');
      case 'red-day':
        return t(`revisions.changes.red-day-${change.says}`, {
          name: change.name,
          date: shortDate(change.date, language),
        });
      case 'feed-events':
        return t('revisions.changes.feed-events', change);
      default:
        return t(`revisions.changes.${change.kind}`, { name: change.name });
    }
  };
}
