import type { Actor } from '#core/platform/actor.ts';
import { listMessages } from '#server/desk/tickets/messages.store.ts';
import { findTicketRecord } from '#server/desk/tickets/tickets.store.ts';
import { findUserByEmail } from '#server/house/users/users.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findPersonByAddress } from '#server/register/customers/persons.store.ts';
import { firstSite } from '#server/register/sites/known-sites.ts';
import { recogniseSender } from '#server/register/customers/recognise-sender.ts';
import type { KnownAddresses } from './known-addresses.ts';
import type { WhoWrote } from './who-wrote.ts';

/** As whom a mail speaks in its ticket. */
export interface PartOfThread {
  readonly kind: 'customer' | 'third-party' | 'note';
  readonly personId: string | null;
  readonly userId: string | null;
  readonly authorName: string;
}

/**
 * Says as whom a mail speaks in its ticket (TKT-3): the customer's side, a third party the ticket was forwarded to, or
 * a colleague, whose mail is kept as an internal note.
 */
export async function partOfThread(
  tx: Tx,
  by: Actor,
  ticketId: string,
  who: WhoWrote,
  known: KnownAddresses,
): Promise<PartOfThread> {
  const writer = who.writer;
  if (writer === null) return { kind: 'customer', personId: null, userId: null, authorName: '' };
  const name = writer.name || writer.address;
  const ticket = await findTicketRecord(tx, ticketId);
  const person = await findPersonByAddress(tx, writer.address);
  const isRequester = person !== undefined && person.id === ticket?.personId;
  if (known.isColleague(writer.address) && !isRequester) {
    const user = await findUserByEmail(tx, writer.address);
    return { kind: 'note', personId: null, userId: user?.id ?? null, authorName: user?.name ?? name };
  }
  if (!isRequester) {
    const messages = await listMessages(tx, ticketId);
    const askedThem = messages.some(
      (one) => one.kind === 'forward' && one.toAddresses.some((to) => to.toLowerCase() === writer.address),
    );
    if (askedThem) return { kind: 'third-party', personId: person?.id ?? null, userId: null, authorName: name };
  }
  const siteId = ticket?.siteId ?? (await firstSite(tx)).id;
  const recognised = await recogniseSender(tx, by, { ...writer, siteId });
  return { kind: 'customer', personId: recognised.id, userId: null, authorName: recognised.name || name };
}
