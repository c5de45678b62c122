import type { Caller } from '#core/platform/caller.ts';
import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { type ChosenState, moveState, type Standing, type StateMove } from '#core/routing/agents/agent-state.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { demandMaySet } from './agents.access.ts';
import { beginStretch, findStanding, holdAgent } from './agents.store.ts';
import { listReasons } from './pause-reasons.store.ts';

/** Sets one's own state, or that of an agent one leads (QUE-3). */
export async function setAgentState(
  tx: Tx,
  caller: Caller,
  input: { readonly userId: string; readonly state: ChosenState; readonly reasonId: string | null },
): Promise<Standing> {
  await demandMaySet(tx, caller, input.userId);
  const { userId, state, reasonId } = input;
  if (state === 'paused' && reasonId !== null) {
    const known = (await listReasons(tx)).some((reason) => reason.id === reasonId && reason.active);
    if (!known) throw new Refusal('invalid', 'agents.reason-unknown', { reasonId });
  }
  return moveAgent(tx, caller.actor, userId, { kind: 'choose', state, reasonId });
}

/** Moves an agent to what core makes of a move, writes the log and records it (QUE-3); gives the state that holds. */
export async function moveAgent(tx: Tx, by: Actor, userId: string, move: StateMove): Promise<Standing> {
  if (!(await holdAgent(tx, userId))) throw new Refusal('not-found', 'users.not-found', { userId });
  const before = await findStanding(tx, userId);
  const after = moveState(before, move, tx.now);
  if (after === null) return before ?? neverKnown;
  await beginStretch(tx, userId, after);
  tx.record(by, {
    type: 'agent.state-changed',
    subject: { kind: 'agent', id: userId },
    data: {
      from: before && { state: before.state, reasonId: before.reasonId, since: before.since },
      to: { state: after.state, reasonId: after.reasonId, since: after.since },
      cause: after.cause,
    },
  });
  return after;
}

const neverKnown: Standing = { state: 'away', reasonId: null, since: 0, cause: 'arrived' };
