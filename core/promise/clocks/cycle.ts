import type { Instant, Milliseconds } from '#core/platform/instant.ts';
import type { LevelChoice } from './history.ts';
import type { CancelReason, Outcome, PromiseName } from './promise.ts';
import type { StatusCategory } from './status-category.ts';

/**
 * One round of a promise's clock, as judged from the history (SLA-1, SLA-6).
 *
 * Times are measured up to `stoppedAt`, or up to the moment asked about while it runs.
 */
export interface Cycle {
  readonly promise: PromiseName;
  /** 1, 2, 3… per promise of a contact; a round keeps its number for good. */
  readonly cycleNo: number;
  readonly levelId: string;
  readonly levelRevisionId: string;
  readonly levelWhy: LevelChoice;
  readonly calendarId: string | null;
  readonly calendarRevisionId: string | null;
  readonly priority: string | null;
  readonly targetMs: Milliseconds;
  /** Counted in open time; false is wall-clock. */
  readonly business: boolean;
  readonly startedAt: Instant;
  /** While it stands still: as if it ticked on from the moment it stopped ticking. Null is never. */
  readonly dueAt: Instant | null;
  /** From this instant on it is missed unless it has stopped; null while nothing can make it missed. */
  readonly breachAt: Instant | null;
  readonly stoppedAt: Instant | null;
  readonly outcome: Outcome;
  readonly cancelReason: CancelReason | null;
  /** Since when the status holds the clock still, while it runs. */
  readonly standingSinceAt: Instant | null;
  /** It took over from a superseded round: born already missed, it is recorded without a storm of notices. */
  readonly succeeds: boolean;
  readonly stretches: readonly TickingStretch[];
  /** The level's thresholds with the instants they are passed at, rising; passed ones stay. */
  readonly warnings: readonly Warning[];
  /** When the level's steps happen, in the order of `stepMarks`; null while it stands still before one, or never. */
  readonly stepAt: readonly (Instant | null)[];
  readonly elapsedOpenMs: Milliseconds;
  readonly elapsedWallMs: Milliseconds;
  readonly overOpenMs: Milliseconds;
  readonly overWallMs: Milliseconds;
  readonly attributed: Attribution;
  readonly responsibleAtStart: string | null;
  readonly resolvedBy: string | null;
  readonly siteAtStart: string | null;
  readonly departmentAtStart: string | null;
}

/** A piece of a cycle in which the status let the clock tick, or held it still and why (SLA-9). */
export interface TickingStretch {
  readonly from: Instant;
  readonly to: Instant;
  readonly ticks: boolean;
  readonly category: StatusCategory;
  readonly eventId: string;
}

/** A threshold of a level and when it is passed (SLA-8). */
export interface Warning {
  readonly percent: number;
  /** Null while the clock stands still before it, or when it never comes. */
  readonly at: Instant | null;
}

/** Whose time it was (SLA-6); the four add up to the time from start to stop. */
export interface Attribution {
  readonly oursMs: Milliseconds;
  readonly thirdPartyMs: Milliseconds;
  readonly customerMs: Milliseconds;
  readonly closedMs: Milliseconds;
}
