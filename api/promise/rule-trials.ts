import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { fallbackScopes } from '#core/promise/rules/choose-level.ts';
import { levelRule } from './level-rules.ts';

/** How the rules fare with one ticket as it is now (SLA-3). */
export const ruleTrial = z.object({
  ticket: z.object({ id: z.uuid(), number: z.string(), subject: z.string(), levelId: z.uuid().nullable() }),
  /** A person or an escalation has set its level: rules do not overrule that. */
  setByHand: z.boolean(),
  chosen: z.object({
    levelId: z.string().nullable(),
    /** The rule that stands, or the plain target that applies; both null promise nothing. */
    ruleId: z.string().nullable(),
    fallback: z.enum(fallbackScopes).nullable(),
  }),
  rules: z.array(
    z.object({
      id: z.string(),
      asked: z.boolean(),
      fits: z.boolean(),
      stands: z.boolean(),
      members: z.array(z.boolean()),
    }),
  ),
});
export type RuleTrial = z.output<typeof ruleTrial>;

export const tryLevelRules = endpoint({
  method: 'POST',
  path: '/level-rule-trials',
  summary: 'Which rule would this ticket get, and why: every rule with each of its conditions; nothing is changed.',
  body: z.object({
    ticketNumber: z.string().trim().min(1).max(40),
    /** Rules that are only written yet; without them those in force. */
    rules: z.array(levelRule).max(1000).nullable().default(null),
  }),
  answer: ruleTrial,
  refusals: ['tickets.not-found'],
});
