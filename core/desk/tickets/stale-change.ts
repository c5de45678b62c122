import type { Actor } from '#core/platform/actor.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { TicketEvent } from './ticket-event.ts';

/** One thing that changed under an agent's hands: what, to what, by whom, when (TKT-5). */
export interface Difference {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly by: Actor;
  readonly at: Instant;
}

/**
 * What changed since the version an agent had on the screen (TKT-5), the newest value of each field last.
 *
 * `events` are those recorded after that version; messages are told as the field `message`.
 */
export function differencesSince(events: readonly TicketEvent[]): readonly Difference[] {
  return events.flatMap((event) =>
    changesOf(event).map((change) => ({ ...change, by: event.by, at: event.recordedAt })),
  );
}

function changesOf(event: TicketEvent): readonly Omit<Difference, 'by' | 'at'>[] {
  switch (event.type) {
    case 'ticket.status-set':
    case 'ticket.closed':
    case 'ticket.reopened':
    case 'ticket.merged':
    case 'ticket.unmerged':
      return [{ field: 'statusId', from: event.data.from, to: event.data.statusId }];
    case 'ticket.assigned':
      return [{ field: 'ownerId', from: event.data.from, to: event.data.to }];
    case 'ticket.priority-set':
      return [{ field: 'priority', from: event.data.from, to: event.data.to }];
    case 'ticket.moved':
      return [
        { field: 'siteId', from: event.data.from.siteId, to: event.data.to.siteId },
        { field: 'groupId', from: event.data.from.groupId, to: event.data.to.groupId },
      ].filter((change) => change.from !== change.to);
    case 'ticket.changed':
      return Object.entries(event.data.changes).map(([field, change]) => ({ field, ...change }));
    case 'ticket.customer-wrote':
    case 'ticket.answered':
    case 'ticket.noted':
    case 'ticket.forwarded':
    case 'ticket.third-party-wrote':
      return [{ field: 'message', from: null, to: event.data.messageId }];
    default:
      return [];
  }
}
