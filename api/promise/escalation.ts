import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';

export const readEscalationWebhooks = endpoint({
  method: 'GET',
  path: '/escalation-webhooks',
  summary: 'The key that signs the calls of escalation steps, and the last calls with how they went.',
  answer: z.object({
    /** HMAC-SHA-256 over `t.body`; the header `svara-signature` holds `t=SECONDS,v1=HEX`. */
    key: z.string(),
    rows: z.array(
      z.object({
        id: z.string(),
        at: instant,
        url: z.string(),
        /** Null when it was given up. */
        status: z.number().int().nullable(),
        error: z.string().nullable(),
        subject: z.object({ kind: z.string(), id: z.string() }),
      }),
    ),
  }),
});
