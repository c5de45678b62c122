import * as api from '#api/desk/public-ticket.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { needs, open, type Route, serve } from '#server/platform/http/route.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { addInformation } from './add-information.ts';
import { closeTicket, reopenTicket } from './close-ticket.ts';
import { renewLink } from './file-ticket.ts';
import { keepAttachment } from './keep-attachment.ts';
import { findAttachment } from './messages.store.ts';
import { fileReply } from './messages.routes.ts';
import { linkActor, readPublicTicket, shownMessages } from './public-ticket.ts';
import { readUpload } from './read-upload.ts';
import { linkPath, ticketOfLink } from './ticket-link.ts';
import { demandTicket } from './tickets.access.ts';
import { findTicketRecord, type TicketRecord } from './tickets.store.ts';
import { wireAttachment } from './wire-ticket.ts';

/** The customer's private page (TKT-4): open to whoever holds the signed link, and to that ticket alone. */
export const publicTicketRoutes: readonly Route[] = [
  serve(api.readPublicTicket, open, async ({ tx, params }) =>
    readPublicTicket(tx, await ticketOfLink(tx, params.token)),
  ),
  serve(api.addInformation, open, async ({ tx, params, body }) => {
    const ticket = await ticketOfLink(tx, params.token);
    await addInformation(tx, ticket, body);
    return again(tx, ticket);
  }),
  serve(api.uploadPublicAttachment, open, async ({ tx, params, request }) => {
    const ticket = await ticketOfLink(tx, params.token);
    return wireAttachment(await keepAttachment(tx, `link:${ticket.id}`, await readUpload(request)));
  }),
  serve(api.readPublicAttachment, open, async ({ tx, params }) => {
    const ticket = await ticketOfLink(tx, params.token);
    const file = await findAttachment(tx, params.attachmentId);
    // A file is shown where its message is: what was merged in from another customer's ticket is not.
    const shown = file?.messageId == null ? [] : await shownMessages(tx, ticket);
    if (file === undefined || !shown.some(({ id }) => id === file.messageId))
      throw new Refusal('not-found', 'attachments.not-found', { attachmentIds: [params.attachmentId] });
    return fileReply(tx, file);
  }),
  serve(api.closePublicTicket, open, async ({ tx, params }) => {
    const ticket = await ticketOfLink(tx, params.token);
    await closeTicket(tx, linkActor(ticket), { ticketId: ticket.id, statusId: 'solved', closedBy: 'customer' });
    return again(tx, ticket);
  }),
  serve(api.reopenPublicTicket, open, async ({ tx, params }) => {
    const ticket = await ticketOfLink(tx, params.token);
    await reopenTicket(tx, linkActor(ticket), { ticketId: ticket.id, why: 'customer-asked' });
    return again(tx, ticket);
  }),
  serve(api.renewPublicLink, open, async ({ tx, params }) => {
    const ticket = await ticketOfLink(tx, params.token);
    return { path: linkPath(tx, await renewLink(tx, linkActor(ticket), { ticketId: ticket.id })) };
  }),
  serve(api.readTicketLink, needs('tickets.read'), async ({ tx, caller, params }) => ({
    path: linkPath(tx, await demandTicket(tx, caller, 'tickets.answer', params.ticketId)),
  })),
  serve(api.renewTicketLink, needs('tickets.answer'), async ({ tx, caller, params }) => {
    await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
    return { path: linkPath(tx, await renewLink(tx, caller.actor, params)) };
  }),
];

async function again(tx: Tx, ticket: TicketRecord) {
  return readPublicTicket(tx, (await findTicketRecord(tx, ticket.id)) ?? ticket);
}
