import { z } from 'zod';

/** A refusal on the wire: RFC 9457 problem+json with the refusal's code and facts (API-1). */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  facts: z.record(z.string(), z.unknown()),
  /** For invalid input: which field, and why. */
  fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  requestId: z.string().optional(),
});
export type Problem = z.output<typeof problem>;
