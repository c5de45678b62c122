import { z } from 'zod';
import { endpoint } from './endpoint.ts';

/** Whether the product runs and its database answers (OPS-1). */
export const readHealth = endpoint({
  method: 'GET',
  path: '/health',
  summary: 'Tells whether Svara runs and its database answers.',
  answer: z.object({ status: z.literal('ok'), version: z.string(), database: z.enum(['embedded', 'external']) }),
});
