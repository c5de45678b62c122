import { type Actor, userBehind } from '#core/platform/actor.ts';
import type { Instant } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { demandCustomValues } from '#server/house/custom-fields/demand-custom-values.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { notify } from '#server/house/notifications/notify.ts';
import { findUser } from '#server/house/users/users.store.ts';
import { findGroup } from '#server/house/users/groups.store.ts';
import { findCompany } from '#server/register/customers/companies.store.ts';
import { findPerson } from '#server/register/customers/persons.store.ts';
import { demandSite } from '#server/register/sites/known-sites.ts';
import { usableTemplate } from '../templates/usable-template.ts';
import { changingTicket, type OpenTicket } from './changing-ticket.ts';
import { demandChoice, demandStatus, knownChoices } from './known-choices.ts';
import { setStatus } from './set-status.ts';
import { demandFresh, demandHere } from './ticket-state.ts';
import type { TicketRecord } from './tickets.store.ts';

/** Fields of a ticket that can be changed (TKT-1); what is absent stays. */
export interface TicketChanges {
  readonly subject?: string | undefined;
  readonly priority?: string | undefined;
  readonly typeId?: string | null | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly addTags?: readonly string[] | undefined;
  readonly removeTags?: readonly string[] | undefined;
  readonly siteId?: string | undefined;
  readonly groupId?: string | null | undefined;
  readonly ownerId?: string | null | undefined;
  readonly statusId?: string | undefined;
  readonly personId?: string | null | undefined;
  readonly companyId?: string | null | undefined;
  readonly templateId?: string | null | undefined;
  readonly dueAt?: Instant | null | undefined;
  readonly customFields?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Changes fields of a ticket in one go (TKT-5). With `version`, a field that somebody else changed meanwhile is refused
 * with the difference; what others changed besides is no conflict.
 */
export async function changeTicket(
  tx: Tx,
  by: Actor,
  input: { readonly ticketId: string; readonly version?: number | undefined; readonly changes: TicketChanges },
): Promise<TicketRecord> {
  const { changes } = input;
  const { ticket } = await changingTicket(tx, by, input.ticketId, async (open) => {
    demandHere(open.ticket);
    await demandFresh(open, input.version, fieldsOf(changes));
    await setOwner(tx, by, open, changes.ownerId);
    await setPlace(tx, open, changes);
    const choices = await knownChoices(tx);
    if (changes.priority !== undefined && changes.priority !== open.ticket.priority) {
      demandChoice(choices.priorities, 'priority', changes.priority);
      open.say('ticket.priority-set', { from: open.ticket.priority, to: changes.priority });
      open.set({ priority: changes.priority });
    }
    if (changes.typeId !== undefined && changes.typeId !== open.ticket.typeId)
      demandChoice(choices.types, 'typeId', changes.typeId);
    await demandPeople(tx, changes);
    if (changes.templateId != null && changes.templateId !== open.ticket.templateId)
      await usableTemplate(tx, changes.templateId, open.ticket.siteId);
    const { customFields: written } = changes;
    const customFields = written && (await demandCustomValues(tx, 'ticket', open.ticket.customFields, written, false));
    setRest(open, { ...changes, customFields });
    if (changes.statusId !== undefined)
      setStatus(tx, open, demandStatus(choices, changes.statusId), { closedBy: 'agent' });
  });
  return ticket;
}

function fieldsOf(changes: TicketChanges): string[] {
  const fields = Object.entries(changes).flatMap(([field, value]) => (value === undefined ? [] : [field]));
  return fields.filter((field) => field !== 'addTags' && field !== 'removeTags');
}

async function setOwner(tx: Tx, by: Actor, open: OpenTicket, ownerId: string | null | undefined): Promise<void> {
  if (ownerId === undefined || ownerId === open.ticket.ownerId) return;
  if (ownerId !== null && (await findUser(tx, ownerId)) === undefined)
    throw new Refusal('not-found', 'users.not-found', { userId: ownerId });
  open.say('ticket.assigned', { from: open.ticket.ownerId, to: ownerId });
  open.set({ ownerId });
  const giver = userBehind(by);
  if (ownerId === null || ownerId === giver) return;
  await notify(tx, by, {
    to: { userIds: [ownerId] },
    kind: 'ticket.assigned',
    subject: { kind: 'ticket', id: open.ticket.id },
    facts: {
      number: open.ticket.number,
      title: open.ticket.subject,
      by: giver === null ? '' : ((await findUser(tx, giver))?.name ?? ''),
    },
    mail: false,
  });
}

/** A move to another site or group; the clocks go on by the new place's calendar from their original start. */
async function setPlace(tx: Tx, open: OpenTicket, changes: TicketChanges): Promise<void> {
  const from = { siteId: open.ticket.siteId, groupId: open.ticket.groupId };
  const to = {
    siteId: changes.siteId ?? from.siteId,
    groupId: changes.groupId === undefined ? from.groupId : changes.groupId,
  };
  if (to.siteId === from.siteId && to.groupId === from.groupId) return;
  if (to.siteId !== from.siteId) await demandSite(tx, to.siteId);
  if (to.groupId !== null && to.groupId !== from.groupId && (await findGroup(tx, to.groupId)) === undefined)
    throw new Refusal('not-found', 'groups.not-found', { groupId: to.groupId });
  open.say('ticket.moved', { from, to });
  open.set(to);
}

async function demandPeople(tx: Tx, changes: TicketChanges): Promise<void> {
  if (changes.personId != null && (await findPerson(tx, changes.personId)) === undefined)
    throw new Refusal('not-found', 'people.not-found', { personId: changes.personId });
  if (changes.companyId != null && (await findCompany(tx, changes.companyId)) === undefined)
    throw new Refusal('not-found', 'companies.not-found', { companyId: changes.companyId });
}

const restFields = ['subject', 'typeId', 'personId', 'companyId', 'templateId', 'dueAt', 'customFields'] as const;

/** The fields no clock knows, told together as one event. */
function setRest(open: OpenTicket, changes: TicketChanges): void {
  const { ticket } = open;
  const told: Record<string, { from: unknown; to: unknown }> = {};
  for (const field of restFields) {
    const to = changes[field];
    if (to === undefined || JSON.stringify(to) === JSON.stringify(ticket[field])) continue;
    told[field] = { from: ticket[field], to };
  }
  const kept = (changes.tags ?? ticket.tags).filter((tag) => !(changes.removeTags ?? []).includes(tag));
  const tags = [...new Set([...kept, ...(changes.addTags ?? [])])];
  if (JSON.stringify(tags) !== JSON.stringify(ticket.tags)) told.tags = { from: ticket.tags, to: tags };
  if (Object.keys(told).length === 0) return;
  open.set(Object.fromEntries(Object.entries(told).map(([field, change]) => [field, change.to])));
  open.say('ticket.changed', { changes: told });
}
