import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { promises } from '#core/promise/clocks/promise.ts';

export const readTicketSource = endpoint({
  method: 'GET',
  path: '/tickets/{ticketId}/source',
  summary:
    'Where an imported ticket comes from, and the verdict and deadline its source gave; null when it was made here.',
  params: z.object({ ticketId: z.uuid() }),
  answer: z
    .object({
      source: z.string(),
      externalId: z.string(),
      given: z
        .object({
          promise: z.enum(promises),
          outcome: z.enum(['met', 'missed']).nullable(),
          dueAt: instant.nullable(),
        })
        .nullable(),
    })
    .nullable(),
  refusals: ['tickets.not-found'],
});
