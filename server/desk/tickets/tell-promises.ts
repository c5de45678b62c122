import type { TicketEvent } from '#core/desk/tickets/ticket-event.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { TicketRecord } from './tickets.store.ts';

/** Chooses the level and winds the clocks. */
export async function tellPromises(
  _tx: Tx,
  _by: Actor,
  ticket: TicketRecord,
  _history: readonly TicketEvent[],
): Promise<TicketRecord> {
  return ticket;
}
