import type { Instant, Milliseconds } from '#core/platform/instant.ts';
import type { AgentState } from './agent-state.ts';

/** One stretch of an agent's log (QUE-3): half-open, `to` null while it goes on. */
export interface StateStretch {
  readonly state: AgentState;
  readonly reasonId: string | null;
  readonly from: Instant;
  readonly to: Instant | null;
}

/** How long an agent was in one state, for one reason (QUE-3). */
export interface StateTime {
  readonly state: AgentState;
  readonly reasonId: string | null;
  readonly ms: Milliseconds;
}

/**
 * Time per state and reason over a period (QUE-3), in the order they first came; the open stretch counts to `now`.
 *
 * The times add up exactly to the part of the period that the log covers.
 */
export function timePerState(
  log: readonly StateStretch[],
  period: { readonly from: Instant; readonly to: Instant },
  now: Instant,
): StateTime[] {
  const times = new Map<string, StateTime>();
  for (const { state, reasonId, from, to } of log) {
    const ms = Math.min(to ?? now, period.to) - Math.max(from, period.from);
    if (ms <= 0) continue;
    const key = `${state} ${reasonId ?? ''}`;
    times.set(key, { state, reasonId, ms: (times.get(key)?.ms ?? 0) + ms });
  }
  return [...times.values()];
}

/** The state at an instant by a log in order of time (SLA-3); null where the log says nothing. */
export function stateAt(log: readonly Pick<StateStretch, 'state' | 'from' | 'to'>[], at: Instant): AgentState | null {
  let [low, high] = [0, log.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((log[middle]?.from ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  const stretch = log[low - 1];
  return stretch !== undefined && (stretch.to === null || at < stretch.to) ? stretch.state : null;
}
