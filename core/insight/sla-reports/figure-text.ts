import { localeOf } from '#core/platform/locale.ts';
import { type Instant, MINUTE, type Milliseconds, SECOND } from '#core/platform/instant.ts';
import { durationText, durationWords } from '#core/platform/duration-text.ts';
import { NOTHING, percentShown } from './csv-dialect.ts';
import type { ReportClock } from './dimension.ts';
import type { BucketUnit } from './time-buckets.ts';

/** How the figures of reports are written in a language, on screens, in mails and on paper alike (SLR-1, LNG-1). */
export function figureTexts(language: string) {
  const locale = localeOf(language);
  const one = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const date = (at: Instant, options: Intl.DateTimeFormatOptions, zone: string) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }).format(at);
  return {
    /** `97,2 %`, or a dash when there is nothing to divide by. */
    level: (share: number | null) => (share === null ? NOTHING : `${one.format(percentShown(share))} %`),
    goal: (share: number) => `${plain.format(share * 100)} %`,
    points: (difference: number) => one.format(Math.abs(difference) * 100),
    count: (n: number) => plain.format(n),
    /** `38 min`, `20 s`, or a dash; open time is told in hours, as no day is so long. */
    lasting: (ms: Milliseconds | null, clock: ReportClock) =>
      ms === null
        ? NOTHING
        : ms < MINUTE
          ? `${Math.round(ms / SECOND)} s`
          : durationText(
              Math.round(ms / MINUTE) * MINUTE,
              'down',
              durationWords(language),
              clock === 'business' ? 'hour' : 'day',
            ),
    /** `1–31 oktober 2025`; to the minute when it is no whole days. A period without bounds has no such text. */
    period: ({ from, to }: { readonly from: Instant; readonly to: Instant }, zone: string) => {
      const isWhole = (to - from) % (30 * MINUTE) === 0 && to - from >= 22 * 60 * MINUTE && isMidnight(to, zone);
      return new Intl.DateTimeFormat(locale, {
        ...{ day: 'numeric', month: 'long', year: 'numeric', timeZone: zone },
        ...(isWhole ? {} : { hour: '2-digit', minute: '2-digit' }),
      }).formatRange(from, isWhole ? to - 1 : to);
    },
    /** A bucket under an axis, but for weeks: short, with its month at the first and at every turn. */
    bucket: (at: Instant, per: Exclude<BucketUnit, 'week'>, zone: string, isFirst: boolean) => {
      if (per === 'month') return date(at, { month: 'short', ...(isFirst ? { year: 'numeric' } : {}) }, zone);
      if (per === 'hour') return date(at, { hour: '2-digit', hourCycle: 'h23' }, zone).replace(/\D/g, '');
      const day = date(at, { day: 'numeric' }, zone).replace(/\D/g, '');
      return isFirst || day === '1' ? date(at, { day: 'numeric', month: 'short' }, zone).replace(/\.$/, '') : day;
    },
    /** `2025-10-30 13:33` the language's own way, without the word for o'clock that Finnish puts in. */
    moment: (at: Instant, zone: string) =>
      date(
        at,
        { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
        zone,
      ).replace(/,| klo/, ''),
    date,
  };
}
export type FigureTexts = ReturnType<typeof figureTexts>;

function isMidnight(at: Instant, zone: string): boolean {
  return new Intl.DateTimeFormat('sv-SE', { timeStyle: 'short', timeZone: zone }).format(at) === '00:00';
}
