import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { demandCustomValues } from '#server/house/custom-fields/demand-custom-values.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findCompany } from './companies.store.ts';
import {
  addressesOfOthers,
  findPerson,
  forgetReach,
  insertNote,
  insertPerson,
  type KnownPerson,
  type PersonRow,
  setAddresses,
  setNumbers,
  updatePerson,
} from './persons.store.ts';

/** What can be said of a person (CRM-1). */
export type PersonFields = Partial<Omit<PersonRow, 'id' | 'createdAt' | 'changedAt' | 'deletedAt'>> & {
  readonly addresses?: readonly string[];
  readonly numbers?: readonly string[];
};

/** Writes a person into the register (CRM-1); somebody must be told apart by something. */
export async function createPerson(tx: Tx, by: Actor, input: PersonFields): Promise<KnownPerson> {
  const { addresses = [], numbers = [], ...fields } = input;
  if ((fields.name ?? '') === '' && addresses.length === 0 && numbers.length === 0)
    throw new Refusal('invalid', 'people.empty', {});
  const id = tx.newId();
  await demandFree(tx, id, addresses);
  await demandCompany(tx, fields.companyId);
  const customFields = await demandCustomValues(tx, 'person', {}, fields.customFields ?? {}, by.kind === 'user');
  await insertPerson(tx, {
    name: '',
    companyId: null,
    siteId: null,
    customerId: null,
    role: '',
    language: null,
    greeting: '',
    keywords: [],
    newsletter: false,
    vip: false,
    ...fields,
    customFields,
    id,
    createdAt: tx.now,
    changedAt: tx.now,
    deletedAt: null,
  });
  await setAddresses(tx, id, addresses);
  await setNumbers(tx, id, numbers);
  const person = await demandPerson(tx, id);
  tx.record(by, {
    type: 'person.created',
    subject: { kind: 'person', id },
    data: { name: person.name, companyId: person.companyId, recognised: false },
  });
  return person;
}

/** Changes what is known of a person (CRM-1). */
export async function changePerson(
  tx: Tx,
  by: Actor,
  input: { readonly personId: string; readonly changes: PersonFields },
): Promise<KnownPerson> {
  const before = await demandPerson(tx, input.personId);
  const { addresses, numbers, customFields: written, ...fields } = input.changes;
  const customFields = written && (await demandCustomValues(tx, 'person', before.customFields, written, false));
  await demandCompany(tx, fields.companyId);
  if (addresses !== undefined) {
    await demandFree(tx, input.personId, addresses);
    await setAddresses(tx, input.personId, addresses);
  }
  if (numbers !== undefined) await setNumbers(tx, input.personId, numbers);
  await updatePerson(tx, input.personId, customFields ? { ...fields, customFields } : fields);
  tx.record(by, {
    type: 'person.changed',
    subject: { kind: 'person', id: input.personId },
    data: { changed: Object.keys(input.changes) },
  });
  return demandPerson(tx, input.personId);
}

/** Takes a person out of the register (CRM-1): they are recognised no more, tickets stay. */
export async function deletePerson(tx: Tx, by: Actor, input: { readonly personId: string }): Promise<void> {
  await demandPerson(tx, input.personId);
  await forgetReach(tx, input.personId);
  await updatePerson(tx, input.personId, { deletedAt: tx.now });
  tx.record(by, { type: 'person.deleted', subject: { kind: 'person', id: input.personId }, data: {} });
}

/** Writes a dated note on a person (CRM-1). */
export async function notePerson(
  tx: Tx,
  by: Actor,
  input: { readonly personId: string; readonly text: string; readonly userId: string | null },
) {
  await demandPerson(tx, input.personId);
  const note = { id: tx.newId(), ...input, writtenAt: tx.now };
  await insertNote(tx, note);
  tx.record(by, {
    type: 'person.noted',
    subject: { kind: 'person', id: input.personId },
    data: { noteId: note.id },
  });
  return note;
}

/** A person who is there, or the refusal. */
export async function demandPerson(tx: Tx, personId: string): Promise<KnownPerson> {
  const person = await findPerson(tx, personId);
  if (person === undefined) throw new Refusal('not-found', 'people.not-found', { personId });
  return person;
}

async function demandFree(tx: Tx, personId: string, addresses: readonly string[]): Promise<void> {
  const [taken] = await addressesOfOthers(tx, personId, addresses);
  if (taken !== undefined) throw new Refusal('conflict', 'people.address-taken', { address: taken });
}

async function demandCompany(tx: Tx, companyId: string | null | undefined): Promise<void> {
  if (companyId != null && (await findCompany(tx, companyId)) === undefined)
    throw new Refusal('not-found', 'companies.not-found', { companyId });
}
