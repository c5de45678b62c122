import type { Rhythm } from '#core/insight/report-centre/rhythm.ts';
import { latestDue, nextDue, type OpensOn } from '#core/insight/report-centre/rhythm.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { loadCompiledCalendar } from '#server/time/calendars/load-compiled-calendar.ts';
import { insertRun, type RunRow } from './runs.store.ts';
import { lockSubscription, type SubscriptionRow, subscriptionsOf, updateSubscription } from './subscriptions.store.ts';

/** The kind of the timer that tells a subscription is due; its key is the subscription. */
export const DUE = 'report-centre.due';
/** The kind of the job that makes and sends a report; its key is the sending. */
export const MAKE = 'report-centre.make';

/** Appoints the next due of a subscription that runs, or none (REP-1). */
export async function appointNext(tx: Tx, row: SubscriptionRow): Promise<void> {
  const runs = row.state === 'running' && row.deletedAt === null;
  const nextDueAt = runs ? nextDue(row.rhythm, tx.now, await openingDays(tx)) : null;
  await updateSubscription(tx, row.id, { nextDueAt });
  if (nextDueAt === null) tx.cancel(DUE, row.id);
  else tx.schedule({ kind: DUE, key: row.id, dueAt: nextDueAt });
}

/** The next dues of a rhythm, for whoever is writing one (REP-1). */
export async function foreseenDues(tx: Tx, rhythm: Rhythm, count: number): Promise<Instant[]> {
  const opensOn = await openingDays(tx);
  const dues: Instant[] = [];
  for (let at = tx.now; dues.length < count; dues.push(at)) at = nextDue(rhythm, at, opensOn);
  return dues;
}

/**
 * A subscription is due (REP-1): one sending is begun for the last due that has passed, and the next is appointed, in
 * one transaction. Dues missed while Svara stood still become that one.
 */
export async function beginDue(tx: Tx, subscriptionId: string): Promise<void> {
  const row = await lockSubscription(tx, subscriptionId);
  if (row === undefined || row.deletedAt !== null || row.state !== 'running' || row.nextDueAt === null) return;
  if (row.nextDueAt <= tx.now) {
    const { dueAt, missed } = latestDue(row.rhythm, row.nextDueAt, tx.now, await openingDays(tx));
    await beginRun(tx, row, { dueAt, missedBefore: missed, askedBy: null });
  }
  await appointNext(tx, row);
}

/** Begins a sending; undefined when that due has one already (REP-1). */
export async function beginRun(
  tx: Tx,
  { id, name, report }: SubscriptionRow,
  due: Pick<RunRow, 'dueAt' | 'missedBefore' | 'askedBy'>,
): Promise<RunRow | undefined> {
  const run: RunRow = {
    ...{ id: tx.newId(), subscriptionId: id, name, kind: report.kind, ...due },
    ...{ state: 'waiting', failure: null, fromAt: null, toAt: null, isEmpty: false, madeAt: null },
  };
  if (!(await insertRun(tx, run))) return undefined;
  tx.schedule({ kind: MAKE, key: run.id, dueAt: tx.now });
  return run;
}

/** The base calendar has changed, so business days may have (REP-1, CAL-5): every rhythm is followed anew. */
export async function followAnew(tx: Tx): Promise<void> {
  for (const { id, nextDueAt } of await subscriptionsOf(tx, null)) {
    // What is due already is about to begin and stays.
    if (nextDueAt === null || nextDueAt <= tx.now) continue;
    const row = await lockSubscription(tx, id);
    if (row !== undefined) await appointNext(tx, row);
  }
}

/** Business days are those of the base calendar (CAL-3). */
async function openingDays(tx: Tx): Promise<OpensOn> {
  const { timeline } = await loadCompiledCalendar(tx, null);
  return (day) => timeline.planner.planOf(day).some(({ open }) => open);
}
