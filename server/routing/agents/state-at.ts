import type { AgentState } from '#core/routing/agents/agent-state.ts';
import type { Instant } from '#core/platform/instant.ts';
import { type StateStretch, stateAt as stateIn } from '#core/routing/agents/state-log.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { logOf, stretchOf } from './agents.store.ts';

/** The state an agent was in at an instant by their log (SLA-3); null when the log says nothing of it. */
export async function stateAt(tx: Tx, userId: string, at: Instant): Promise<AgentState | null> {
  return stateIn((await logOf(tx, [userId], { from: at, to: at + 1 })).map(stretchOf), at);
}

/** The logs of agents over a period, by agent and in order of time (SLA-3, SLA-10). */
export async function stateLogs(
  tx: Tx,
  userIds: readonly string[],
  period: { readonly from: Instant; readonly to: Instant },
): Promise<ReadonlyMap<string, readonly StateStretch[]>> {
  const logs = new Map<string, StateStretch[]>();
  if (userIds.length === 0) return logs;
  for (const row of await logOf(tx, userIds, period)) {
    const log = logs.get(row.userId) ?? [];
    log.push(stretchOf(row));
    logs.set(row.userId, log);
  }
  return logs;
}
