import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { attachment, message, ticketRow } from './ticket.ts';
import { ticketParams } from './tickets.ts';

const messageParams = z.object({ messageId: z.uuid() });
const html = z.string().min(1).max(2_000_000);
const addresses = z.array(z.email().max(254)).max(50);
const attachmentIds = z.array(z.uuid()).max(50).default([]);

/** A message that was written, and the ticket as it became. */
export const written = z.object({ message, ticket: ticketRow });

export const replyToTicket = endpoint({
  method: 'POST',
  path: '/tickets/{ticketId}/answers',
  summary: 'Answers the customer; leaves after ten seconds unless undone, or at `sendAt`.',
  params: ticketParams,
  body: z.object({
    /** Rich text; made safe before it is kept. Pictures as `cid:<contentId>` of an attachment. */
    html,
    to: addresses.optional(),
    cc: addresses.default([]),
    bcc: addresses.default([]),
    attachmentIds,
    /** The status pressed together with send; `solved` or `closed` closes. */
    statusId: z.string().max(60).optional(),
    /** Not before this instant. */
    sendAt: instant.optional(),
    /** Refused when a message has come since this version, so that nobody answers past the customer. */
    version: z.number().int().optional(),
  }),
  answer: written,
  refusals: [
    'tickets.not-found',
    'tickets.stale',
    'tickets.gone',
    'messages.no-recipient',
    'messages.empty',
    'choices.unknown',
    'attachments.not-found',
  ],
});

export const undoAnswer = endpoint({
  method: 'DELETE',
  path: '/messages/{messageId}/sending',
  summary: 'Takes back an answer or forward that has not left; the answer’s text comes back as a draft.',
  params: messageParams,
  answer: z.object({ html: z.string(), ticket: ticketRow }),
  refusals: ['messages.not-found', 'messages.already-sent'],
});

export const retrySending = endpoint({
  method: 'PUT',
  path: '/messages/{messageId}/sending',
  summary: 'Tries again to send a message that failed.',
  params: messageParams,
  answer: message,
  refusals: ['messages.not-found', 'messages.not-failed'],
});

export const noteTicket = endpoint({
  method: 'POST',
  path: '/tickets/{ticketId}/notes',
  summary: 'Writes an internal note; whoever is mentioned is told.',
  params: ticketParams,
  body: z.object({ html, mentioned: z.array(z.uuid()).max(50).default([]), attachmentIds }),
  answer: written,
  refusals: ['tickets.not-found', 'messages.empty', 'users.not-found', 'attachments.not-found'],
});

export const forwardTicket = endpoint({
  method: 'POST',
  path: '/tickets/{ticketId}/forwards',
  summary: 'Forwards to a third party, whose answers come into the same ticket.',
  params: ticketParams,
  body: z.object({
    html,
    to: addresses.min(1),
    cc: addresses.default([]),
    attachmentIds,
    /** The messages to send along. */
    messageIds: z.array(z.uuid()).max(100).default([]),
    statusId: z.string().max(60).default('with-third-party'),
  }),
  answer: written,
  refusals: ['tickets.not-found', 'tickets.gone', 'messages.empty', 'choices.unknown', 'attachments.not-found'],
});

export const askCustomer = endpoint({
  method: 'POST',
  path: '/tickets/{ticketId}/questions',
  summary: 'Asks the customer to complete; the ticket waits for the customer and comes back to its agent.',
  params: ticketParams,
  body: z.object({ html, cc: addresses.default([]), attachmentIds }),
  answer: written,
  refusals: ['tickets.not-found', 'tickets.gone', 'messages.no-recipient', 'messages.empty', 'attachments.not-found'],
});

export const saveDraft = endpoint({
  method: 'PUT',
  path: '/tickets/{ticketId}/draft',
  summary: 'Keeps what is being written; one draft for each agent and ticket.',
  params: ticketParams,
  body: z.object({ kind: z.enum(['answer', 'note', 'forward']), html: z.string().max(2_000_000) }),
  answer: z.object({ savedAt: instant }),
  refusals: ['tickets.not-found'],
});

export const dropDraft = endpoint({
  method: 'DELETE',
  path: '/tickets/{ticketId}/draft',
  summary: 'Throws the caller’s own draft away.',
  params: ticketParams,
  refusals: ['tickets.not-found'],
});

export const uploadAttachment = endpoint({
  method: 'POST',
  path: '/attachments',
  summary: 'Uploads one file as multipart field `file`; it belongs to a message once that names it.',
  takes: 'multipart',
  answer: attachment,
  refusals: ['attachments.too-large', 'attachments.missing', 'attachments.empty'],
});

export const readAttachment = endpoint({
  method: 'GET',
  path: '/attachments/{attachmentId}/content',
  summary: 'The bytes of a file; pictures may be shown inline, all else is downloaded.',
  params: z.object({ attachmentId: z.uuid() }),
  sends: 'file',
  refusals: ['attachments.not-found'],
});

export const readReplyFrame = endpoint({
  method: 'GET',
  path: '/tickets/{ticketId}/reply-frame',
  summary: 'What an answer starts and ends with here: recipients, greeting, signature, sender.',
  params: ticketParams,
  answer: z.object({
    to: z.array(z.string()),
    cc: z.array(z.string()),
    subject: z.string(),
    greetingHtml: z.string(),
    signatureHtml: z.string(),
    senderName: z.string(),
    senderAddress: z.string().nullable(),
  }),
  refusals: ['tickets.not-found'],
});
