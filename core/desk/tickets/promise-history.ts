import type { Actor } from '#core/platform/actor.ts';
import type { Fact } from '#core/promise/clocks/history.ts';
import { isDone } from './status.ts';
import type { TicketEvent } from './ticket-event.ts';

/**
 * Tells a ticket's recorded events in the language of the clocks (SLA-6).
 *
 * Automatic mail, notes, forwards, third parties' answers and thank-yous that left the ticket closed say nothing to
 * a clock. An answer undone within its seconds never happened, nor did the status pressed together with it; nor did a
 * merge that was taken back.
 */
export function promiseHistory(events: readonly TicketEvent[]): readonly Fact[] {
  const undone = new Set(
    events.flatMap((event) => (event.type === 'ticket.answer-undone' ? [event.data.messageId] : [])),
  );
  return withoutUndoneMerges(events).flatMap((event) => factsOf(event, undone));
}

/** A merge that was taken back never happened, to neither ticket. */
function withoutUndoneMerges(events: readonly TicketEvent[]): readonly TicketEvent[] {
  return events.filter((event, place) => {
    const after = events.slice(place + 1);
    if (event.type === 'ticket.merged') return !after.some(({ type }) => type === 'ticket.unmerged');
    if (event.type !== 'ticket.merged-in') return true;
    const { otherId } = event.data;
    return !after.some((one) => one.type === 'ticket.merge-undone' && one.data.otherId === otherId);
  });
}

function factsOf(event: TicketEvent, undone: ReadonlySet<string>): readonly Fact[] {
  const base = { at: event.recordedAt, eventId: event.id };
  const userId = userOf(event.by);
  switch (event.type) {
    case 'ticket.created':
      return creationFacts(event);
    case 'ticket.customer-wrote':
      return [{ ...base, at: event.data.receivedAt, kind: 'customer-wrote' }];
    case 'ticket.answered':
      return undone.has(event.data.messageId) ? [] : [{ ...base, kind: 'agent-answered', userId: event.data.userId }];
    case 'ticket.bot-answered':
      return [{ ...base, kind: 'bot-answered' }];
    case 'ticket.answer-dismissed':
      return [{ ...base, kind: 'dismissed', userId }];
    case 'ticket.assigned':
      return [{ ...base, kind: 'assigned', userId: event.data.to }];
    case 'ticket.status-set':
      return wasUndone(event.data.withMessageId, undone)
        ? []
        : [{ ...base, kind: 'status-set', category: event.data.category, userId }];
    case 'ticket.closed':
      return wasUndone(event.data.withMessageId, undone)
        ? []
        : [
            { ...base, kind: 'status-set', category: event.data.category, userId },
            { ...base, kind: 'closed', userId },
          ];
    case 'ticket.reopened':
      return wasUndone(event.data.withMessageId, undone)
        ? []
        : [
            { ...base, kind: 'reopened' },
            { ...base, kind: 'status-set', category: event.data.category, userId },
          ];
    case 'ticket.priority-set':
      return [{ ...base, kind: 'priority-set', priority: event.data.to }];
    case 'ticket.changed': {
      const to = event.data.changes['typeId']?.to;
      return to === undefined ? [] : [{ ...base, kind: 'type-set', type: typeof to === 'string' ? to : null }];
    }
    case 'ticket.moved':
      return [{ ...base, kind: 'moved', siteId: event.data.to.siteId, departmentId: event.data.to.groupId }];
    case 'ticket.level-set':
      return [{ ...base, kind: 'level-set', levelId: event.data.levelId, why: event.data.why }];
    case 'ticket.spam-marked':
      return [{ ...base, kind: 'marked-spam' }];
    case 'ticket.spam-cleared':
      return [{ ...base, kind: 'cleared-spam' }];
    case 'ticket.deleted':
      return [{ ...base, kind: 'deleted' }];
    case 'ticket.restored':
      return [{ ...base, kind: 'restored' }];
    case 'ticket.merged':
      return [{ ...base, kind: 'merged-away', intoId: event.data.otherId }];
    case 'ticket.merged-in': {
      const { otherId, startedAt, unansweredSince } = event.data;
      return [{ ...base, kind: 'merged-in', fromId: otherId, startedAt, unansweredSince }];
    }
    case 'ticket.split-off':
      return [{ ...base, kind: 'split-off', fromId: event.data.otherId }];
    default:
      return [];
  }
}

/** A ticket opens with its place, priority and status; the customer's own first message starts the answer clock. */
function creationFacts(event: TicketEvent & { readonly type: 'ticket.created' }): readonly Fact[] {
  const data = event.data;
  const base = { at: data.receivedAt, eventId: event.id };
  const userId = userOf(event.by);
  const origin = data.automatic ? 'system' : data.origin;
  return [
    { ...base, kind: 'opened', by: origin },
    { ...base, kind: 'moved', siteId: data.siteId, departmentId: data.groupId },
    { ...base, kind: 'priority-set', priority: data.priority },
    ...(data.typeId === null ? [] : [{ ...base, kind: 'type-set', type: data.typeId } as const]),
    { ...base, kind: 'status-set', category: data.category, userId },
    ...(origin === 'customer' ? [{ ...base, kind: 'customer-wrote' } as const] : []),
    ...(data.ownerId === null ? [] : [{ ...base, kind: 'assigned', userId: data.ownerId } as const]),
    ...(isDone(data.category) ? [{ ...base, kind: 'closed', userId } as const] : []),
  ];
}

function wasUndone(messageId: string | undefined, undone: ReadonlySet<string>): boolean {
  return messageId !== undefined && undone.has(messageId);
}

/** The human behind an actor; tokens act for the user who made them. */
function userOf(by: Actor): string | null {
  if (by.kind === 'user') return by.id;
  return by.kind === 'token' ? by.userId : null;
}
