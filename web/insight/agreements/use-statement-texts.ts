import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Statement, WireGoal } from '#api/insight/agreements.ts';
import type { Currency, GoalKind } from '#core/insight/agreements/agreement.ts';
import { NOTHING, percentShown } from '#core/insight/sla-reports/csv-dialect.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { PromiseName } from '#core/promise/clocks/promise.ts';
import { locale, timeText } from '#web/kit/time/instant-text.ts';

/** How agreements write money, shares, months and moments, in the reader's language (SLR-5, LNG-1). */
export function useStatementTexts() {
  const { t, i18n } = useTranslation(['insight', 'promise']);
  return useMemo(() => statementTexts(t, i18n.language), [t, i18n.language]);
}

/** The same for a language that is not the reader's setting: the customer's page. */
export function statementTexts(t: TFunction<['insight', 'promise']>, language: string) {
  const own = locale(language);
  const one = new Intl.NumberFormat(own, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const plain = new Intl.NumberFormat(own, { maximumFractionDigits: 2 });
  const day = new Intl.DateTimeFormat(own, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const noon = (date: string) => Date.parse(`${date}T12:00:00Z`);
  const value = (kind: GoalKind, measured: number | null) => {
    if (measured === null) return NOTHING;
    return kind === 'survey' ? plain.format(measured) : `${one.format(percentShown(measured))} %`;
  };
  return {
    t,
    value,
    number: (n: number) => plain.format(n),
    money: (hundredths: number, currency: Currency) =>
      new Intl.NumberFormat(own, {
        ...{ style: 'currency', currency },
        ...(hundredths % 100 === 0 ? { maximumFractionDigits: 0 } : {}),
      }).format(hundredths / 100),
    /** `oktober 2025` */
    month: (month: string) =>
      new Intl.DateTimeFormat(own, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noon(`${month}-01`)),
    /** `1–31 oktober 2025` */
    days: ({ firstDay, lastDay }: Pick<Statement, 'firstDay' | 'lastDay'>) =>
      day.formatRange(noon(firstDay), noon(lastDay)),
    /** `5 nov. 2026 08:47`, as times stand elsewhere: without `kl.`, `klo` or a comma. */
    moment: (at: Instant, zone: string) => {
      const date = { day: 'numeric', month: 'short', year: 'numeric', timeZone: zone } as const;
      return `${new Intl.DateTimeFormat(own, date).format(at)} ${timeText(at, language, zone)}`;
    },
    /** How long an agreement is valid. */
    validity: ({ startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string | null }) =>
      endsOn === null
        ? t('agreements.validFrom', { from: day.format(noon(startsOn)) })
        : t('agreements.validBetween', { from: day.format(noon(startsOn)), to: day.format(noon(endsOn)) }),
    /** `under 95 % ger 5 % av månadens avgift`, the first step first. */
    tiers: ({ kind, tiers }: Pick<WireGoal, 'kind' | 'tiers'>) =>
      [...tiers]
        .sort((a, b) => b.below - a.below)
        .map((tier) =>
          t('agreements.tierText', { below: value(kind, tier.below), percent: plain.format(tier.creditPercent) }),
        )
        .join(', '),
    /** What a goal counts, in a line. */
    counts: ({ kind, promises, priorities }: Pick<WireGoal, 'kind' | 'promises' | 'priorities'>) => {
      if (kind === 'survey') return '';
      if (kind === 'first-contact') return t('agreements.measures.first-contact');
      const what =
        promises.length === 0
          ? t('agreements.measures.all')
          : promises.map((promise) => t(`promise:names.${promise as PromiseName}`)).join(', ');
      const known = priorities.map((id) =>
        id === 'low' || id === 'medium' || id === 'high' ? t(`slaReports.priorities.${id}`) : id,
      );
      return known.length === 0 ? what : `${what} · ${known.join(', ')}`;
    },
  };
}
export type AgreementTexts = ReturnType<typeof statementTexts>;
