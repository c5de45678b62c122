import type { ReportRun, ReportSubscription } from '#api/insight/report-centre.ts';
import type { Caller } from '#core/platform/caller.ts';
import { usersByIds } from '#server/house/users/users.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { deliveriesOf, filesOf, lastRuns, type ListedRun } from './runs.store.ts';
import type { SubscriptionRow } from './subscriptions.store.ts';

/** Subscriptions as they go over the wire, with the names of whom they go to and how the last sending went (REP-1). */
export async function wireSubscriptions(
  tx: Tx,
  caller: Caller,
  rows: readonly SubscriptionRow[],
): Promise<ReportSubscription[]> {
  const ids = rows.flatMap((row) => [row.ownerId, ...row.recipientIds]);
  const names = new Map((await usersByIds(tx, [...new Set(ids)])).map(({ id, name }) => [id, name]));
  const last = await lastRuns(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const { id, name, report, rhythm, formats, recipientIds, addresses, state, stoppedBecause, nextDueAt } = row;
    const run = last.get(id);
    return {
      ...{ id, name, report, rhythm, formats, recipientIds, addresses, state, stoppedBecause, nextDueAt },
      ownerName: names.get(row.ownerId) ?? '',
      mine: row.ownerId === caller.userId,
      recipients: recipientIds.map((userId) => ({ id: userId, name: names.get(userId) ?? '' })),
      last: run === undefined ? null : { dueAt: run.dueAt, state: run.state },
    };
  });
}

/** One subscription as it goes over the wire (REP-1). */
export async function wireSubscription(tx: Tx, caller: Caller, row: SubscriptionRow): Promise<ReportSubscription> {
  const [wired] = await wireSubscriptions(tx, caller, [row]);
  if (wired === undefined) throw new Error('a subscription is wired as one');
  return wired;
}

/** Sendings as the archive shows them, with their mails and files (REP-1). */
export async function wireRuns(tx: Tx, rows: readonly ListedRun[]): Promise<ReportRun[]> {
  const ids = rows.map(({ id }) => id);
  const [mails, files] = [await deliveriesOf(tx, ids), await filesOf(tx, ids)];
  const userIds = mails.flatMap(({ userId }) => (userId === null ? [] : [userId]));
  const names = new Map((await usersByIds(tx, [...new Set(userIds)])).map(({ id, name }) => [id, name]));
  return rows.map((row) => {
    const { id, subscriptionId, name, kind, dueAt, askedByName, missedBefore, state, failure, isEmpty } = row;
    return {
      ...{ id, subscriptionId, name, kind, dueAt, askedByName, missedBefore, state, failure, isEmpty },
      from: row.fromAt,
      to: row.toAt,
      deliveries: mails
        .filter(({ runId }) => runId === id)
        .map((mail) => ({
          to: (mail.userId === null ? undefined : names.get(mail.userId)) ?? mail.email,
          language: mail.language,
          state: mail.state,
          failure: mail.failure,
          settledAt: mail.settledAt,
        })),
      files: files
        .filter(({ runId }) => runId === id)
        .map((file) => ({
          id: file.id,
          name: file.name,
          format: file.format,
          language: file.language,
          size: file.size,
          kept: file.kept,
        })),
    };
  });
}
