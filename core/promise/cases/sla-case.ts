import type { ContactFacts } from '#core/conditions/contact-facts.ts';
import type { Instant, Milliseconds } from '#core/platform/instant.ts';
import type { Fact } from '../clocks/history.ts';
import type { Outcome, PromiseName } from '../clocks/promise.ts';

/** A case a service manager writes (SLA-11): what happened, and the verdicts and dues that ought to come of it. */
export interface SlaCase {
  readonly name: string;
  readonly line: number;
  /** The zone its times are written in. */
  readonly zone: string;
  /** The moment asked about. */
  readonly now: Instant;
  /** Undefined lets the rules of the settings choose; null promises nothing. */
  readonly level: string | null | undefined;
  /** What the rules are asked about. */
  readonly about: Partial<ContactFacts>;
  readonly history: readonly Fact[];
  readonly expected: readonly ExpectedRound[];
}

/** What is expected of one round of a promise; what is left out is not looked at (SLA-11). */
export interface ExpectedRound {
  readonly promise: PromiseName;
  /** 1, 2, 3… in the order they are written. */
  readonly round: number;
  /** No such round at all. */
  readonly none: boolean;
  readonly outcome?: Outcome;
  readonly due?: Instant | 'never';
  readonly stopped?: Instant;
  readonly elapsedMs?: Milliseconds;
  readonly overMs?: Milliseconds;
}
