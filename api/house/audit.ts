import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { pageOf, pageQuery } from '#api/platform/page.ts';

/** One line of the audit log (USR-1): who did what, when and from where. */
export const auditLine = z.object({
  id: z.string(),
  at: instant,
  /** `user`, `token`, `person`, `rule` or `system`. */
  actorKind: z.string(),
  actorId: z.string(),
  actorName: z.string(),
  type: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  internetAddress: z.string().nullable(),
  /** The browser and its system, or the program of a token. */
  program: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
});

export const listAudit = endpoint({
  method: 'GET',
  path: '/audit',
  summary: 'Everything recorded, newest first.',
  query: pageQuery.extend({
    userId: z.uuid().optional(),
    /** The beginning of the event's name: `sign-in`, `ticket.closed`. */
    type: z
      .string()
      .regex(/^[a-z.-]{1,60}$/u)
      .optional(),
    from: instant.optional(),
    to: instant.optional(),
  }),
  answer: pageOf(auditLine).extend({
    /** What the ids in these lines are called, by id; what is gone or has no name is not among them. */
    names: z.record(z.string(), z.object({ kind: z.string(), name: z.string() })),
  }),
});
