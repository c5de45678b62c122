import type { PromiseName } from '#core/promise/clocks/promise.ts';
import type { LocalDate } from '#core/time/spans/local-date.ts';

/**
 * What a goal of an agreement measures (SLR-5).
 *
 * `kept` is the share of promises kept; `first-contact` the share of tickets solved with the first answer; `survey` a
 * score of a survey, entered by hand for each month.
 */
export const goalKinds = ['kept', 'first-contact', 'survey'] as const;
export type GoalKind = (typeof goalKinds)[number];

/** The currencies a fee can be in, each with hundredths (SLR-5). */
export const currencies = ['SEK', 'EUR', 'NOK', 'DKK', 'GBP', 'CHF', 'USD'] as const;
export type Currency = (typeof currencies)[number];

/** A step of service credits (SLR-5): below this value, this many per cent of the month's fee are owed. */
export interface CreditTier {
  readonly below: number;
  readonly creditPercent: number;
}

/** One goal of an agreement (SLR-5); shares are 0…1, a survey score is in its own scale. */
export interface Goal {
  readonly id: string;
  readonly kind: GoalKind;
  readonly name: string;
  readonly atLeast: number;
  /** Which promises count; none named is all. For `kept` only. */
  readonly promises: readonly PromiseName[];
  /** Which priorities count; none named is all. For `kept` only. */
  readonly priorities: readonly string[];
  readonly tiers: readonly CreditTier[];
}

/** What is agreed with a company (SLR-5). */
export interface AgreementTerms {
  readonly name: string;
  readonly companyId: string;
  /** The site that provides it; null is the whole house. */
  readonly siteId: string | null;
  /** The language statements are written in. */
  readonly language: string;
  readonly currency: Currency;
  /** In hundredths. */
  readonly monthlyFee: number;
  /** At most this many per cent of a month's fee are owed in credits. */
  readonly mostCreditPercent: number;
  readonly startsOn: LocalDate;
  /** The last day counted in; null is until further notice. */
  readonly endsOn: LocalDate | null;
  readonly goals: readonly Goal[];
}

/** The credit a measured value brings, in per cent of the fee (SLR-5): that of the deepest step it fell below. */
export function creditPercentAt(goal: Pick<Goal, 'tiers'>, value: number | null): number {
  if (value === null) return 0;
  return goal.tiers.reduce((most, tier) => (value < tier.below ? Math.max(most, tier.creditPercent) : most), 0);
}

/** Why an agreement's terms cannot stand; null when they can (SLR-5). */
export function whyUnsound(
  terms: AgreementTerms,
): 'ends-before-start' | 'tier-above-goal' | 'goal-out-of-range' | null {
  if (terms.endsOn !== null && terms.endsOn < terms.startsOn) return 'ends-before-start';
  for (const goal of terms.goals) {
    const isShare = goal.kind !== 'survey';
    if (isShare && (goal.atLeast > 1 || goal.tiers.some((tier) => tier.below > 1))) return 'goal-out-of-range';
    if (goal.tiers.some((tier) => tier.below > goal.atLeast)) return 'tier-above-goal';
  }
  return null;
}
