import type { Instant } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';

/** Every state an agent can be in (QUE-3). */
export const agentStates = ['ready', 'busy', 'ringing', 'talking', 'wrap-up', 'paused', 'away'] as const;
export type AgentState = (typeof agentStates)[number];

/** The states a person chooses; the others come of the work itself (QUE-3). */
export const chosenStates = ['ready', 'paused', 'away'] as const;
export type ChosenState = (typeof chosenStates)[number];

/** Why an agent came into a state: chosen, or set by itself when they first came or were there no more (QUE-3). */
export const stateCauses = ['chosen', 'arrived', 'connection-lost', 'signed-out'] as const;
export type StateCause = (typeof stateCauses)[number];

/** An agent's state with its reason, since when and why (QUE-3); only a pause has a reason. */
export interface Standing {
  readonly state: AgentState;
  readonly reasonId: string | null;
  readonly since: Instant;
  readonly cause: StateCause;
}

/** What happens to an agent's state (QUE-3): chosen by a person, first come, or no screen or session of theirs is left. */
export type StateMove =
  | { readonly kind: 'choose'; readonly state: ChosenState; readonly reasonId: string | null }
  | { readonly kind: 'arrive' }
  | { readonly kind: 'lost'; readonly cause: 'connection-lost' | 'signed-out' };

/**
 * The state after a move, or null when nothing changes (QUE-3).
 *
 *     nothing known ──arrive──► away
 *     ready, paused, away ──choose──► ready, paused with a reason, away   (another reason: another stretch)
 *     any ──lost: no screen answers any more, or no session is open──► away
 *
 *     busy, ringing, talking, wrap-up: begun and ended by a contact; nothing is chosen until it ends,
 *     and whoever is lost from them leaves the contact to its own channel and becomes away.
 *
 * Coming back never makes ready: what rings for a person needs one who has said to be there. Nothing known is away.
 */
export function moveState(before: Standing | null, move: StateMove, now: Instant): Standing | null {
  // Two servers' clocks may differ by a little: a stretch never ends before it began.
  const since = Math.max(now, before?.since ?? now);
  if (move.kind === 'lost') {
    if (before === null || before.state === 'away') return null;
    return { state: 'away', reasonId: null, since, cause: move.cause };
  }
  if (move.kind === 'arrive')
    return before === null ? { state: 'away', reasonId: null, since, cause: 'arrived' } : null;
  if (before !== null && isOccupied(before.state)) throw new Refusal('conflict', 'agents.occupied', {});
  if (move.state === 'paused' && move.reasonId === null) throw new Refusal('invalid', 'agents.reason-needed', {});
  const reasonId = move.state === 'paused' ? move.reasonId : null;
  if (before?.state === move.state && before.reasonId === reasonId && before.cause === 'chosen') return null;
  return { state: move.state, reasonId, since, cause: 'chosen' };
}

/** Whether a contact holds the agent, so that nothing can be chosen until it ends (QUE-3). */
export function isOccupied(state: AgentState): boolean {
  return !chosenStates.some((chosen) => chosen === state);
}
