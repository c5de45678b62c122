import { promiseHistory } from '#core/desk/tickets/promise-history.ts';
import type { TicketEvent } from '#core/desk/tickets/ticket-event.ts';
import type { ContactFacts } from '#core/conditions/contact-facts.ts';
import type { Actor } from '#core/platform/actor.ts';
import { windClocks } from '#server/promise/clocks/wind-clocks.ts';
import { calendarInForce } from '#server/promise/levels/policy-in-force.ts';
import { chooseLevel } from '#server/promise/rules/choose-level.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { demandSite } from '#server/register/sites/known-sites.ts';
import { sayOf } from './say-of.ts';
import { type JustKnown, readRuleFacts, type RuleFacts } from './rule-facts.store.ts';
import { type TicketRecord, touchTicket } from './tickets.store.ts';

/**
 * Tells a ticket's history to the clocks in the transaction of the change itself (SLA-6), after the rules have chosen
 * its level (SLA-3): at its creation and whenever something a rule may ask has changed. A level that a person or an
 * escalation has set stays.
 */
export async function tellPromises(
  tx: Tx,
  by: Actor,
  ticket: TicketRecord,
  history: readonly TicketEvent[],
  known?: JustKnown,
): Promise<TicketRecord> {
  const site = await demandSite(tx, ticket.siteId);
  let told = history;
  let current = ticket;
  if (!isSetByHand(history)) {
    const facts = await factsOf(tx, ticket, site.calendarId, known);
    const { levelId, why } = await chooseLevel(tx, facts);
    const unsaid = !history.some((event) => event.type === 'ticket.level-set');
    if (levelId !== ticket.levelId || (unsaid && levelId !== null)) {
      told = [...history, sayOf(tx, by, ticket.id, 'ticket.level-set', { levelId, why })];
      current = { ...ticket, levelId };
      await touchTicket(tx, ticket.id, { levelId });
    }
  }
  await windClocks(tx, by, {
    subject: { kind: 'ticket', id: ticket.id },
    facts: promiseHistory(told),
    about: {
      siteId: current.siteId,
      departmentId: current.groupId,
      companyId: current.companyId,
      personId: current.personId,
      responsibleUserId: current.ownerId,
      siteCalendarId: site.calendarId,
      number: current.number,
      title: current.subject,
    },
  });
  return current;
}

/** The last word on the level was a person's or an escalation's: rules do not overrule it. */
function isSetByHand(history: readonly TicketEvent[]): boolean {
  const last = history.findLast((event) => event.type === 'ticket.level-set');
  return last?.type === 'ticket.level-set' && (last.data.why.kind === 'hand' || last.data.why.kind === 'escalation');
}

async function factsOf(
  tx: Tx,
  ticket: TicketRecord,
  calendarId: string | null,
  known: JustKnown | undefined,
): Promise<ContactFacts> {
  const read: RuleFacts = await readRuleFacts(tx, ticket, known);
  return {
    now: tx.now,
    calendar: await calendarInForce(tx, calendarId),
    source: ticket.channel,
    status: ticket.statusId,
    priority: ticket.priority,
    owner: ticket.ownerId,
    ownerState: null,
    department: ticket.groupId,
    customerGroup: read.customerGroup,
    site: ticket.siteId,
    template: null,
    type: ticket.typeId,
    company: ticket.companyId,
    language: ticket.language,
    level: ticket.levelId,
    tags: ticket.tags,
    createdAt: ticket.createdAt,
    changedAt: ticket.changedAt,
    deleted: ticket.deletedAt !== null,
    fromInvitation: false,
    attachments: read.attachments,
    referrer: '',
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
