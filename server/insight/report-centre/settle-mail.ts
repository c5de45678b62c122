import { runStateOf } from '#core/insight/report-centre/report.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { sender, tellOwner } from './make-run.ts';
import { deliveriesOf, lockRun, settleDelivery, updateRun } from './runs.store.ts';

/** A report's mail has left, or could not (REP-1): it is written in the archive; the first failure is told to the owner. */
export async function settleMail(
  tx: Tx,
  { key, failure }: { readonly key: string; readonly failure: string | null },
): Promise<void> {
  const state = failure === null ? 'sent' : 'failed';
  const runId = await settleDelivery(tx, key, { state, failure, settledAt: tx.now });
  if (runId === undefined) return;
  const run = await lockRun(tx, runId);
  if (run === undefined) return;
  const mails = await deliveriesOf(tx, [runId]);
  const now = runStateOf(mails.map((mail) => mail.state));
  await updateRun(tx, runId, { state: now, failure: mails.find((mail) => mail.failure !== null)?.failure ?? null });
  if (failure !== null && run.failure === null) await tellOwner(tx, run, 'report.failed', { reason: failure });
  if (now === 'sent' && run.state !== 'sent')
    tx.record(sender, {
      type: 'report.sent',
      subject: { kind: 'report-subscription', id: run.subscriptionId },
      data: { name: run.name, runId, to: mails.map(({ email }) => email) },
    });
}
