import { promiseHistory } from '#core/desk/tickets/promise-history.ts';
import type { TicketEvent } from '#core/desk/tickets/ticket-event.ts';
import type { ContactFacts } from '#core/conditions/contact-facts.ts';
import type { CompiledCalendar } from '#core/time/calendars/compiled-calendar.ts';
import { isSetPastRules } from '#core/promise/clocks/history.ts';
import type { ChosenLevel } from '#core/promise/rules/choose-level.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { HeadRow } from '#server/promise/clocks/clocks.store.ts';
import { type ToWind, windClocks } from '#server/promise/clocks/wind-clocks.ts';
import { findLevelRow } from '#server/promise/levels/levels.store.ts';
import { chooseLevel } from '#server/promise/rules/choose-level.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { demandSite } from '#server/register/sites/known-sites.ts';
import { knownCalendar } from './known-calendar.ts';
import { sayOf } from './say-of.ts';
import { type JustKnown, readRuleFacts, type RuleFacts } from './rule-facts.store.ts';
import { type TicketRecord, touchTicket } from './tickets.store.ts';

/**
 * Tells a ticket's history to the clocks in the transaction of the change itself (SLA-6), after the rules have chosen
 * its level anew (SLA-3). A level that a person, an escalation or a filter has set stays as long as it is in use. `revised` is
 * said when the levels changed and not the ticket: misses are recorded without a notice.
 */
export async function tellPromises(
  tx: Tx,
  by: Actor,
  ticket: TicketRecord,
  history: readonly TicketEvent[],
  { revised = false }: { readonly revised?: boolean } = {},
): Promise<TicketRecord> {
  let told = history;
  let current = ticket;
  if (!isSetByHand(history) || !(await isInUse(tx, ticket.levelId))) {
    const { levelId, why } = await chooseTicketLevel(tx, ticket);
    if (levelId !== ticket.levelId) {
      told = [...history, sayOf(tx, by, ticket.id, 'ticket.level-set', { levelId, why })];
      current = { ...ticket, levelId };
      await touchTicket(tx, ticket.id, { levelId });
    }
  }
  await windTicketClocks(tx, by, current, told, { revised });
  return current;
}

/** The level the rules choose for a ticket as it is; `known` spares a read when a verb knows it already (SLA-3). */
export async function chooseTicketLevel(
  tx: Tx,
  ticket: Omit<TicketRecord, 'number'>,
  known?: JustKnown,
): Promise<ChosenLevel> {
  const site = await demandSite(tx, ticket.siteId);
  return chooseLevel(tx, await factsOf(tx, ticket, site.calendarId, known));
}

/** Winds the clocks of a ticket by its whole history and returns the most urgent (SLA-6); `made` when it is new, `revised` when only its level is. */
export async function windTicketClocks(
  tx: Tx,
  by: Actor,
  ticket: TicketRecord,
  history: readonly TicketEvent[],
  how: Pick<ToWind, 'made' | 'revised'> = {},
): Promise<HeadRow | null> {
  const site = await demandSite(tx, ticket.siteId);
  return windClocks(tx, by, {
    ...how,
    subject: { kind: 'ticket', id: ticket.id },
    facts: promiseHistory(history),
    about: {
      siteId: ticket.siteId,
      departmentId: ticket.groupId,
      companyId: ticket.companyId,
      personId: ticket.personId,
      responsibleUserId: ticket.ownerId,
      siteCalendarId: site.calendarId,
      number: ticket.number,
      title: ticket.subject,
    },
  });
}

/** The last word on the level was a person's, an escalation's or a filter's: rules do not overrule it. */
export function isSetByHand(history: readonly TicketEvent[]): boolean {
  const last = history.findLast((event) => event.type === 'ticket.level-set');
  return last?.type === 'ticket.level-set' && isSetPastRules(last.data.why);
}

/** Is a level in use? None at all is a choice too (SLA-2). */
async function isInUse(tx: Tx, levelId: string | null): Promise<boolean> {
  return levelId === null || (await findLevelRow(tx, levelId))?.deletedAt === null;
}

/** What rules are told of a ticket as it is now (SLA-3). */
export async function factsOf(
  tx: Tx,
  ticket: Omit<TicketRecord, 'number'>,
  calendarId: string | null,
  known: JustKnown | undefined,
): Promise<ContactFacts> {
  const read = await readRuleFacts(tx, ticket, known);
  return contactFacts(ticket, read, await knownCalendar(tx, calendarId), tx.now);
}

/** What rules may ask of a ticket as it is at an instant (SLA-3). */
export function contactFacts(
  ticket: Omit<TicketRecord, 'number'>,
  read: RuleFacts,
  calendar: CompiledCalendar | null,
  now: Instant,
): ContactFacts {
  return {
    now,
    calendar,
    source: ticket.channel,
    status: ticket.statusId,
    priority: ticket.priority,
    owner: ticket.ownerId,
    ownerState: read.ownerState,
    department: ticket.groupId,
    customerGroup: read.customerGroup,
    site: ticket.siteId,
    template: ticket.templateId,
    type: ticket.typeId,
    company: ticket.companyId,
    language: ticket.language,
    level: ticket.levelId,
    tags: ticket.tags,
    createdAt: ticket.createdAt,
    changedAt: ticket.changedAt,
    dueAt: ticket.dueAt,
    deleted: ticket.deletedAt !== null,
    fromInvitation: ticket.fromInvitation,
    attachments: read.attachments,
    referrer: ticket.startReferrer ?? '',
    subject: ticket.subject,
    sender: read.sender,
    recipients: read.recipients,
    lastMessage:
      ticket.lastMessageAt === null
        ? null
        : {
            text: read.text,
            author: ticket.lastAuthor === 'customer' ? 'customer' : 'agent',
            at: ticket.lastMessageAt,
          },
    custom: Object.fromEntries(
      Object.entries(ticket.customFields).map(([field, value]) => [field, value === null ? '' : String(value)]),
    ),
  };
}
