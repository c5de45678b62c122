import type { Caller } from '#core/platform/caller.ts';
import { DAY, type Instant } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { type StateTime, timePerState } from '#core/routing/agents/state-log.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { demandMayReadLog } from './agents.access.ts';
import { type AgentStateRow, logOf, stretchOf } from './agents.store.ts';

const LONGEST = 31 * DAY;

/** An agent's log over a period, by default the last day, and the time in each state (QUE-3). */
export async function readAgentLog(
  tx: Tx,
  caller: Caller,
  wish: { readonly userId: string; readonly from?: Instant | undefined; readonly to?: Instant | undefined },
): Promise<{ from: Instant; to: Instant; rows: AgentStateRow[]; times: StateTime[] }> {
  await demandMayReadLog(tx, caller, wish.userId);
  const to = wish.to ?? tx.now;
  const from = wish.from ?? to - DAY;
  if (from >= to || to - from > LONGEST) throw new Refusal('invalid', 'agents.period', { days: LONGEST / DAY });
  const rows = await logOf(tx, [wish.userId], { from, to });
  return { from, to, rows, times: timePerState(rows.map(stretchOf), { from, to }, tx.now) };
}
