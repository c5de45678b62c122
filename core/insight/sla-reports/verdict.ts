import type { Instant } from '#core/platform/instant.ts';
import type { Outcome } from '#core/promise/clocks/promise.ts';

/** What a report says of a promise (SLR-1); `overdue` is open and past due, counted as missed and shown apart. */
export const verdicts = ['met', 'missed', 'overdue', 'cancelled'] as const;
export type Verdict = (typeof verdicts)[number];

/** Which instant puts a promise in a period (SLR-1): when its fate was decided, or when it began. */
export const periodRules = ['decided', 'started'] as const;
export type PeriodRule = (typeof periodRules)[number];

/** The instants of a round that decide which period it belongs to. */
export interface DecidedBy {
  readonly outcome: Outcome;
  readonly dueAt: Instant | null;
  readonly breachAt: Instant | null;
  readonly stoppedAt: Instant | null;
}

/**
 * The instant a promise's fate was decided (SLR-1): kept or cancelled when it stopped, missed when its time ran out.
 *
 * A miss stays in the period in which it was missed, however late the answer comes: what has been reported does not
 * move. For a running promise it is the instant it will be missed at; null when nothing can make it missed. The
 * database's column `decided_at` is the same rule.
 */
export function decidedAt({ outcome, dueAt, breachAt, stoppedAt }: DecidedBy): Instant | null {
  if (outcome === 'running') return breachAt;
  return outcome === 'missed' ? (breachAt ?? dueAt ?? stoppedAt) : stoppedAt;
}

/** The verdict on a promise at a moment; null while it runs and is not missed (SLR-1). */
export function verdictAt(cycle: DecidedBy, now: Instant): Verdict | null {
  if (cycle.outcome !== 'running') return cycle.outcome;
  return cycle.breachAt !== null && cycle.breachAt <= now ? 'overdue' : null;
}
