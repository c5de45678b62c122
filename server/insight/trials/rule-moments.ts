import { replayTicket } from '#core/desk/tickets/replay-ticket.ts';
import type { TicketEvent } from '#core/desk/tickets/ticket-event.ts';
import type { RuleMoment } from '#core/insight/trials/rechosen-facts.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import {
  type RuleMessageRow,
  ruleMessagesOf,
  type RuleTicketRow,
  ruleTicketsOf,
  siteCalendars,
  ticketEventsOf,
} from './rule-moments.store.ts';

/** The moments at which rules were tried on tickets, each with the ticket as it then was (SLA-3, SLA-10). */
export async function ruleMomentsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, RuleMoment[]>> {
  if (ids.length === 0) return new Map();
  const events = await ticketEventsOf(tx, ids);
  const tickets = await ruleTicketsOf(tx, ids);
  const messages = await ruleMessagesOf(tx, ids);
  const calendars = await siteCalendars(tx);
  const moments = new Map<string, RuleMoment[]>();
  for (const [id, told] of events) {
    const ticket = tickets.get(id);
    if (ticket) moments.set(id, momentsOf(told, ticket, messages.get(id) ?? [], calendars));
  }
  return moments;
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
      byHand = why.kind === 'hand' || why.kind === 'escalation' ? { levelId } : null;
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
