import { type Caller, mayAnywhere, mayEverywhere } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { lockSubscription, type SubscriptionRow } from './subscriptions.store.ts';

/** Whether a caller sees and may stop the subscriptions of all: who sets up the whole house (REP-1, USR-1). */
export function seesAllSubscriptions(caller: Caller): boolean {
  return mayEverywhere(caller, 'settings.edit');
}

/** Whether a subscription may go on for its owner: they still read reports somewhere (REP-1, USR-1). */
export function maySubscribe(caller: Caller): boolean {
  return mayAnywhere(caller, 'reports.read');
}

/** The caller's own subscription, locked; another's is not there for them (REP-1, USR-1). */
export async function ownSubscription(tx: Tx, caller: Caller, id: string): Promise<SubscriptionRow> {
  const row = await lockSubscription(tx, id);
  if (row === undefined || row.ownerId !== caller.userId) throw notFound(id);
  return row;
}

/** A subscription the caller may pause or take away: their own, or any for who sets up the whole house (REP-1, USR-1). */
export async function stoppableSubscription(tx: Tx, caller: Caller, id: string): Promise<SubscriptionRow> {
  const row = await lockSubscription(tx, id);
  if (row === undefined || (row.ownerId !== caller.userId && !seesAllSubscriptions(caller))) throw notFound(id);
  return row;
}

/** That there is no such subscription for the caller. */
export function notFound(id: string): Refusal {
  return new Refusal('not-found', 'report-centre.not-found', { id });
}
