import type { Instant } from '#core/platform/instant.ts';
import type { PromiseName } from '../clocks/promise.ts';
import type { StatusCategory } from '../clocks/status-category.ts';
import type { Target } from './target.ts';

/**
 * What a service level promises (SLA-2); a save with a difference makes a new revision of it.
 */
export interface LevelDefinition {
  /** The level's calendar; null follows the site's, and else the base calendar. */
  readonly calendarId: string | null;
  /** Red days are closed; when false they are counted as the weekday they are. */
  readonly holidaysExcluded: boolean;
  readonly targets: Readonly<Partial<Record<PromiseName, TargetSet>>>;
  /** The statuses in which resolution and update clocks tick. */
  readonly tickingIn: readonly StatusCategory[];
  /** The answer promises that stand still with the statuses too (default: none). */
  readonly standingStill: readonly AnswerPromise[];
  /** Warning thresholds in per cent of the target, rising. */
  readonly warnAt: readonly number[];
  /** What happens by itself on the way, besides the notice to the one responsible (SLA-8). */
  readonly steps: readonly EscalationStep[];
  /** An answer by a bot keeps an answer promise (default: it does not). */
  readonly botsAnswer: boolean;
}

/** A step on the way to a promise or after it is missed (SLA-8); told as `promise.escalated`, done by its room. */
export interface EscalationStep {
  readonly when: StepMoment;
  readonly does: StepDeed;
}

/**
 * When a step happens (SLA-8): at so many per cent of the target (over 100 is after the due), when the promise is
 * missed, or so many minutes of the target's own clock after the due; negative is before it.
 */
export type StepMoment = number | 'missed' | { readonly minutes: number };

/** What a step does (SLA-8). */
export type StepDeed =
  | { readonly kind: 'notify'; readonly userIds: readonly string[]; readonly groupIds: readonly string[] }
  | { readonly kind: 'raise-priority' }
  | { readonly kind: 'assign'; readonly userId: string }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'set-level'; readonly levelId: string }
  | { readonly kind: 'webhook'; readonly url: string };

/** A target, and the targets that differ from it by priority (SLA-2); null promises nothing. */
export interface TargetByPriority {
  readonly standard: Target | null;
  /** By the id of the priority. */
  readonly byPriority: Readonly<Record<string, Target | null>>;
}

/** The targets of a promise; a ticket type that is named has its own instead of them (SLA-2). */
export interface TargetSet extends TargetByPriority {
  /** By the id of the ticket type. */
  readonly byType?: Readonly<Record<string, TargetByPriority>>;
}

/** The promises whose clock can be set to stand still with the status (SLA-1). */
export const answerPromises = ['first-answer', 'next-answer'] as const satisfies readonly PromiseName[];
export type AnswerPromise = (typeof answerPromises)[number];

/** One published state of a level (CAL-5, SLA-6): a cycle keeps the revision it was judged by. */
export interface LevelRevision {
  readonly id: string;
  readonly levelId: string;
  readonly revisionNo: number;
  readonly publishedAt: Instant;
  readonly definition: LevelDefinition;
}

/** The statuses a resolution clock ticks in unless the level says otherwise (SLA-2). */
export const defaultTickingIn = [
  'new',
  'open',
  'with-third-party',
  'queued',
] as const satisfies readonly StatusCategory[];
