import { type Caller, demandAt, mayAt } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findAgreements, type NamedAgreementRow } from './agreements.store.ts';

/** Whether a caller may read an agreement: reports at its site, everywhere for one of the whole house (SLR-5, USR-1). */
export function mayReadAgreement(caller: Caller, { siteId }: { readonly siteId: string | null }): boolean {
  return mayAt(caller, 'reports.read', siteId);
}

/** Refuses unless the caller may write agreements of a site; those of the whole house ask for the right everywhere. */
export function demandAgreementsAt(caller: Caller, siteId: string | null): void {
  demandAt(caller, 'settings.edit', siteId);
}

/** An agreement the caller may read; what they may not read is not there for them (SLR-5, USR-1). */
export async function readableAgreement(tx: Tx, caller: Caller, id: string): Promise<NamedAgreementRow> {
  const [row] = await findAgreements(tx, { id });
  if (row === undefined || !mayReadAgreement(caller, row))
    throw new Refusal('not-found', 'agreements.not-found', { id });
  return row;
}

/** An agreement the caller may change (SLR-5, USR-1). */
export async function changeableAgreement(tx: Tx, caller: Caller, id: string): Promise<NamedAgreementRow> {
  const row = await readableAgreement(tx, caller, id);
  demandAgreementsAt(caller, row.siteId);
  return row;
}
