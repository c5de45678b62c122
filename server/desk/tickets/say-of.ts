import type { TicketEvent, TicketEventData, TicketEventType } from '#core/desk/tickets/ticket-event.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Records an event about a ticket and gives it back as the history will tell it (TKT-6). */
export function sayOf<Type extends TicketEventType>(
  tx: Tx,
  by: Actor,
  ticketId: string,
  type: Type,
  data: TicketEventData[Type],
): TicketEvent {
  const id = tx.record(by, { type, subject: { kind: 'ticket', id: ticketId }, data: data as Record<string, unknown> });
  return { id, recordedAt: tx.now, by, type, data } as unknown as TicketEvent;
}
