import { type AgreementTerms, creditPercentAt, type Goal } from './agreement.ts';

/** What was counted for a goal in a month (SLR-5). */
export interface Measured {
  readonly goalId: string;
  /** Kept promises; tickets solved with the first answer. */
  readonly met: number;
  /** Missed ones, those open past due among them; tickets that took more. */
  readonly missed: number;
  readonly overdue: number;
  readonly cancelled: number;
  /** A survey's score; null for what is counted, and when none is entered. */
  readonly score: number | null;
}

/** A goal with what became of it in a month (SLR-5). */
export interface GoalResult extends Omit<Measured, 'goalId' | 'score'> {
  readonly goal: Goal;
  /** Null when there is nothing to divide by: neither reached nor failed, and no credit. */
  readonly value: number | null;
  readonly isReached: boolean | null;
  readonly creditPercent: number;
  /** In hundredths of the currency. */
  readonly credit: number;
}

/** A month settled (SLR-5). */
export interface SettledMonth {
  readonly results: readonly GoalResult[];
  /** The fee of the month, or of the part of it that is covered. */
  readonly fee: number;
  /** What is owed: the goals' credits together, at most as much as is agreed. */
  readonly credit: number;
  /** The goals' credits together, when more than is owed. */
  readonly creditBeforeLimit: number | null;
}

/**
 * Settles a month (SLR-5): each goal's value against its steps, the credits in whole hundredths, and the limit.
 *
 * `share` is the part of the month covered. Each goal's credit is rounded by itself, so that the lines add up to the
 * sum that is printed below them.
 */
export function settleMonth(terms: AgreementTerms, measured: readonly Measured[], share: number): SettledMonth {
  const fee = Math.round(terms.monthlyFee * share);
  const results = terms.goals.map((goal) => resultOf(goal, measured, fee));
  const sum = results.reduce((so, one) => so + one.credit, 0);
  const most = Math.round((fee * terms.mostCreditPercent) / 100);
  return { results, fee, credit: Math.min(sum, most), creditBeforeLimit: sum > most ? sum : null };
}

function resultOf(goal: Goal, measured: readonly Measured[], fee: number): GoalResult {
  const { met, missed, overdue, cancelled, score } = measured.find((one) => one.goalId === goal.id) ?? nothing;
  const counted = met + missed === 0 ? null : met / (met + missed);
  const value = goal.kind === 'survey' ? score : counted;
  const creditPercent = creditPercentAt(goal, value);
  const isReached = value === null ? null : value >= goal.atLeast;
  const credit = Math.round((fee * creditPercent) / 100);
  return { goal, met, missed, overdue, cancelled, value, isReached, creditPercent, credit };
}

const nothing: Omit<Measured, 'goalId'> = { met: 0, missed: 0, overdue: 0, cancelled: 0, score: null };
