import type { SubscriptionFields } from '#api/insight/report-centre.ts';
import { presetsOf } from '#core/insight/report-centre/due-period.ts';
import type { Caller } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { colleagueIds } from '#server/house/users/users.access.ts';
import { usersByIds } from '#server/house/users/users.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { readableAgreement } from '../agreements/agreements.access.ts';
import { readReportZone } from '../sla-reports/report-names.store.ts';
import { scopeOf } from '../sla-reports/report-scope.ts';

/** Refuses a subscription that could not be sent: nobody to send to, a period its report has not, what the caller may not see (REP-1). */
export async function demandSound(tx: Tx, caller: Caller, fields: SubscriptionFields): Promise<void> {
  const { report, recipientIds, addresses } = fields;
  // Asks for the right at every site that is named.
  scopeOf(caller, { ...report, preset: 'today' }, tx.now, await readReportZone(tx));
  if (report.agreementId !== undefined) await readableAgreement(tx, caller, report.agreementId);
  else if (report.kind === 'agreement') throw new Refusal('invalid', 'report-centre.agreement-missing');
  if (recipientIds.length + addresses.length === 0) throw new Refusal('invalid', 'report-centre.nobody');
  if (!presetsOf(report.kind).includes(report.preset)) throw new Refusal('invalid', 'report-centre.period-unfit');
  await demandRecipients(tx, caller, recipientIds);
}

async function demandRecipients(tx: Tx, caller: Caller, ids: readonly string[]): Promise<void> {
  const known = await colleagueIds(tx, caller);
  const found = await usersByIds(tx, [...new Set(ids)]);
  const stands = found.filter(({ id, blockedAt }) => blockedAt === null && (known === undefined || known.includes(id)));
  const missing = ids.find((id) => !stands.some((user) => user.id === id));
  if (missing !== undefined) throw new Refusal('not-found', 'report-centre.recipient-unknown', { id: missing });
}
