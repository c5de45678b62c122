import { linkBytes, linkLength, readLinkBytes } from '#core/desk/tickets/link-token.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findTicketRecord, type TicketRecord } from './tickets.store.ts';

const PURPOSE = 'ticket-link';
const SIGNATURE_BYTES = 18;

/** The path of a ticket's private page (TKT-4); whoever holds it may read the ticket. */
export function linkPath(tx: Tx, ticket: Pick<TicketRecord, 'id' | 'linkEdition'>): string {
  const payload = Buffer.from(linkBytes({ ticketId: ticket.id, edition: ticket.linkEdition }));
  const text = payload.toString('base64url');
  return `/t/${text}${tx.world.secrets.sign(PURPOSE, text, SIGNATURE_BYTES)}`;
}

/** The ticket a private link opens; one that is made up, renewed or of a deleted ticket opens nothing (TKT-4). */
export async function ticketOfLink(tx: Tx, token: string): Promise<TicketRecord> {
  const payload = token.slice(0, (linkLength / 3) * 4);
  const signature = token.slice(payload.length);
  const link = readLinkBytes(Buffer.from(payload, 'base64url'));
  const proven = link !== null && signature.length === 24 && tx.world.secrets.verify(PURPOSE, payload, signature);
  const ticket = proven ? await findTicketRecord(tx, link.ticketId) : undefined;
  if (ticket === undefined || ticket.linkEdition !== link?.edition || ticket.deletedAt !== null)
    throw new Refusal('not-found', 'links.invalid', {});
  return (await whereItIs(tx, ticket)) ?? ticket;
}

/** The ticket a merged one went into, where that is the same customer's: what is another's is not shown. */
async function whereItIs(tx: Tx, ticket: TicketRecord): Promise<TicketRecord | undefined> {
  if (ticket.mergedIntoId === null || ticket.personId === null) return undefined;
  const into = await findTicketRecord(tx, ticket.mergedIntoId);
  if (into === undefined || into.deletedAt !== null || into.personId !== ticket.personId) return undefined;
  return (await whereItIs(tx, into)) ?? into;
}
