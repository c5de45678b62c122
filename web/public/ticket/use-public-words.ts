import type { TFunction } from 'i18next';
import { useEffect, useState } from 'react';
import { DAY, HOUR, type Instant, type Milliseconds, MINUTE } from '#core/platform/instant.ts';
import type { Language } from '#languages/language.ts';
import { i18n } from '#web/kit/language/i18n.ts';

/** The words and times of the customer's page, in the customer's language and the site's zone (LNG-1, TKT-4). */
export interface PublicWords {
  readonly language: Language;
  readonly t: TFunction<'public'>;
  /** `tisdag 28 oktober` */
  readonly day: (at: Instant) => string;
  /** `i dag 12:42`, `tisdag 14:30`, `3 november 09:00` */
  readonly moment: (at: Instant, now: Instant) => string;
  /** `13:42 i dag`, `måndag 3 november`: by when, as a colleague says it. */
  readonly deadline: (at: Instant, now: Instant) => string;
  /** `18 minuter`, `3 timmar` */
  readonly lasting: (ms: Milliseconds) => string;
}

/** Loads the words of one language without changing the language of the device; undefined until they are there. */
export function usePublicWords(language: Language, zone: string): PublicWords | undefined {
  const [loaded, setLoaded] = useState<Language>();
  useEffect(() => {
    let wanted = true;
    void loaders[language]().then((words) => {
      i18n.addResourceBundle(language, 'public', words, true, true);
      if (wanted) setLoaded(language);
    });
    return () => {
      wanted = false;
    };
  }, [language]);
  return loaded === undefined ? undefined : publicWords(loaded, zone);
}

/** The same for a language whose words are loaded. */
export function publicWords(language: Language, zone: string): PublicWords {
  const t = i18n.getFixedT(language, 'public');
  const said = (at: Instant, how: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone: zone, ...how }).format(at);
  const time = (at: Instant) => said(at, { hour: '2-digit', minute: '2-digit' });
  const date = (at: Instant) => said(at, { day: 'numeric', month: 'long' });
  const weekday = (at: Instant) => said(at, { weekday: 'long' });
  const dayNo = (at: Instant) => Math.round(Date.parse(`${isoDate(at, zone)}T00:00:00Z`) / DAY);
  return {
    language,
    t,
    day: (at) => said(at, { weekday: 'long', day: 'numeric', month: 'long' }),
    moment(at, now) {
      const ago = dayNo(now) - dayNo(at);
      if (ago === 0) return t('when.today', { time: time(at) });
      if (ago === 1) return t('when.yesterday', { time: time(at) });
      return ago > 0 && ago < 7 ? `${weekday(at)} ${time(at)}` : `${date(at)} ${time(at)}`;
    },
    deadline(at, now) {
      const ahead = dayNo(at) - dayNo(now);
      if (ahead === 0) return t('when.byToday', { time: time(at) });
      if (ahead === 1) return t('when.byTomorrow', { time: time(at) });
      return t('when.byDay', { day: said(at, { weekday: 'long', day: 'numeric', month: 'long' }), time: time(at) });
    },
    lasting(ms) {
      if (ms < HOUR) return t('lasting.minutes', { count: Math.max(1, Math.round(ms / MINUTE)) });
      if (ms < 2 * DAY) return t('lasting.hours', { count: Math.round(ms / HOUR) });
      return t('lasting.days', { count: Math.round(ms / DAY) });
    },
  };
}

function isoDate(at: Instant, zone: string): string {
  return new Intl.DateTimeFormat('sv', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    at,
  );
}

const loaders: Readonly<Record<Language, () => Promise<object>>> = {
  sv: () => import('#languages/sv/public.ts').then((file) => file.public_),
  en: () => import('#languages/en/public.ts').then((file) => file.public_),
  de: () => import('#languages/de/public.ts').then((file) => file.public_),
  fi: () => import('#languages/fi/public.ts').then((file) => file.public_),
};
