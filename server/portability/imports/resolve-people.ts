import type { DraftTicket } from '#core/portability/imports/draft.ts';
import type { Mapping } from '#core/portability/imports/mapping.ts';
import type { Actor } from '#core/platform/actor.ts';
import { nameFromAddress, plainAddress } from '#core/register/customers/recognise.ts';
import type { RecordedEvent } from '#server/platform/db/event.ts';
import { writePastEvents } from '#server/platform/db/outbox.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { insertPersons, personsByAddresses } from '#server/register/customers/persons.store.ts';
import { settledNames, settleNames, stillThere } from './names.store.ts';

/** The person of a ticket; null when the file names nobody. */
export type PeopleBook = (draft: DraftTicket) => string | null;

/**
 * Finds the people that drafts are from, and writes those who are not in the register (API-2, CRM-3).
 *
 * Somebody with an address is whoever has that address; somebody with a name only is the same as that name from the
 * same source before, never a namesake in the register.
 */
export async function resolvePeople(
  tx: Tx,
  by: Actor,
  mapping: Mapping,
  drafts: readonly DraftTicket[],
  companyOf: (draft: DraftTicket) => string | null,
  siteId: string,
): Promise<PeopleBook> {
  const missing = mapping.ticket.person?.missing ?? mapping.ticket.address?.missing ?? 'create';
  const wanted = new Map<string, DraftTicket>();
  for (const draft of drafts) {
    const key = keyOf(draft);
    if (key !== null && !wanted.has(key)) wanted.set(key, draft);
  }
  const byAddress = await personsByAddresses(
    tx,
    [...wanted.values()].flatMap((draft) => addressOf(draft) ?? []),
  );
  const settled = await settledNames(tx, mapping.source, 'person', [...wanted.keys()]);
  const there = await stillThere(tx, 'person', [...settled.values()]);
  const found = new Map<string, string>();
  const made = new Map<string, string>();
  const rows: Parameters<typeof insertPersons>[1][number][] = [];
  for (const [key, draft] of wanted) {
    const address = addressOf(draft);
    const old = settled.get(key);
    const known =
      (address === null ? undefined : byAddress.get(address)?.id) ?? (old && there.has(old) ? old : undefined);
    if (known !== undefined) found.set(key, known);
    else if (missing === 'create') {
      const id = tx.newId();
      made.set(key, id);
      rows.push(newPerson(tx, id, draft, address, companyOf(draft), siteId));
    }
  }
  await insertPersons(tx, rows);
  await settleNames(tx, mapping.source, 'person', made);
  await writePastEvents(
    tx.db,
    rows.map((row) => createdEvent(tx, by, row)),
  );
  return (draft) => {
    const key = keyOf(draft);
    return key === null ? null : (found.get(key) ?? made.get(key) ?? null);
  };
}

function keyOf(draft: DraftTicket): string | null {
  return addressOf(draft) ?? draft.person;
}

function addressOf({ address }: DraftTicket): string | null {
  return address !== null && /^[^\s@]+@[^\s@]+$/.test(address.trim()) ? plainAddress(address) : null;
}

function newPerson(
  tx: Tx,
  id: string,
  draft: DraftTicket,
  address: string | null,
  companyId: string | null,
  siteId: string,
) {
  return {
    id,
    name: (draft.person ?? (address === null ? '' : nameFromAddress(address))).slice(0, 200),
    companyId,
    siteId,
    customerId: null,
    role: '',
    language: null,
    greeting: '',
    keywords: [],
    newsletter: false,
    vip: false,
    customFields: {},
    createdAt: tx.now,
    changedAt: tx.now,
    deletedAt: null,
    address,
  };
}

/** Recorded like any, but no screen moves for each of ten thousand. */
function createdEvent(
  tx: Tx,
  actor: Actor,
  { id, name, companyId }: { readonly id: string; readonly name: string; readonly companyId: string | null },
): RecordedEvent {
  const subject = { kind: 'person', id };
  return {
    id: tx.newId(),
    at: tx.now,
    type: 'person.created',
    actor,
    subject,
    data: { name, companyId, recognised: true },
  };
}
