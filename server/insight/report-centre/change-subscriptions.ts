import type { SubscriptionFields } from '#api/insight/report-centre.ts';
import type { Caller } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { demandSound } from './demand-sound.ts';
import { appointNext, beginRun } from './follow-rhythm.ts';
import { notFound, ownSubscription, stoppableSubscription } from './report-centre.access.ts';
import { lastRuns, type RunRow } from './runs.store.ts';
import {
  countSubscriptions,
  findSubscription,
  insertSubscription,
  lockSubscription,
  type SubscriptionRow,
  updateSubscription,
} from './subscriptions.store.ts';

/** As many as anybody can keep apart. */
const MOST = 100;

/** Subscribes the caller to a report (REP-1). */
export async function subscribe(tx: Tx, caller: Caller, fields: SubscriptionFields): Promise<SubscriptionRow> {
  await demandSound(tx, caller, fields);
  if ((await countSubscriptions(tx, caller.userId)) >= MOST)
    throw new Refusal('limit', 'report-centre.too-many', { most: MOST });
  const row: SubscriptionRow = {
    ...{ ...fields, id: tx.newId(), ownerId: caller.userId, state: 'running', stoppedBecause: null, nextDueAt: null },
    ...{ createdAt: tx.now, changedAt: tx.now, deletedAt: null },
  };
  await insertSubscription(tx, row);
  return changed(tx, caller, row, 'created', told(fields));
}

/** Changes a subscription (REP-1); its next due follows at once. */
export async function changeSubscription(
  tx: Tx,
  caller: Caller,
  { subscriptionId, fields }: { subscriptionId: string; fields: SubscriptionFields },
): Promise<SubscriptionRow> {
  const before = standing(await ownSubscription(tx, caller, subscriptionId));
  await demandSound(tx, caller, fields);
  await updateSubscription(tx, before.id, fields);
  return changed(tx, caller, { ...before, ...fields }, 'changed', told(fields));
}

/** Takes a subscription away (REP-1); its archive stays, and it can be brought back. */
export async function deleteSubscription(
  tx: Tx,
  caller: Caller,
  { subscriptionId }: { subscriptionId: string },
): Promise<void> {
  const before = standing(await stoppableSubscription(tx, caller, subscriptionId));
  await updateSubscription(tx, before.id, { deletedAt: tx.now });
  await changed(tx, caller, { ...before, deletedAt: tx.now }, 'deleted', {});
}

/** Brings a subscription back that was taken away (REP-1). */
export async function restoreSubscription(
  tx: Tx,
  caller: Caller,
  { subscriptionId }: { subscriptionId: string },
): Promise<SubscriptionRow> {
  const before = await stoppableSubscription(tx, caller, subscriptionId);
  if (before.deletedAt === null) return before;
  await updateSubscription(tx, before.id, { deletedAt: null });
  return changed(tx, caller, { ...before, deletedAt: null }, 'restored', {});
}

/** Pauses a subscription (REP-1). */
export async function pauseSubscription(
  tx: Tx,
  caller: Caller,
  { subscriptionId }: { subscriptionId: string },
): Promise<SubscriptionRow> {
  const before = standing(await stoppableSubscription(tx, caller, subscriptionId));
  const state = { state: 'paused', stoppedBecause: null } as const;
  await updateSubscription(tx, before.id, state);
  return changed(tx, caller, { ...before, ...state }, 'paused', {});
}

/** Lets a subscription run again that was paused or has stopped (REP-1): if what stopped it is mended. */
export async function resumeSubscription(
  tx: Tx,
  caller: Caller,
  { subscriptionId }: { subscriptionId: string },
): Promise<SubscriptionRow> {
  const before = standing(await ownSubscription(tx, caller, subscriptionId));
  await demandSound(tx, caller, before);
  const state = { state: 'running', stoppedBecause: null } as const;
  await updateSubscription(tx, before.id, state);
  return changed(tx, caller, { ...before, ...state }, 'resumed', {});
}

/** Sends a report at once (REP-1), as of now; one that is being made is not begun twice. */
export async function sendNow(tx: Tx, caller: Caller, { subscriptionId }: { subscriptionId: string }): Promise<RunRow> {
  const row = standing(await ownSubscription(tx, caller, subscriptionId));
  const last = (await lastRuns(tx, [row.id])).get(row.id);
  const run =
    last?.state === 'waiting'
      ? undefined
      : await beginRun(tx, row, { dueAt: tx.now, missedBefore: 0, askedBy: caller.userId });
  if (run === undefined) throw new Refusal('conflict', 'report-centre.just-sent');
  record(tx, caller, row, 'asked-for', { runId: run.id });
  return run;
}

/** Ends the sending to one recipient (REP-1): who got it asked for that. The last one leaving stops it. */
export async function leaveSubscription(
  tx: Tx,
  { subscriptionId, userId, email }: { subscriptionId: string; userId?: string; email?: string },
): Promise<SubscriptionRow | undefined> {
  const row = await lockSubscription(tx, subscriptionId);
  if (row === undefined) return undefined;
  const recipientIds = row.recipientIds.filter((id) => id !== userId);
  const addresses = row.addresses.filter((one) => one.email.toLowerCase() !== email?.toLowerCase());
  const isGone = recipientIds.length + addresses.length < row.recipientIds.length + row.addresses.length;
  if (!isGone) return row;
  await updateSubscription(tx, row.id, { recipientIds, addresses });
  const by =
    userId === undefined
      ? ({ kind: 'person', id: `link:${row.id}` } as const)
      : ({ kind: 'user', id: userId } as const);
  tx.record(by, {
    type: 'report-subscription.left',
    subject: { kind: 'report-subscription', id: row.id },
    data: { email: email ?? null, userId: userId ?? null },
  });
  return { ...row, recipientIds, addresses };
}

function standing(row: SubscriptionRow): SubscriptionRow {
  if (row.deletedAt !== null) throw notFound(row.id);
  return row;
}

async function changed(
  tx: Tx,
  caller: Caller,
  row: SubscriptionRow,
  what: string,
  data: Record<string, unknown>,
): Promise<SubscriptionRow> {
  await appointNext(tx, row);
  record(tx, caller, row, what, data);
  return (await findSubscription(tx, row.id)) ?? row;
}

function record(tx: Tx, caller: Caller, row: SubscriptionRow, what: string, data: Record<string, unknown>): void {
  tx.record(caller.actor, {
    type: `report-subscription.${what}`,
    subject: { kind: 'report-subscription', id: row.id },
    data: { name: row.name, ...data },
  });
}

/** What of a subscription the history tells: who will get what, in which form, and when. */
function told({ report, rhythm, formats, recipientIds, addresses }: SubscriptionFields): Record<string, unknown> {
  return { report, rhythm, formats, recipientIds, addresses };
}
