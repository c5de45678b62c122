import { subscriptionFields } from '#api/insight/report-centre.ts';
import type { Actor } from '#core/platform/actor.ts';
import { translate } from '#languages/translate.ts';
import { callerOf } from '#server/house/sign-in/resolve-caller.ts';
import { pauseSubscription, subscribe } from '#server/insight/report-centre/change-subscriptions.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { noteThing } from './demo.store.ts';

/**
 * Subscribes whoever loads the demo world to the week's compliance report, every Monday (ONB-1, REP-1).
 *
 * It is paused, because nothing of the demo world leaves the house of itself.
 */
export async function subscribeDemo(tx: Tx, by: Actor): Promise<void> {
  const caller = by.kind === 'user' ? await callerOf(tx, by.id, by) : undefined;
  if (caller === undefined) return;
  const { id } = await subscribe(
    tx,
    caller,
    subscriptionFields.parse({
      name: translate(caller.language, 'insight:reportCentre.kinds.compliance'),
      report: { kind: 'compliance', preset: 'last-week' },
      rhythm: { every: 'week', time: '07:30' },
      formats: ['pdf', 'xlsx'],
      recipientIds: [caller.userId],
    }),
  );
  await pauseSubscription(tx, caller, { subscriptionId: id });
  await noteThing(tx, 'report-subscription', id);
}
