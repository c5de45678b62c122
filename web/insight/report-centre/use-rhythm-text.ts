import { useTranslation } from 'react-i18next';
import type { ReportSubscription } from '#api/insight/report-centre.ts';
import { type Weekday, weekdays } from '#core/time/spans/local-date.ts';
import { locale } from '#web/kit/time/instant-text.ts';

/** A rhythm as a sentence, and the words of weekdays, in the reader's language (REP-1). */
export function useRhythmText() {
  const { t, i18n } = useTranslation('insight');
  const weekday = (day: Weekday, form: 'long' | 'short' = 'long') =>
    // 5 January 1970 was a Monday.
    new Intl.DateTimeFormat(locale(i18n.language), { weekday: form, timeZone: 'UTC' }).format(
      (weekdays.indexOf(day) + 4) * 86_400_000,
    );
  const sentence = ({ every, time, weekday: day, monthDay }: ReportSubscription['rhythm']) => {
    if (every === 'weekday') return t('reportCentre.everyWeekday', { time });
    if (every === 'day') return t('reportCentre.everyDay', { time });
    if (every === 'week') return t('reportCentre.everyWeek', { time, weekday: weekday(day) });
    return monthDay === 'first-business-day'
      ? t('reportCentre.everyMonthBusiness', { time })
      : t('reportCentre.everyMonth', { time, day: monthDay });
  };
  return { sentence, weekday };
}
