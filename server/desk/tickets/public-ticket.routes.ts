import * as api from '#api/desk/public-ticket.ts';
import { HOUR } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { needs, open, type Route, serve } from '#server/platform/http/route.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findPerson } from '#server/register/customers/persons.store.ts';
import { closeTicket, reopenTicket } from './close-ticket.ts';
import { renewLink } from './file-ticket.ts';
import { keepAttachment } from './keep-attachment.ts';
import { countFromLink, findAttachment } from './messages.store.ts';
import { fileReply } from './messages.routes.ts';
import { linkActor, readPublicTicket, shownMessages } from './public-ticket.ts';
import { readUpload } from './read-upload.ts';
import { receiveMessage } from './receive-message.ts';
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
      text: body.text.replaceAll('\u0000', ''),
      attachmentIds: body.attachmentIds,
      uploadedBy: `link:${ticket.id}`,
    });
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

/** More than a person has to say; a link that has got into wrong hands fills no ticket. */
const MOST_PER_HOUR = 30;

async function again(tx: Tx, ticket: TicketRecord) {
  return readPublicTicket(tx, (await findTicketRecord(tx, ticket.id)) ?? ticket);
}
