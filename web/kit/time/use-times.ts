import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant, Milliseconds } from '#core/platform/instant.ts';
import { durationText, durationWords, type Rounding } from '#core/platform/duration-text.ts';
import { fullInstantText, instantText, locale, timeText } from './instant-text.ts';
import { useNow } from './use-now.ts';

/** Times, durations and numbers as the user's language writes them (LNG-1); redraws itself each minute. */
export function useTimes() {
  const { t, i18n } = useTranslation('kit');
  const now = useNow('minute');
  return useMemo(() => {
    const language = i18n.language;
    const words = { today: t('time.today'), yesterday: t('time.yesterday'), tomorrow: t('time.tomorrow') };
    const numbers = new Intl.NumberFormat(locale(language));
    return {
      now,
      language,
      /** `13:42`, `i går 16:20`, `må 08:52`, `2 okt`. */
      when: (at: Instant) => instantText(at, now, language, words),
      /** `torsdag 30 oktober 2025 13:36`. */
      fully: (at: Instant) => fullInstantText(at, language),
      time: (at: Instant) => timeText(at, language),
      /** `2 d 4 h`; open time, whose days are no days, is told in hours. */
      lasting: (duration: Milliseconds, rounding: Rounding = 'down', longest: 'day' | 'hour' = 'day') =>
        durationText(duration, rounding, durationWords(language), longest),
      number: (n: number) => numbers.format(n),
    };
  }, [t, i18n.language, now]);
}
