import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { fallbackScopes } from '#core/promise/rules/choose-level.ts';
import { conditionTree } from './condition.ts';

const ruleFields = z.object({
  name: z.string().trim().min(1).max(120),
  active: z.boolean(),
  conditions: conditionTree,
  /** Null promises nothing. */
  levelId: z.uuid().nullable(),
  stops: z.boolean(),
});

/** A rule that sets the level of the contacts it fits (SLA-3). */
export const levelRule = ruleFields.extend({ id: z.uuid(), version: z.number().int() });
export type LevelRule = z.output<typeof levelRule>;

const ruleParams = z.object({ ruleId: z.uuid() });

export const listLevelRules = endpoint({
  method: 'GET',
  path: '/level-rules',
  summary: 'The rules that set levels, from top to bottom; the last that fits stands unless one stops.',
  answer: z.object({ rows: z.array(levelRule) }),
});

export const createLevelRule = endpoint({
  method: 'POST',
  path: '/level-rules',
  summary: 'Makes a rule, last in order.',
  body: ruleFields,
  answer: levelRule,
  refusals: ['levels.not-found'],
});

export const changeLevelRule = endpoint({
  method: 'PUT',
  path: '/level-rules/{ruleId}',
  summary: 'Changes a rule or switches it on or off.',
  params: ruleParams,
  body: ruleFields.extend({ version: z.number().int() }),
  answer: levelRule,
  refusals: ['level-rules.not-found', 'level-rules.stale', 'levels.not-found'],
});

export const deleteLevelRule = endpoint({
  method: 'DELETE',
  path: '/level-rules/{ruleId}',
  summary: 'Takes a rule away; tickets keep the level it gave them.',
  params: ruleParams,
  refusals: ['level-rules.not-found'],
});

export const orderLevelRules = endpoint({
  method: 'PUT',
  path: '/level-rule-order',
  summary: 'Puts the rules in an order that names each of them once.',
  body: z.object({ ruleIds: z.array(z.uuid()).max(1000) }),
  refusals: ['level-rules.order-stale'],
});

/** A plain target in minutes (SLA-4). */
export const fallbackTarget = z.object({
  scope: z.enum(fallbackScopes),
  scopeId: z.string().max(100),
  minutes: z.number().int(),
});

export const listFallbackTargets = endpoint({
  method: 'GET',
  path: '/fallback-targets',
  summary: 'The plain targets that apply where no rule sets a level.',
  answer: z.object({ rows: z.array(fallbackTarget) }),
});

export const setFallbackTarget = endpoint({
  method: 'PUT',
  path: '/fallback-targets/{scope}',
  summary: 'Sets a plain target for a type, template or site, or the general one; null minutes take it away.',
  params: z.object({ scope: z.enum(fallbackScopes) }),
  body: z.object({
    scopeId: z.string().max(100).default(''),
    minutes: z.number().int().min(1).max(5_000_000).nullable(),
  }),
});
