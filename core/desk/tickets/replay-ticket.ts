import type { Instant } from '#core/platform/instant.ts';
import type { StatusCategory } from '#core/promise/clocks/status-category.ts';
import type { TicketEvent } from './ticket-event.ts';

/** The state of a ticket as its recorded history tells it (SLA-6, TKT-6). */
export interface ReplayedTicket {
  readonly number: string;
  readonly subject: string;
  readonly statusId: string;
  readonly category: StatusCategory;
  readonly priority: string;
  readonly typeId: string | null;
  readonly siteId: string;
  readonly groupId: string | null;
  readonly ownerId: string | null;
  readonly personId: string | null;
  readonly companyId: string | null;
  readonly tags: readonly string[];
  readonly templateId: string | null;
  readonly levelId: string | null;
  readonly spam: boolean;
  readonly deleted: boolean;
  readonly snoozedUntil: Instant | null;
}

/** Replays a ticket's events in their recorded order; `null` when the first is not its creation. */
export function replayTicket(events: readonly TicketEvent[]): ReplayedTicket | null {
  const [first, ...rest] = events;
  if (first?.type !== 'ticket.created') return null;
  const { origin: _o, channel: _c, receivedAt: _r, messageId: _m, automatic: _a, ...told } = first.data;
  const { startReferrer: _s, fromInvitation: _f, templateId = null, ...state } = told;
  const beginning = { levelId: null, spam: false, deleted: false, snoozedUntil: null };
  const start: ReplayedTicket = { ...state, templateId, ...beginning };
  return rest.reduce(after, start);
}

function after(ticket: ReplayedTicket, event: TicketEvent): ReplayedTicket {
  switch (event.type) {
    case 'ticket.status-set':
    case 'ticket.closed':
    case 'ticket.reopened':
    case 'ticket.merged':
    case 'ticket.unmerged':
      return { ...ticket, statusId: event.data.statusId, category: event.data.category };
    case 'ticket.assigned':
      return { ...ticket, ownerId: event.data.to };
    case 'ticket.priority-set':
      return { ...ticket, priority: event.data.to };
    case 'ticket.moved':
      return { ...ticket, ...event.data.to };
    case 'ticket.level-set':
      return { ...ticket, levelId: event.data.levelId };
    case 'ticket.changed':
      return { ...ticket, ...changedFields(event.data.changes) };
    case 'ticket.spam-marked':
      return { ...ticket, spam: true };
    case 'ticket.spam-cleared':
      return { ...ticket, spam: false };
    case 'ticket.deleted':
      return { ...ticket, deleted: true };
    case 'ticket.restored':
      return { ...ticket, deleted: false };
    case 'ticket.snoozed':
      return { ...ticket, snoozedUntil: event.data.until };
    case 'ticket.woken':
      return { ...ticket, snoozedUntil: null };
    default:
      return ticket;
  }
}

const replayedFields = ['subject', 'typeId', 'personId', 'companyId', 'tags', 'templateId'] as const;

function changedFields(changes: Readonly<Record<string, { readonly to: unknown }>>): Partial<ReplayedTicket> {
  const known = replayedFields.filter((field) => changes[field] !== undefined);
  return Object.fromEntries(known.map((field) => [field, changes[field]?.to]));
}
