import { type Caller, demandAt, mayAt, sitesWhere, type Reach } from '#core/platform/caller.ts';
import type { Right } from '#core/platform/right.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { TicketChanges } from './change-ticket.ts';
import { findAttachment, findMessage, type AttachmentRow, type MessageRow } from './messages.store.ts';
import { findTicketRecord, type TicketRecord } from './tickets.store.ts';

/** A ticket the caller may do this to: they hold the right at the ticket's site (USR-1). */
export async function demandTicket(tx: Tx, caller: Caller, right: Right, ticketId: string): Promise<TicketRecord> {
  const ticket = await findTicketRecord(tx, ticketId);
  if (ticket === undefined) throw new Refusal('not-found', 'tickets.not-found', { ticketId });
  demandAt(caller, right, ticket.siteId);
  return ticket;
}

/** A message of a ticket the caller may do this to. */
export async function demandMessage(tx: Tx, caller: Caller, right: Right, messageId: string): Promise<MessageRow> {
  const message = await findMessage(tx, messageId);
  if (message === undefined) throw new Refusal('not-found', 'messages.not-found', { messageId });
  await demandTicket(tx, caller, right, message.ticketId);
  return message;
}

/** A file the caller may read: of a ticket they may read, or one they have just uploaded themselves. */
export async function demandAttachment(tx: Tx, caller: Caller, attachmentId: string): Promise<AttachmentRow> {
  const file = await findAttachment(tx, attachmentId);
  if (file === undefined || (file.ticketId === null && file.uploadedBy !== `user:${caller.userId}`))
    throw new Refusal('not-found', 'attachments.not-found', { attachmentIds: [attachmentId] });
  if (file.ticketId !== null) await demandTicket(tx, caller, 'tickets.read', file.ticketId);
  return file;
}

/**
 * Whether these changes are the caller's to make: who answers may change fields, take a ticket and give it back; who
 * distributes may give it to others and move it to another site, where they must hold the right too (TKT-5).
 */
export function demandChanges(caller: Caller, ticket: TicketRecord, changes: TicketChanges): void {
  demandAt(caller, 'tickets.answer', ticket.siteId);
  const { ownerId, siteId } = changes;
  const takes = ownerId === caller.userId && ticket.ownerId === null;
  const givesBack = ownerId === null && ticket.ownerId === caller.userId;
  if (ownerId !== undefined && ownerId !== ticket.ownerId && !takes && !givesBack)
    demandAt(caller, 'tickets.assign', ticket.siteId);
  if (siteId !== undefined && siteId !== ticket.siteId) {
    demandAt(caller, 'tickets.assign', ticket.siteId);
    demandAt(caller, 'tickets.assign', siteId);
  }
}

/** What of a ticket's buttons work for the caller; sent to the web. */
export function buttonsFor(caller: Caller, ticket: TicketRecord) {
  const may = (right: Right) => mayAt(caller, right, ticket.siteId);
  return { answer: may('tickets.answer'), assign: may('tickets.assign'), delete: may('tickets.delete') };
}

/** The sites whose tickets the caller sees. */
export function seenSites(caller: Caller): Reach {
  return sitesWhere(caller, 'tickets.read');
}
