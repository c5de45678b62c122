import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { demandCustomValues } from '#server/house/custom-fields/demand-custom-values.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { demandSite } from '../sites/known-sites.ts';
import { type CompanyRow, findCompany, findCompanyByDomains, insertCompany, updateCompany } from './companies.store.ts';

/** What can be said of a company (CRM-1). */
export type CompanyFields = Partial<Omit<CompanyRow, 'id' | 'createdAt' | 'changedAt' | 'deletedAt'>>;
type Known = CompanyRow & { readonly people: number };

/** Writes a company into the register (CRM-1). */
export async function createCompany(
  tx: Tx,
  by: Actor,
  input: CompanyFields & { readonly name: string },
): Promise<Known> {
  const id = tx.newId();
  await demandSound(tx, id, input);
  const customFields = await demandCustomValues(tx, 'company', {}, input.customFields ?? {}, by.kind === 'user');
  await insertCompany(tx, {
    organisationNumber: '',
    address: '',
    domains: [],
    numberSeries: [],
    siteId: null,
    customerGroup: '',
    vip: false,
    notes: '',
    ...input,
    customFields,
    id,
    createdAt: tx.now,
    changedAt: tx.now,
    deletedAt: null,
  });
  tx.record(by, { type: 'company.created', subject: { kind: 'company', id }, data: { name: input.name } });
  return demandCompany(tx, id);
}

/** Changes what is known of a company (CRM-1). */
export async function changeCompany(
  tx: Tx,
  by: Actor,
  input: { readonly companyId: string; readonly changes: CompanyFields },
): Promise<Known> {
  const before = await demandCompany(tx, input.companyId);
  await demandSound(tx, input.companyId, input.changes);
  const { customFields: written, ...fields } = input.changes;
  const customFields = written && (await demandCustomValues(tx, 'company', before.customFields, written, false));
  await updateCompany(tx, input.companyId, customFields ? { ...fields, customFields } : fields);
  tx.record(by, {
    type: 'company.changed',
    subject: { kind: 'company', id: input.companyId },
    data: { changed: Object.keys(input.changes) },
  });
  return demandCompany(tx, input.companyId);
}

/** Takes a company out of the register (CRM-1); its people and tickets stay. */
export async function deleteCompany(tx: Tx, by: Actor, input: { readonly companyId: string }): Promise<void> {
  await demandCompany(tx, input.companyId);
  await updateCompany(tx, input.companyId, { deletedAt: tx.now });
  tx.record(by, { type: 'company.deleted', subject: { kind: 'company', id: input.companyId }, data: {} });
}

/** A company that is there, or the refusal. */
export async function demandCompany(tx: Tx, companyId: string): Promise<Known> {
  const company = await findCompany(tx, companyId);
  if (company === undefined) throw new Refusal('not-found', 'companies.not-found', { companyId });
  return company;
}

async function demandSound(tx: Tx, companyId: string, fields: CompanyFields): Promise<void> {
  if (fields.siteId != null) await demandSite(tx, fields.siteId);
  for (const domain of fields.domains ?? []) {
    const other = await findCompanyByDomains(tx, [domain]);
    if (other !== undefined && other.id !== companyId)
      throw new Refusal('conflict', 'companies.domain-taken', { domain, name: other.name });
  }
}
