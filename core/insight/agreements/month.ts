import type { Instant } from '#core/platform/instant.ts';
import { dayAt, dayBegins, monthFrom } from '#core/insight/sla-reports/local-day.ts';
import { type EpochDay, epochDayOf, type LocalDate, localDateOf } from '#core/time/spans/local-date.ts';

/** A month as it is written: `2025-10` (SLR-5). */
export type Month = string;

/** The part of a month that an agreement covers (SLR-5). */
export interface CoveredMonth {
  readonly month: Month;
  readonly from: Instant;
  readonly to: Instant;
  /** The first and the last day covered. */
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  /** The share of the month's days that is covered, 0…1: what part of a month's fee is due. */
  readonly share: number;
}

/** The month an instant lies in, by a zone's calendar (SLR-5). */
export function monthAt(zone: string, at: Instant): Month {
  return localDateOf(dayAt(zone, at)).slice(0, 7);
}

/** The part of a month an agreement covers; null when it covers none of it, or the month is none (SLR-5). */
export function coveredMonth(
  month: Month,
  { startsOn, endsOn }: { readonly startsOn: LocalDate; readonly endsOn: LocalDate | null },
  zone: string,
): CoveredMonth | null {
  const begin = epochDayOf(`${month}-01`);
  if (Number.isNaN(begin)) return null;
  const end = monthFrom(begin, 1);
  const first: EpochDay = Math.max(begin, epochDayOf(startsOn));
  const after: EpochDay = endsOn === null ? end : Math.min(end, epochDayOf(endsOn) + 1);
  if (after <= first) return null;
  return {
    month,
    from: dayBegins(zone, first),
    to: dayBegins(zone, after),
    firstDay: localDateOf(first),
    lastDay: localDateOf(after - 1),
    share: (after - first) / (end - begin),
  };
}

/** The months of an agreement that have begun, the newest first (SLR-5). */
export function begunMonths(
  terms: { readonly startsOn: LocalDate; readonly endsOn: LocalDate | null },
  zone: string,
  now: Instant,
  most: number,
): readonly Month[] {
  const last = terms.endsOn === null ? dayAt(zone, now) : Math.min(dayAt(zone, now), epochDayOf(terms.endsOn));
  const first = epochDayOf(terms.startsOn);
  const months: Month[] = [];
  for (
    let at = monthFrom(last, 0);
    at >= monthFrom(first, 0) && last >= first && months.length < most;
    at = monthFrom(at, -1)
  )
    months.push(localDateOf(at).slice(0, 7));
  return months;
}
