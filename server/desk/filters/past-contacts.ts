import type { ContactFacts } from '#core/conditions/contact-facts.ts';
import type { FilterChanges } from '#core/desk/filters/filter-changes.ts';
import { type ReplayedTicket, replayTicket } from '#core/desk/tickets/replay-ticket.ts';
import type { TicketEvent } from '#core/desk/tickets/ticket-event.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { demandSite } from '#server/register/sites/known-sites.ts';
import { knownCalendar } from '../tickets/known-calendar.ts';
import { readRuleFactsOf } from '../tickets/rule-facts.store.ts';
import { contactFacts } from '../tickets/tell-promises.ts';
import { findTicketRecords, type TicketRecord } from '../tickets/tickets.store.ts';
import {
  eventsOfTickets,
  pageOfBeginnings,
  pageOfReplies,
  type PastContact,
  type PastWish,
} from './past-contacts.store.ts';

/** A contact that a filter is tried on, with what was known of it then (FLT-5). */
export interface TriedContact {
  readonly ticket: { readonly id: string; readonly number: string; readonly subject: string };
  readonly from: string;
  readonly at: Instant;
  readonly facts: ContactFacts;
}

/** A page of past contacts, of how many there were, and its last place. */
export interface PastPage {
  readonly contacts: readonly TriedContact[];
  readonly scanned: number;
  readonly last: string | null;
}

/** A page of tickets as they were when they came, before any filter had touched them (FLT-5). */
export async function pastBeginnings(tx: Tx, wish: PastWish): Promise<PastPage> {
  const page = await pageOfBeginnings(tx, wish);
  const events = await eventsOfTickets(tx, idsOf(page), ['ticket.created', 'filter.applied']);
  return triedPage(tx, page, ({ ticketId }) => {
    const own = events.get(ticketId) ?? [];
    const state = replayTicket(own.filter(({ type }) => type === 'ticket.created'));
    return state === null ? null : beforeFilters(state, own);
  });
}

/** A page of messages to tickets, each ticket as it was before the message came (FLT-5). */
export async function pastReplies(tx: Tx, wish: PastWish): Promise<PastPage> {
  const page = await pageOfReplies(tx, wish);
  const events = await eventsOfTickets(tx, idsOf(page), 'all');
  return triedPage(tx, page, ({ ticketId, messageId, at }) => {
    const own = (events.get(ticketId) ?? []).filter(({ type }) => type.startsWith('ticket.'));
    const place = own.findIndex(({ data }) => 'messageId' in data && data.messageId === messageId);
    const known = place === -1 ? own.filter(({ recordedAt }) => recordedAt < at) : own.slice(0, place);
    // That the message opened the ticket again is told just before the message itself.
    const before = isByMessage(known.at(-1)) ? known.slice(0, -1) : known;
    return replayTicket(before.length === 0 ? own.slice(0, 1) : before);
  });
}

async function triedPage(
  tx: Tx,
  page: readonly PastContact[],
  stateOf: (contact: PastContact) => ReplayedTicket | null,
): Promise<PastPage> {
  const tickets = new Map((await findTicketRecords(tx, idsOf(page))).map((ticket) => [ticket.id, ticket]));
  const reads = await readRuleFactsOf(tx, [...tickets.values()]);
  const contacts: TriedContact[] = [];
  for (const contact of page) {
    const ticket = tickets.get(contact.ticketId);
    const state = stateOf(contact);
    if (ticket === undefined || state === null) continue;
    const { calendarId } = await demandSite(tx, state.siteId);
    const then = asItWas(ticket, state, contact);
    const { customerGroup = null } = reads.get(ticket.id) ?? {};
    const read = { ...contact, customerGroup, ownerState: null };
    contacts.push({
      ticket: { id: ticket.id, number: ticket.number, subject: ticket.subject },
      from: contact.sender,
      at: contact.at,
      facts: contactFacts(then, read, await knownCalendar(tx, calendarId), contact.at),
    });
  }
  return { contacts, scanned: page.length, last: page.at(-1)?.id ?? null };
}

function asItWas(ticket: TicketRecord, state: ReplayedTicket, contact: PastContact): TicketRecord {
  const { spam: _spam, deleted: _deleted, snoozedUntil: _snoozed, number: _number, ...fields } = state;
  return {
    ...ticket,
    ...fields,
    subject: contact.subject || state.subject,
    changedAt: contact.at,
    deletedAt: null,
    lastMessageAt: contact.messageId === null ? null : contact.at,
    lastAuthor: contact.kind === 'customer' || contact.kind === 'automatic' ? 'customer' : 'agent',
  };
}

function isByMessage(event: TicketEvent | undefined): boolean {
  return event?.type === 'ticket.reopened' && event.data.why === 'customer-wrote';
}

/** What filters set as the ticket came is taken back, the last first. */
function beforeFilters(state: ReplayedTicket, events: readonly TicketEvent[]): ReplayedTicket {
  const applied = events.flatMap((event) => {
    const { type, data } = event as { readonly type: string; readonly data: object };
    const told = data as { readonly kind?: string; readonly changes?: FilterChanges };
    return type === 'filter.applied' && told.kind === 'new' && told.changes ? [told.changes] : [];
  });
  return applied.reduceRight<ReplayedTicket>(
    (then, { template, priority, status, type, owner, group, site, tags }) => ({
      ...then,
      ...(template === undefined ? {} : { templateId: template.from }),
      ...(priority === undefined ? {} : { priority: priority.from ?? then.priority }),
      ...(status === undefined ? {} : { statusId: status.from ?? then.statusId }),
      ...(type === undefined ? {} : { typeId: type.from }),
      ...(owner === undefined ? {} : { ownerId: owner.from }),
      ...(group === undefined ? {} : { groupId: group.from }),
      ...(site === undefined ? {} : { siteId: site.from ?? then.siteId }),
      ...(tags === undefined ? {} : { tags: tags.from }),
    }),
    state,
  );
}

function idsOf(page: readonly PastContact[]): string[] {
  return [...new Set(page.map(({ ticketId }) => ticketId))];
}
