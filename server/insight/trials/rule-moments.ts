import { replayTicket } from '#core/desk/tickets/replay-ticket.ts';
import { isDone } from '#core/desk/tickets/status.ts';
import type { TicketEvent } from '#core/desk/tickets/ticket-event.ts';
import type { RuleMoment } from '#core/insight/trials/rechosen-facts.ts';
import { isSetPastRules } from '#core/promise/clocks/history.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { stateLogs } from '#server/routing/agents/state-at.ts';
import { type Logs, withStates } from '#core/insight/trials/owner-states.ts';
import {
  type RuleMessageRow,
  ruleMessagesOf,
  type RuleTicketRow,
  ruleTicketsOf,
  siteCalendars,
  ticketEventsOf,
} from './rule-moments.store.ts';

/**
 * The moments at which rules were tried on tickets, each with the ticket as it then was (SLA-3, SLA-10).
 *
 * Where rules ask for the owner's state, it is what the log of states had at that instant, and each change of it while
 * the ticket was open is a moment of its own.
 */
export async function ruleMomentsOf(
  tx: Tx,
  ids: readonly string[],
  asksState: boolean,
): Promise<Map<string, RuleMoment[]>> {
  if (ids.length === 0) return new Map();
  const events = await ticketEventsOf(tx, ids);
  const tickets = await ruleTicketsOf(tx, ids);
  const messages = await ruleMessagesOf(tx, ids);
  const calendars = await siteCalendars(tx);
  const logs = asksState ? await logsOfOwners(tx, [...events.values()]) : new Map();
  const moments = new Map<string, RuleMoment[]>();
  for (const [id, told] of events) {
    const ticket = tickets.get(id);
    if (ticket) moments.set(id, withStates(momentsOf(told, ticket, messages.get(id) ?? [], calendars), logs, tx.now));
  }
  return moments;
}

/** The logs of all who have owned the tickets, from when the first of them was made. */
async function logsOfOwners(tx: Tx, histories: readonly (readonly TicketEvent[])[]): Promise<Logs> {
  const owners = new Set<string>();
  let from = tx.now;
  for (const event of histories.flat()) {
    from = Math.min(from, event.recordedAt);
    if (event.type === 'ticket.created' && event.data.ownerId !== null) owners.add(event.data.ownerId);
    if (event.type === 'ticket.assigned' && event.data.to !== null) owners.add(event.data.to);
  }
  return stateLogs(tx, [...owners], { from, to: tx.now + 1 });
}

function momentsOf(
  events: readonly TicketEvent[],
  ticket: RuleTicketRow,
  messages: readonly RuleMessageRow[],
  calendars: ReadonlyMap<string, string>,
): RuleMoment[] {
  const createdAt = events[0]?.recordedAt ?? 0;
  const custom = Object.fromEntries(
    Object.entries(ticket.customFields).map(([field, value]) => [field, value === null ? '' : String(value)]),
  );
  let byHand: RuleMoment['byHand'] = null;
  return events.flatMap((event, place) => {
    if (event.type === 'ticket.level-set') {
      const { levelId, why } = event.data;
      byHand = isSetPastRules(why) ? { levelId } : null;
      return [];
    }
    const then = replayTicket(events.slice(0, place + 1));
    if (!then) return [];
    const at = event.recordedAt;
    const written = messages.filter((message) => message.at <= at);
    const last = written.at(-1) ?? messages[0];
    const first = messages.find(({ kind }) => kind === 'customer');
    return [
      {
        eventId: event.id,
        at,
        byHand,
        open: !then.deleted && !isDone(then.category),
        calendarId: calendars.get(then.siteId) ?? null,
        facts: {
          now: at,
          source: ticket.channel,
          status: then.statusId,
          priority: then.priority,
          owner: then.ownerId,
          ownerState: null,
          department: then.groupId,
          customerGroup: ticket.customerGroup,
          site: then.siteId,
          template: then.templateId,
          type: then.typeId,
          company: then.companyId,
          language: ticket.language,
          tags: then.tags,
          createdAt,
          changedAt: at,
          dueAt: null,
          deleted: then.deleted,
          fromInvitation: ticket.fromInvitation,
          attachments: ticket.attachments,
          referrer: ticket.startReferrer ?? '',
          subject: then.subject,
          sender: first?.sender ?? '',
          recipients: first?.recipients ?? '',
          lastMessage: last
            ? {
                text: last.text,
                author: last.kind === 'customer' ? ('customer' as const) : ('agent' as const),
                at: last.at,
              }
            : null,
          custom,
        },
      },
    ];
  });
}
