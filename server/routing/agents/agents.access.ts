import { type Caller, mayAnywhere } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { colleagueIds, managedUser } from '#server/house/users/users.access.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** An agent sets their own state; a leader that of those who work at a site the leader manages users of (QUE-3). */
export async function demandMaySet(tx: Tx, caller: Caller, userId: string): Promise<void> {
  if (caller.userId !== userId) await managedUser(tx, caller, userId);
  else if (!mayAnywhere(caller, 'tickets.answer'))
    throw new Refusal('forbidden', 'access.right-missing', { right: 'tickets.answer', siteId: null });
}

/** How long somebody was in which state is for themselves and those who lead them to know (QUE-3). */
export async function demandMayReadLog(tx: Tx, caller: Caller, userId: string): Promise<void> {
  if (caller.userId !== userId) await managedUser(tx, caller, userId);
}

/** Whose states somebody sees: their colleagues' and their own; undefined is everybody's (QUE-3). */
export async function visibleAgents(tx: Tx, caller: Caller): Promise<readonly string[] | undefined> {
  return colleagueIds(tx, caller);
}
