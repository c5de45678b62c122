import type { Kinship } from '#api/desk/ticket-surgery.ts';
import { type Caller, mayAt } from '#core/platform/caller.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { linkedTickets, movedMessages, type NamedTicket } from './surgery.store.ts';
import { findTicketRecord, type TicketRecord } from './tickets.store.ts';

/** What a ticket has to do with others (TKT-6); of one the caller may not read, only its number is told. */
export async function readKinship(tx: Tx, caller: Caller, ticket: TicketRecord): Promise<Kinship> {
  const others = await linkedTickets(tx, ticket.id);
  const wire = ({ ticketId, number, subject, statusId, siteId }: NamedTicket) => ({
    ticketId,
    number,
    subject: mayAt(caller, 'tickets.read', siteId) ? subject : null,
    statusId,
  });
  const into = ticket.mergedIntoId === null ? undefined : await findTicketRecord(tx, ticket.mergedIntoId);
  const moved = await movedMessages(tx, ticket.id);
  const numbers = new Map<string, string>();
  for (const from of new Set(moved.values())) {
    const known = others.find(({ ticketId }) => ticketId === from)?.number;
    numbers.set(from, known ?? (await findTicketRecord(tx, from))?.number ?? '');
  }
  return {
    mergedInto: into === undefined ? null : wire({ ...into, ticketId: into.id }),
    merged: others.filter(({ kind }) => kind === 'merged').map(wire),
    links: others.flatMap((other) => (other.kind === 'merged' ? [] : [{ ...wire(other), kind: other.kind }])),
    moved: Object.fromEntries(
      [...moved].map(([messageId, from]) => [messageId, { ticketId: from, number: numbers.get(from) ?? '' }]),
    ),
  };
}
