import type { LinkKind } from '#core/desk/tickets/ticket-event.ts';
import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { changingTicket } from './changing-ticket.ts';
import { ancestorsOf, linkedTickets, putLink, removeLink } from './surgery.store.ts';
import { findTicketRecord, type TicketRecord } from './tickets.store.ts';

interface Pair {
  readonly ticketId: string;
  readonly otherId: string;
}

const seenFromThere = { related: 'related', parent: 'child', child: 'parent' } as const;

/** Links two tickets (TKT-6): `kind` says what the other is to this one. A ticket has one parent at most, and no ring. */
export async function linkTickets(tx: Tx, by: Actor, input: Pair & { readonly kind: LinkKind }): Promise<TicketRecord> {
  const { ticketId, otherId, kind } = input;
  if (ticketId === otherId) throw new Refusal('invalid', 'tickets.link-itself', {});
  const [here, there] = await both(tx, input);
  const [parent, child] = kind === 'parent' ? [there, here] : [here, there];
  if (kind !== 'related') {
    const above = await ancestorsOf(tx, parent.id);
    if (above.includes(child.id)) throw new Refusal('conflict', 'tickets.link-ring', { number: child.number });
    const [before] = await ancestorsOf(tx, child.id);
    if (before !== undefined && before !== parent.id)
      throw new Refusal('conflict', 'tickets.link-has-parent', { number: child.number });
  }
  const already = (await linkedTickets(tx, ticketId)).some((one) => one.ticketId === otherId && one.kind === kind);
  if (already) return here;
  await putLink(tx, ticketId, otherId, kind);
  return tell(tx, by, 'ticket.linked', here, there, kind);
}

/** Takes the link between two tickets away (TKT-6). */
export async function unlinkTickets(tx: Tx, by: Actor, input: Pair): Promise<TicketRecord> {
  const [here, there] = await both(tx, input);
  const kind = await removeLink(tx, input.ticketId, input.otherId);
  return kind === undefined ? here : tell(tx, by, 'ticket.unlinked', here, there, kind);
}

async function both(tx: Tx, { ticketId, otherId }: Pair): Promise<[TicketRecord, TicketRecord]> {
  const here = await findTicketRecord(tx, ticketId);
  const there = await findTicketRecord(tx, otherId);
  if (here === undefined || there === undefined)
    throw new Refusal('not-found', 'tickets.not-found', { ticketId: here === undefined ? ticketId : otherId });
  return [here, there];
}

async function tell(
  tx: Tx,
  by: Actor,
  type: 'ticket.linked' | 'ticket.unlinked',
  here: TicketRecord,
  there: TicketRecord,
  kind: LinkKind,
): Promise<TicketRecord> {
  const other = { otherId: here.id, otherNumber: here.number, kind: seenFromThere[kind] };
  await changingTicket(tx, by, there.id, async (open) => void open.say(type, other));
  const { ticket } = await changingTicket(tx, by, here.id, async (open) => {
    open.say(type, { otherId: there.id, otherNumber: there.number, kind });
  });
  return ticket;
}
