import type { Instant } from '#core/platform/instant.ts';
import type { LevelChoice } from './history.ts';
import type { PromiseName } from './promise.ts';
import type { StatusSince } from './ticking-stretches.ts';

/** Something owed to the customer from one instant until it is done or falls away; the level decides how soon (SLA-1). */
export interface Obligation {
  readonly promise: PromiseName;
  /** From when it counts; moves only backwards: an earlier receipt, a merged ticket. */
  readonly starts: readonly { readonly index: number; readonly at: Instant }[];
  readonly end: ObligationEnd | null;
  readonly responsibleAtStart: string | null;
  readonly siteAtStart: string | null;
  readonly departmentAtStart: string | null;
}

/** How an obligation ended: `kept` is judged by the clock, the others cancel it (SLA-1). */
export interface ObligationEnd {
  readonly index: number;
  readonly at: Instant;
  readonly how: 'kept' | 'closed-without-answer' | 'dismissed' | 'merged' | 'abandoned' | 'spam' | 'deleted';
  readonly userId: string | null;
}

/** What the level was chosen by from a fact on: each change is a moment to judge anew (SLA-5). */
export interface Regime {
  /** Where among the facts; revisions of levels and calendars lie between two. */
  readonly index: number;
  readonly at: Instant;
  readonly levelId: string | null;
  readonly why: LevelChoice;
  readonly priority: string | null;
  readonly type: string | null;
  readonly siteId: string | null;
  readonly eventId: string;
}

/** A history read once, before any level judges it (SLA-6). */
export interface Story {
  readonly obligations: readonly Obligation[];
  readonly regimes: readonly Regime[];
  readonly statuses: readonly StatusSince[];
}
