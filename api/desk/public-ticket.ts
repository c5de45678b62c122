import { z } from 'zod';
import { statusCategories } from '#core/promise/clocks/status-category.ts';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { attachment } from './ticket.ts';
import { ticketParams } from './tickets.ts';

const linkParams = z.object({ token: z.string().min(20).max(200) });

/** What a customer sees of a message: never notes, forwards or internal words (TKT-4). */
export const publicMessage = z.object({
  id: z.uuid(),
  from: z.enum(['customer', 'us']),
  authorName: z.string(),
  html: z.string().nullable(),
  text: z.string(),
  at: instant,
  attachments: z.array(attachment),
});

/** A ticket as its customer follows it (TKT-4): a time, never a level, a score or a note. */
export const publicTicket = z.object({
  number: z.string(),
  subject: z.string(),
  createdAt: instant,
  category: z.enum(statusCategories),
  language: z.string(),
  siteName: z.string(),
  colour: z.string(),
  zone: z.string(),
  agentFirstName: z.string().nullable(),
  firstAnsweredAt: instant.nullable(),
  closedAt: instant.nullable(),
  /** Instant by which we answer, while an answer is owed. */
  answerBy: instant.nullable(),
  /** Share of the time to the answer that is left, 0–1. */
  answerLeft: z.number().nullable(),
  doneBy: instant.nullable(),
  messages: z.array(publicMessage),
  attachmentLimitBytes: z.number().int(),
});
export type PublicTicket = z.output<typeof publicTicket>;

export const readPublicTicket = endpoint({
  method: 'GET',
  path: '/public/tickets/{token}',
  summary: 'The customer’s own ticket by its private link.',
  params: linkParams,
  answer: publicTicket,
  refusals: ['links.invalid'],
});

export const addInformation = endpoint({
  method: 'POST',
  path: '/public/tickets/{token}/messages',
  summary: 'The customer writes more.',
  params: linkParams,
  body: z.object({ text: z.string().trim().min(1).max(100_000), attachmentIds: z.array(z.uuid()).max(20).default([]) }),
  answer: publicTicket,
  refusals: ['links.invalid', 'links.too-many-messages', 'attachments.not-found'],
});

export const uploadPublicAttachment = endpoint({
  method: 'POST',
  path: '/public/tickets/{token}/attachments',
  summary: 'The customer uploads one file as multipart field `file`.',
  params: linkParams,
  takes: 'multipart',
  answer: attachment,
  refusals: [
    'links.invalid',
    'attachments.too-large',
    'attachments.too-many',
    'attachments.missing',
    'attachments.empty',
  ],
});

export const readPublicAttachment = endpoint({
  method: 'GET',
  path: '/public/tickets/{token}/attachments/{attachmentId}/content',
  summary: 'A file the customer may see.',
  params: linkParams.extend({ attachmentId: z.uuid() }),
  sends: 'file',
  refusals: ['links.invalid', 'attachments.not-found'],
});

export const closePublicTicket = endpoint({
  method: 'PUT',
  path: '/public/tickets/{token}/closure',
  summary: 'The customer says it is solved.',
  params: linkParams,
  answer: publicTicket,
  refusals: ['links.invalid'],
});

export const reopenPublicTicket = endpoint({
  method: 'DELETE',
  path: '/public/tickets/{token}/closure',
  summary: 'The customer opens it again.',
  params: linkParams,
  answer: publicTicket,
  refusals: ['links.invalid'],
});

export const renewPublicLink = endpoint({
  method: 'POST',
  path: '/public/tickets/{token}/renewal',
  summary: 'A new link; the old one stops working.',
  params: linkParams,
  answer: z.object({ path: z.string() }),
  secretAnswer: true,
  refusals: ['links.invalid'],
});

export const readTicketLink = endpoint({
  method: 'GET',
  path: '/tickets/{ticketId}/link',
  summary: 'The customer’s private link, for an agent to hand over.',
  params: ticketParams,
  answer: z.object({ path: z.string() }),
  refusals: ['tickets.not-found'],
});

export const renewTicketLink = endpoint({
  method: 'POST',
  path: '/tickets/{ticketId}/link',
  summary: 'Makes a new private link; the old one stops working.',
  params: ticketParams,
  answer: z.object({ path: z.string() }),
  secretAnswer: true,
  refusals: ['tickets.not-found'],
});
