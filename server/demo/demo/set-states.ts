import type { Actor } from '#core/platform/actor.ts';
import { type Instant, MINUTE } from '#core/platform/instant.ts';
import type { ChosenState } from '#core/routing/agents/agent-state.ts';
import { moveAgent } from '#server/routing/agents/set-agent-state.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { DemoIds } from './make-cast.ts';
import { movedTx } from './moved-tx.ts';

type Choice = readonly [minutesAgo: number, state: ChosenState, reasonId?: string];

/** How each agent of a site has spent the morning, so that some are ready, one pauses and one is away (QUE-3). */
const mornings: readonly (readonly Choice[])[] = [
  [
    [190, 'ready'],
    [95, 'paused', 'break'],
    [82, 'ready'],
  ],
  [
    [175, 'ready'],
    [21, 'paused', 'lunch'],
  ],
  [
    [230, 'ready'],
    [64, 'paused', 'meeting'],
    [34, 'away'],
  ],
];

/** Lets the agents of the demo world have chosen their states, each by themselves and in order of time (QUE-3, ONB-1). */
export async function setStates(tx: Tx, ids: DemoIds, now: Instant): Promise<void> {
  for (const { agentIds } of Object.values(ids)) {
    for (const [place, userId] of agentIds.entries()) {
      const by: Actor = { kind: 'user', id: userId };
      for (const [minutesAgo, state, reasonId = null] of mornings[place % mornings.length] ?? [])
        await moveAgent(movedTx(tx, now - minutesAgo * MINUTE), by, userId, { kind: 'choose', state, reasonId });
    }
  }
}
