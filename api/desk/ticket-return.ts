import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { ticketRow } from './ticket.ts';
import { ticketParams } from './tickets.ts';

/** When a ticket comes back, as what, and how often (TKT-2). */
export const ticketReturn = z.object({
  at: instant,
  category: z.enum(['new', 'open']).default('open'),
  /** Comes back every so many days; null is once, at the end of a dormancy. */
  everyDays: z.number().int().min(1).max(3650).nullable().default(null),
});

export const readReturn = endpoint({
  method: 'GET',
  path: '/tickets/{ticketId}/return',
  summary: 'When a ticket comes back; null when it does not.',
  params: ticketParams,
  answer: z.object({ plan: ticketReturn.nullable() }),
  refusals: ['tickets.not-found'],
});

export const planReturn = endpoint({
  method: 'PUT',
  path: '/tickets/{ticketId}/return',
  summary: 'Lays a ticket dormant until an instant, or lets it come back at an interval.',
  params: ticketParams,
  body: ticketReturn.extend({ dormant: z.boolean().default(false), version: z.number().int().optional() }),
  answer: ticketRow,
  refusals: ['tickets.not-found', 'tickets.stale', 'tickets.gone', 'tickets.snooze-past'],
});

export const dropReturn = endpoint({
  method: 'DELETE',
  path: '/tickets/{ticketId}/return',
  summary: 'Lets a ticket no longer come back by itself; a dormant one rests until further notice.',
  params: ticketParams,
  answer: ticketRow,
  refusals: ['tickets.not-found'],
});
