import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComplianceRow } from '#api/insight/sla-reports.ts';
import { NOTHING } from '#core/insight/sla-reports/csv-dialect.ts';
import type { Dimension } from '#core/insight/sla-reports/dimension.ts';
import { figureTexts } from '#core/insight/sla-reports/figure-text.ts';
import { datesOf, type Period } from '#core/insight/sla-reports/period.ts';
import { bucketName, bucketStart, type BucketUnit } from '#core/insight/sla-reports/time-buckets.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { PromiseName } from '#core/promise/clocks/promise.ts';
import { locale } from '#web/kit/time/instant-text.ts';
import { useTimes } from '#web/kit/time/use-times.ts';

/** How reports write shares, durations, periods and rows in the reader's language (SLR-1, LNG-1). */
export function useReportTexts() {
  const { t, i18n } = useTranslation(['insight', 'promise']);
  const times = useTimes();
  return useMemo(() => {
    const language = locale(i18n.language);
    const figures = figureTexts(i18n.language);
    const { date } = figures;
    const priority = (key: string) =>
      key === 'low' || key === 'medium' || key === 'high' ? t(`slaReports.priorities.${key}`) : key;
    const type = (key: string) =>
      key === 'fault' || key === 'order' || key === 'other' ? t(`slaReports.types.${key}`) : key;
    return {
      ...figures,
      priority,
      type,
      promise: (name: string) => t(`promise:names.${name as PromiseName}`),
      row: (row: Pick<ComplianceRow, 'key' | 'name'>, rows: Dimension) => {
        if (row.key === null) return t('slaReports.none');
        if (rows === 'promise') return t(`promise:names.${row.key as PromiseName}`);
        if (row.name !== null) return row.name;
        if (rows === 'priority') return priority(row.key);
        return rows === 'type' ? type(row.key) : t('slaReports.removed');
      },
      /** `1–31 oktober 2025`. */
      period: (period: Period, zone: string) => {
        if (period.from === null || period.to === null) {
          const { from, to } = datesOf(period, zone);
          return from || to ? `${from ?? ''} – ${to ?? ''}` : t('slaReports.presets.all');
        }
        return figures.period({ from: period.from, to: period.to }, zone);
      },
      /** A bucket under the axis: short. */
      bucket: (at: Instant, per: BucketUnit, zone: string, isFirst: boolean) => {
        if (per === 'week')
          return t('slaReports.weekNumber', { week: bucketName('week', at, zone).slice(-2).replace(/^0/, '') });
        return figures.bucket(at, per, zone, isFirst);
      },
      /** A bucket in full. */
      bucketInFull: (at: Instant, per: BucketUnit, zone: string) => {
        if (per === 'month') return date(at, { month: 'long', year: 'numeric' }, zone);
        if (per === 'week')
          return `${t('slaReports.weekNumber', { week: bucketName('week', at, zone).slice(-2).replace(/^0/, '') })}, ${date(at, { day: 'numeric', month: 'long', year: 'numeric' }, zone)}`;
        const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;
        return date(at, per === 'hour' ? { ...day, hour: '2-digit', minute: '2-digit' } : day, zone);
      },
      /** The month a period is, when it is just one. */
      month: (period: Period, zone: string, length: 'long' | 'short') => {
        if (period.from === null || period.to === null) return undefined;
        const [from, to] = [bucketStart('month', period.from, zone), bucketStart('month', period.to, zone)];
        const isOne = from === period.from && to === period.to && bucketStart('month', to - 1, zone) === from;
        return isOne ? date(from, { month: length }, zone).replace(/\.$/, '') : undefined;
      },
      /** `30 okt 13:33`, with the year when it is not this one. */
      moment: (at: Instant | null) => {
        if (at === null) return NOTHING;
        const isThisYear = yearOf(at) === yearOf(times.now);
        return new Intl.DateTimeFormat(language, {
          ...{ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
          ...(isThisYear ? {} : { year: '2-digit' }),
        })
          .format(at)
          .replaceAll(/\.? (kl|um|klo)\.? |,/g, ' ')
          .replace(/(\p{L})\./u, '$1');
      },
    };
  }, [t, i18n.language, times]);
}
export type ReportTexts = ReturnType<typeof useReportTexts>;

function yearOf(at: Instant): number {
  return new Date(at).getFullYear();
}
