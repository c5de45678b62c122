import type { Instant } from '#core/platform/instant.ts';
import type { Fact } from '#core/promise/clocks/history.ts';

/** What a ticket that is merged into another brings along for its clocks (TKT-6, SLA-6). */
export interface Brought {
  /** When it was opened; the target keeps the earliest. */
  readonly startedAt: Instant;
  /** Since when its customer waits for an answer; null when he does not. */
  readonly unansweredSince: Instant | null;
}

/** Reads from a ticket's history when it was opened and since when its customer waits (SLA-6). */
export function broughtAlong(facts: readonly Fact[]): Brought {
  let startedAt = Number.POSITIVE_INFINITY;
  let waiting: Instant | null = null;
  for (const fact of facts) {
    if (fact.kind === 'opened') startedAt = Math.min(startedAt, fact.at);
    else if (fact.kind === 'customer-wrote') waiting = Math.min(waiting ?? fact.at, fact.at);
    else if (fact.kind === 'merged-in') {
      startedAt = Math.min(startedAt, fact.startedAt);
      if (fact.unansweredSince !== null) waiting = Math.min(waiting ?? fact.unansweredSince, fact.unansweredSince);
    } else if (fact.kind === 'agent-answered' || fact.kind === 'dismissed' || fact.kind === 'closed') waiting = null;
  }
  return { startedAt: Number.isFinite(startedAt) ? startedAt : (facts[0]?.at ?? 0), unansweredSince: waiting };
}
