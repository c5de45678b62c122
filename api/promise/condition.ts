import { z } from 'zod';
import { instant } from '#api/platform/instant.ts';
import { ageFields, choiceFields, dateFields, flagFields, wordFields } from '#core/conditions/condition.ts';

const negated = z.boolean().default(false);
const words = z.array(z.string().trim().min(1).max(200)).min(1).max(50);

/** One condition of a rule (SLA-3). */
export const condition = z.union([
  z.object({ field: z.enum(choiceFields), negated, anyOf: z.array(z.string().min(1).max(200)).min(1).max(100) }),
  z.object({ field: z.enum(flagFields), negated }),
  z.object({ field: z.enum(wordFields), negated, words }),
  z.object({
    field: z.enum(ageFields),
    negated,
    minutes: z.number().int().min(0).max(5_000_000),
    clock: z.enum(['wall', 'business']),
  }),
  z.object({ field: z.enum(dateFields), negated, from: instant.nullable(), to: instant.nullable() }),
  z.object({ field: z.literal('custom'), negated, key: z.string().trim().min(1).max(100), words }),
]);

const join = z.enum(['all', 'any']);

/** Conditions joined by all or any, nested once (SLA-3). */
export const conditionTree = z.object({
  join,
  members: z.array(z.union([z.object({ join, negated, conditions: z.array(condition).max(50) }), condition])).max(50),
});
