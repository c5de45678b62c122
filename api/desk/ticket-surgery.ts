import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { ticketRow } from './ticket.ts';
import { ticketParams } from './tickets.ts';

/** What one ticket is to another (TKT-6). */
export const linkKinds = ['related', 'parent', 'child'] as const;

/** Another ticket as a ticket's page names it; the subject is null when the caller may not read it. */
export const otherTicket = z.object({
  ticketId: z.uuid(),
  number: z.string(),
  subject: z.string().nullable(),
  statusId: z.string(),
});

/** What a ticket has to do with others (TKT-6). */
export const kinship = z.object({
  mergedInto: otherTicket.nullable(),
  merged: z.array(otherTicket),
  links: z.array(otherTicket.extend({ kind: z.enum(linkKinds) })),
  /** Where each message that a merge has moved was written, by message. */
  moved: z.record(z.string(), z.object({ ticketId: z.uuid(), number: z.string() })),
});
export type Kinship = z.output<typeof kinship>;

export const readKinship = endpoint({
  method: 'GET',
  path: '/tickets/{ticketId}/kinship',
  summary: 'The tickets merged into a ticket, linked to it, or that it went into.',
  params: ticketParams,
  answer: kinship,
  refusals: ['tickets.not-found'],
});

export const mergeTicket = endpoint({
  method: 'PUT',
  path: '/tickets/{ticketId}/merge',
  summary:
    'Merges a ticket into another: its messages move, its clocks end, what is sent to it later goes there. Answers the other.',
  params: ticketParams,
  body: z.object({ intoId: z.uuid(), version: z.number().int().optional() }),
  answer: ticketRow,
  refusals: [
    'tickets.not-found',
    'tickets.stale',
    'tickets.gone',
    'tickets.merged',
    'tickets.merge-itself',
    'tickets.merge-not-open',
  ],
});

export const unmergeTicket = endpoint({
  method: 'DELETE',
  path: '/tickets/{ticketId}/merge',
  summary: 'Takes a merge back: messages return, and to both tickets’ clocks it never happened.',
  params: ticketParams,
  answer: ticketRow,
  refusals: ['tickets.not-found', 'tickets.not-merged', 'tickets.merged', 'tickets.gone'],
});

export const splitTicket = endpoint({
  method: 'POST',
  path: '/tickets/{ticketId}/splits',
  summary: 'Makes a ticket of its own of a customer’s message, with clocks from its receipt. Answers the new one.',
  params: ticketParams,
  body: z.object({ messageId: z.uuid(), subject: z.string().trim().min(1).max(300).optional() }),
  answer: ticketRow,
  refusals: ['tickets.not-found', 'messages.not-found', 'messages.not-customers', 'tickets.gone', 'tickets.merged'],
});

const otherParams = z.object({ ticketId: z.uuid(), otherId: z.uuid() });

export const undoSplit = endpoint({
  method: 'DELETE',
  path: '/tickets/{ticketId}/splits/{otherId}',
  summary: 'Takes a split back as long as nothing has been done with the ticket it made.',
  params: otherParams,
  answer: ticketRow,
  refusals: ['tickets.not-found', 'tickets.split-worked-on'],
});

export const linkTickets = endpoint({
  method: 'PUT',
  path: '/tickets/{ticketId}/links/{otherId}',
  summary: 'Links two tickets; `kind` says what the other is to this one.',
  params: otherParams,
  body: z.object({ kind: z.enum(linkKinds) }),
  answer: kinship,
  refusals: ['tickets.not-found', 'tickets.link-itself', 'tickets.link-ring', 'tickets.link-has-parent'],
});

export const unlinkTickets = endpoint({
  method: 'DELETE',
  path: '/tickets/{ticketId}/links/{otherId}',
  summary: 'Takes the link between two tickets away.',
  params: otherParams,
  answer: kinship,
  refusals: ['tickets.not-found'],
});
