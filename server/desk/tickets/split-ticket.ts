import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { changingTicket } from './changing-ticket.ts';
import { createTicket } from './create-ticket.ts';
import { deleteTicket } from './file-ticket.ts';
import { copyAttachments, findMessage, listAttachments } from './messages.store.ts';
import { demandHere } from './ticket-state.ts';
import { findTicketRecord, type TicketRecord } from './tickets.store.ts';

/**
 * Makes a ticket of its own of a customer's message (TKT-6), with clocks from that message's receipt. The message stays
 * where it was written, too.
 */
export async function splitTicket(
  tx: Tx,
  by: Actor,
  input: { readonly ticketId: string; readonly messageId: string; readonly subject?: string | undefined },
): Promise<TicketRecord> {
  const { ticketId, messageId } = input;
  const message = await findMessage(tx, messageId);
  if (message === undefined || message.ticketId !== ticketId)
    throw new Refusal('not-found', 'messages.not-found', { messageId });
  if (message.kind !== 'customer') throw new Refusal('conflict', 'messages.not-customers', { messageId });
  const { result } = await changingTicket(tx, by, ticketId, async (open) => {
    demandHere(open.ticket);
    const from = open.ticket;
    const { ticket, messageId: copyId } = await createTicket(tx, by, {
      subject: input.subject ?? from.subject,
      channel: message.channel,
      origin: 'customer',
      siteId: from.siteId,
      groupId: from.groupId,
      personId: message.authorPersonId ?? from.personId,
      companyId: from.companyId,
      priority: from.priority,
      language: from.language,
      receivedAt: message.at,
      sift: 'not',
      message: {
        text: message.bodyText,
        html: message.bodyHtml,
        quotedText: message.quotedText,
        quotedHtml: message.quotedHtml,
        remotePictures: message.remotePictures,
        signature: message.signature,
        from: message.fromAddress,
        to: message.toAddresses,
        cc: message.ccAddresses,
        authorName: message.authorName,
        originalDigest: message.originalDigest,
      },
    });
    const files = await listAttachments(tx, ticketId, [messageId]);
    if (copyId !== null) await copyAttachments(tx, files, { ticketId: ticket.id, messageId: copyId });
    open.say('ticket.split', { otherId: ticket.id, otherNumber: ticket.number, messageId });
    return { made: ticket, from };
  });
  const { ticket } = await changingTicket(tx, by, result.made.id, async (open) => {
    open.say('ticket.split-off', { otherId: ticketId, otherNumber: result.from.number, messageId });
  });
  return ticket;
}

/** Takes a split back (TKT-6): the ticket it made is deleted, as long as nothing has been done with it. */
export async function undoSplit(
  tx: Tx,
  by: Actor,
  input: { readonly ticketId: string; readonly madeId: string },
): Promise<TicketRecord> {
  const made = await findTicketRecord(tx, input.madeId);
  if (made === undefined) throw new Refusal('not-found', 'tickets.not-found', { ticketId: input.madeId });
  if (made.version > FRESHLY_SPLIT || made.deletedAt !== null)
    throw new Refusal('conflict', 'tickets.split-worked-on', { number: made.number });
  const { ticket } = await changingTicket(tx, by, input.ticketId, async (open) => {
    const split = (await open.past()).some(
      (event) => event.type === 'ticket.split' && event.data.otherId === input.madeId,
    );
    if (!split) throw new Refusal('not-found', 'tickets.not-found', { ticketId: input.madeId });
    open.say('ticket.split-undone', { otherId: made.id, otherNumber: made.number });
  });
  await deleteTicket(tx, by, { ticketId: made.id });
  return ticket;
}

/** Made, and told what it was split from. */
const FRESHLY_SPLIT = 2;
