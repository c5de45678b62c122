import type { WireTerms } from '#api/insight/agreements.ts';
import { whyUnsound } from '#core/insight/agreements/agreement.ts';
import { type Caller, mayAt } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findCompany } from '#server/register/customers/companies.store.ts';
import { demandSite } from '#server/register/sites/known-sites.ts';
import { changeableAgreement, demandAgreementsAt } from './agreements.access.ts';
import { insertAgreement, updateAgreement } from './agreements.store.ts';

/** Writes an agreement with a company (SLR-5); returns its id. */
export async function createAgreement(tx: Tx, caller: Caller, given: WireTerms): Promise<string> {
  demandAgreementsAt(caller, given.siteId);
  await demandSound(tx, caller, given);
  const { companyId, siteId, ...terms } = given;
  const id = tx.newId();
  const link = { linkHash: null, linkSealed: null, linkMadeAt: null, linkOpenedAt: null };
  const at = { createdAt: tx.now, changedAt: tx.now, deletedAt: null };
  await insertAgreement(tx, { id, companyId, siteId, terms, version: 1, ...at, ...link });
  tx.record(caller.actor, { type: 'agreement.written', subject: { kind: 'agreement', id }, data: { terms: given } });
  return id;
}

/** Changes an agreement (SLR-5): what is issued stays; an older version is refused, so that nothing typed is lost. */
export async function changeAgreement(
  tx: Tx,
  caller: Caller,
  { agreementId, version, ...given }: WireTerms & { agreementId: string; version: number },
): Promise<void> {
  const before = await changeableAgreement(tx, caller, agreementId);
  demandAgreementsAt(caller, given.siteId);
  await demandSound(tx, caller, given);
  const { companyId, siteId, ...terms } = given;
  const changes = { companyId, siteId, terms, version: version + 1, changedAt: tx.now };
  if (!(await updateAgreement(tx, agreementId, changes, version)))
    throw new Refusal('conflict', 'agreements.changed-meanwhile', { version: before.version });
  const subject = { kind: 'agreement', id: agreementId };
  tx.record(caller.actor, { type: 'agreement.changed', subject, data: { terms: given } });
}

/** Takes an agreement away (SLR-5): its link opens nothing any more, its statements are kept. */
export async function deleteAgreement(tx: Tx, caller: Caller, { agreementId }: { agreementId: string }): Promise<void> {
  await changeableAgreement(tx, caller, agreementId);
  await updateAgreement(tx, agreementId, { deletedAt: tx.now, linkHash: null, linkSealed: null, linkMadeAt: null });
  tx.record(caller.actor, { type: 'agreement.deleted', subject: { kind: 'agreement', id: agreementId }, data: {} });
}

async function demandSound(tx: Tx, caller: Caller, terms: WireTerms): Promise<void> {
  switch (whyUnsound(terms)) {
    case 'ends-before-start':
      throw new Refusal('invalid', 'agreements.ends-before-start', { startsOn: terms.startsOn, endsOn: terms.endsOn });
    case 'tier-above-goal':
      throw new Refusal('invalid', 'agreements.tier-above-goal');
    case 'goal-out-of-range':
      throw new Refusal('invalid', 'agreements.goal-out-of-range');
    case null:
  }
  const company = await findCompany(tx, terms.companyId);
  if (company === undefined) throw new Refusal('invalid', 'agreements.company-unknown', { companyId: terms.companyId });
  if (company.siteId !== null && !mayAt(caller, 'customers.read', company.siteId))
    throw new Refusal('not-found', 'companies.not-found', { companyId: terms.companyId });
  if (terms.siteId !== null) await demandSite(tx, terms.siteId);
}
