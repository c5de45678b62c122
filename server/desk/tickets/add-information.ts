import { HOUR } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findPerson } from '#server/register/customers/persons.store.ts';
import { countFromLink } from './messages.store.ts';
import { linkActor } from './public-ticket.ts';
import { receiveMessage } from './receive-message.ts';
import type { TicketRecord } from './tickets.store.ts';

/** More than a person has to say; a link that has got into wrong hands fills no ticket. */
const MOST_PER_HOUR = 30;

/** The customer writes more through the private link (TKT-4); beyond thirty messages an hour they are asked to wait. */
export async function addInformation(
  tx: Tx,
  ticket: TicketRecord,
  written: { readonly text: string; readonly attachmentIds: readonly string[] },
): Promise<void> {
  if ((await countFromLink(tx, ticket.id, tx.now - HOUR)) >= MOST_PER_HOUR)
    throw new Refusal('limit', 'links.too-many-messages', { most: MOST_PER_HOUR });
  const person = ticket.personId === null ? undefined : await findPerson(tx, ticket.personId);
  await receiveMessage(tx, linkActor(ticket), {
    ticketId: ticket.id,
    channel: 'public-link',
    kind: 'customer',
    personId: ticket.personId,
    authorName: person?.name ?? '',
    from: person?.addresses[0] ?? null,
    text: written.text.replaceAll('\u0000', ''),
    attachmentIds: written.attachmentIds,
    uploadedBy: `link:${ticket.id}`,
  });
}
