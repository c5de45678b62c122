import type { Actor } from '#core/platform/actor.ts';
import { companyDomains, nameFromAddress } from '#core/register/customers/recognise.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findCompanyByDomains } from './companies.store.ts';
import {
  claimAddress,
  findPerson,
  findPersonByAddress,
  insertPerson,
  type PersonRow,
  updatePerson,
} from './persons.store.ts';

/** Who wrote, as a channel knows it. */
export interface Sender {
  readonly address: string;
  readonly name: string;
  readonly language?: string | null;
  /** Where somebody new belongs when no company of theirs says otherwise. */
  readonly siteId: string;
}

/**
 * Finds the person an address belongs to, or writes one into the register (CRM-3, EML-5).
 *
 * A new person is tied to the company whose domain the address has, and to that company's site, or else to the site written to. Two messages of a new
 * sender that arrive at once give one person: the address is claimed, and whoever comes second takes the first's.
 */
export async function recogniseSender(tx: Tx, by: Actor, sender: Sender): Promise<PersonRow> {
  const known = await findPersonByAddress(tx, sender.address);
  if (known !== undefined) return known.name === '' && sender.name !== '' ? named(tx, known, sender.name) : known;
  const company = await findCompanyByDomains(tx, companyDomains(sender.address));
  const person: PersonRow = {
    id: tx.newId(),
    name: sender.name === '' ? nameFromAddress(sender.address) : sender.name,
    companyId: company?.id ?? null,
    siteId: company?.siteId ?? sender.siteId,
    customerId: null,
    role: '',
    language: sender.language ?? null,
    greeting: '',
    keywords: [],
    newsletter: false,
    vip: false,
    customFields: {},
    createdAt: tx.now,
    changedAt: tx.now,
    deletedAt: null,
  };
  await insertPerson(tx, person);
  const owner = await claimAddress(tx, person.id, sender.address, 0);
  if (owner !== person.id) {
    await updatePerson(tx, person.id, { deletedAt: tx.now });
    return (await findPerson(tx, owner)) ?? person;
  }
  tx.record(by, {
    type: 'person.created',
    subject: { kind: 'person', id: person.id },
    data: { name: person.name, companyId: person.companyId, recognised: true },
  });
  return person;
}

/** Whom an address would be recognised as, or where its new person would belong; nothing is written (FLT-4). */
export async function foreseeSender(
  tx: Tx,
  address: string,
): Promise<
  (Pick<PersonRow, 'companyId' | 'siteId' | 'language' | 'name'> & { readonly id: string | null }) | undefined
> {
  const known = await findPersonByAddress(tx, address);
  if (known !== undefined) return known;
  const company = await findCompanyByDomains(tx, companyDomains(address));
  if (company === undefined) return undefined;
  return { id: null, name: '', companyId: company.id, siteId: company.siteId, language: null };
}

async function named(tx: Tx, person: PersonRow, name: string): Promise<PersonRow> {
  await updatePerson(tx, person.id, { name });
  return { ...person, name };
}
