import { isDone } from '#core/desk/tickets/status.ts';
import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { changingTicket } from './changing-ticket.ts';
import { demandStatus, knownChoices, statusFor } from './known-choices.ts';
import { setStatus } from './set-status.ts';
import { demandFresh, demandHere } from './ticket-state.ts';
import type { TicketRecord } from './tickets.store.ts';

/** Closes a ticket as solved or closed (TKT-2); closing again changes nothing. */
export async function closeTicket(
  tx: Tx,
  by: Actor,
  input: {
    readonly ticketId: string;
    readonly statusId?: string;
    readonly version?: number | undefined;
    readonly closedBy?: 'agent' | 'customer' | 'system';
  },
): Promise<TicketRecord> {
  const choices = await knownChoices(tx);
  const status = demandStatus(choices, input.statusId ?? 'closed');
  if (!isDone(status.category))
    throw new Refusal('invalid', 'choices.unknown', { field: 'statusId', value: status.id });
  const { ticket } = await changingTicket(tx, by, input.ticketId, async (open) => {
    demandHere(open.ticket);
    await demandFresh(open, input.version, ['statusId', 'message']);
    setStatus(tx, open, status, { closedBy: input.closedBy ?? 'agent' });
  });
  return ticket;
}

/** Opens a closed ticket again (TKT-2); the resolution clock goes on where it stood. */
export async function reopenTicket(
  tx: Tx,
  by: Actor,
  input: { readonly ticketId: string; readonly why?: 'agent' | 'customer-asked' },
): Promise<TicketRecord> {
  const choices = await knownChoices(tx);
  const { ticket } = await changingTicket(tx, by, input.ticketId, async (open) => {
    demandHere(open.ticket);
    if (!isDone(open.ticket.category)) return;
    setStatus(tx, open, statusFor(choices, 'open'), { closedBy: 'agent', why: input.why ?? 'agent' });
  });
  return ticket;
}
