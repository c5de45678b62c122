import type { Language } from '#core/house/users/language.ts';
import type { StopReason } from '#core/insight/report-centre/report.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { Caller } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { notify } from '#server/house/notifications/notify.ts';
import { wantWrittenMail } from '#server/house/notifications/want-house-mail.ts';
import { callerOf } from '#server/house/sign-in/resolve-caller.ts';
import { usersByIds } from '#server/house/users/users.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { appointNext } from './follow-rhythm.ts';
import type { MadeReport, ReckonedReport } from './made-report.ts';
import { maySubscribe } from './report-centre.access.ts';

import { reportMail } from './report-mail.ts';
import { reckonReport } from './reckon-report.ts';
import { insertDeliveries, insertRunFiles, lockRun, type RunRow, updateRun } from './runs.store.ts';
import { type ReportFile, runFiles } from './run-files.ts';
import { findSubscription, lockSubscription, type SubscriptionRow, updateSubscription } from './subscriptions.store.ts';

/** Who sends reports by themselves. */
export const sender: Actor = { kind: 'system', id: 'report-centre' };

/**
 * Makes the report of a sending and wants its mails sent (REP-1), in one transaction: in effect once.
 *
 * What is in it is decided by the owner's rights now. Without an owner who may, the subscription stops and says so.
 */
export async function makeRun(tx: Tx, runId: string): Promise<void> {
  const run = await lockRun(tx, runId);
  if (run?.state !== 'waiting') return;
  const row = await findSubscription(tx, run.subscriptionId);
  if (row === undefined || row.deletedAt !== null) return updateRun(tx, run.id, { state: 'stopped' });
  const owner = await callerOf(tx, row.ownerId, { kind: 'user', id: row.ownerId });
  if (owner === undefined) return stop(tx, row, run, 'owner-blocked');
  if (!maySubscribe(owner)) return stop(tx, row, run, 'right-lost');
  const recipients = await recipientsOf(tx, row);
  if (recipients.length === 0) return stop(tx, row, run, 'nobody-left');
  const reckoned = await attempt(() => reckonReport(tx, owner, row.report, run.dueAt));
  if (reckoned instanceof Refusal) {
    if (reckoned.kind === 'forbidden') return stop(tx, row, run, 'right-lost');
    if (reckoned.kind === 'not-found') return stop(tx, row, run, 'report-gone');
    return failRun(tx, run, reckoned.code);
  }
  await send(tx, { run, row, owner, recipients, reckoned });
}

/** A sending that could not be made (REP-1): it is shown, and its owner is told. */
export async function failRun(tx: Tx, run: RunRow, failure: string): Promise<void> {
  await updateRun(tx, run.id, { state: 'failed', failure: failure.slice(0, 500) });
  await tellOwner(tx, run, 'report.failed', { reason: failure });
}

/** As `failRun`, when the last attempt at making it has failed. */
export async function giveUpRun(tx: Tx, runId: string, error: string): Promise<void> {
  const run = await lockRun(tx, runId);
  if (run?.state === 'waiting') await failRun(tx, run, error);
}

/** Tells the owner of a sending what became of it, by the bell and in the history (REP-1). */
export async function tellOwner(
  tx: Tx,
  run: RunRow,
  kind: 'report.failed' | 'report.stopped',
  data: Record<string, unknown>,
): Promise<void> {
  const subject = { kind: 'report-subscription', id: run.subscriptionId };
  tx.record(sender, { type: kind, subject, data: { name: run.name, runId: run.id, ...data } });
  const row = await findSubscription(tx, run.subscriptionId);
  if (row === undefined) return;
  await notify(tx, sender, { to: { userIds: [row.ownerId] }, kind, subject, facts: { title: run.name }, mail: false });
}

interface Sending {
  readonly run: RunRow;
  readonly row: SubscriptionRow;
  readonly owner: Caller;
  readonly recipients: readonly Recipient[];
  readonly reckoned: ReckonedReport;
}

/** Whom a report goes to, and in which language. */
interface Recipient {
  readonly userId: string | null;
  readonly email: string;
  readonly language: Language;
}

async function send(tx: Tx, { run, row, owner, recipients, reckoned }: Sending): Promise<void> {
  const languages = [...new Set(recipients.map(({ language }) => language))];
  const made = new Map<Language, { report: MadeReport; files: readonly ReportFile[] }>();
  for (const language of languages) {
    const report = reckoned.inLanguage(language);
    const files = await runFiles(report, { formats: row.formats, name: row.name, language, reckoned, madeAt: tx.now });
    made.set(language, { report, files });
    await insertRunFiles(
      tx,
      files.map((file) => ({
        ...file,
        id: tx.newId(),
        runId: run.id,
        language,
        size: file.content.length,
        keptSince: tx.now,
      })),
    );
  }
  const deliveries = recipients.map((to, position) => ({
    ...{ ...to, mailKey: `report:${run.id}:${position}`, runId: run.id, position },
    ...{ state: 'waiting' as const, failure: null, settledAt: null },
  }));
  await insertDeliveries(tx, deliveries);
  for (const to of deliveries) {
    const { report, files } = made.get(to.language) as { report: MadeReport; files: readonly ReportFile[] };
    await wantWrittenMail(tx, sender, {
      ...reportMail(tx, { row, run, owner, to, reckoned, report, files }),
      key: to.mailKey,
      to: to.email,
      language: to.language,
      files,
    });
  }
  const { from, to } = reckoned.period;
  const period = { fromAt: from, toAt: to, isEmpty: reckoned.isEmpty };
  await updateRun(tx, run.id, { state: 'sending', madeAt: tx.now, ...period });
  tx.record(sender, {
    type: 'report.made',
    subject: { kind: 'report-subscription', id: row.id },
    data: { name: row.name, runId: run.id, dueAt: run.dueAt, ...period, to: recipients.map(({ email }) => email) },
  });
}

/** Everybody who gets it, each address once; colleagues who are blocked are left out. */
async function recipientsOf(tx: Tx, { recipientIds, addresses }: SubscriptionRow): Promise<Recipient[]> {
  const users = (await usersByIds(tx, recipientIds)).filter(({ blockedAt }) => blockedAt === null);
  const all: Recipient[] = [
    ...users.map(({ id, email, language }) => ({ userId: id, email, language })),
    ...addresses.map((one) => ({ userId: null, ...one })),
  ];
  return [...new Map(all.toReversed().map((one) => [one.email.toLowerCase(), one])).values()].toReversed();
}

/** The subscription cannot go on: it stops, its sending says why, and its owner is told if they can be. */
async function stop(tx: Tx, { id }: SubscriptionRow, run: RunRow, because: StopReason): Promise<void> {
  const row = await lockSubscription(tx, id);
  await updateRun(tx, run.id, { state: 'stopped', failure: because });
  const state = { state: 'stopped', stoppedBecause: because } as const;
  await updateSubscription(tx, id, state);
  if (row !== undefined) await appointNext(tx, { ...row, ...state });
  await tellOwner(tx, run, 'report.stopped', { reason: because });
}

/** A rule that says no is an answer here, not an end. */
async function attempt<T>(work: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
