import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { promises } from '#core/promise/clocks/promise.ts';
import { statusCategories } from '#core/promise/clocks/status-category.ts';
import { answerPromises } from '#core/promise/levels/level.ts';
import { dayMeanings, targetClocks, targetUnits } from '#core/promise/levels/target.ts';

/** How soon a promise must be kept (SLA-2). */
export const target = z.object({
  amount: z.number().int().min(1).max(100_000),
  unit: z.enum(targetUnits),
  day: z.enum(dayMeanings).default('open-hours-24'),
  clock: z.enum(targetClocks).default('business'),
  calendarId: z.uuid().nullable().default(null),
});

const percent = z.number().int().min(1).max(100);

/** When a step happens: per cent of the target, the miss, or minutes of the target's clock after the due (SLA-8). */
export const stepMoment = z.union([
  z.number().int().min(1).max(1000),
  z.literal('missed'),
  z.object({ minutes: z.number().int().min(-100_000).max(100_000) }),
]);

const escalationStep = z.object({
  when: stepMoment,
  does: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('notify'), userIds: z.array(z.uuid()).max(50), groupIds: z.array(z.uuid()).max(50) }),
    z.object({ kind: z.literal('raise-priority') }),
    // A draft may keep a step that is not finished; it is refused when it is saved as a level.
    z.object({ kind: z.literal('assign'), userId: z.string().max(100) }),
    z.object({ kind: z.literal('tag'), tag: z.string().trim().max(60) }),
    z.object({ kind: z.literal('set-level'), levelId: z.string().max(100) }),
    z.object({ kind: z.literal('webhook'), url: z.string().trim().max(1000) }),
  ]),
});

const targetByPriority = z.object({
  standard: target.nullable(),
  byPriority: z.record(z.string().min(1).max(100), target.nullable()).default({}),
});

/** Everything a level promises (SLA-2). */
export const levelDefinition = z.object({
  calendarId: z.uuid().nullable().default(null),
  holidaysExcluded: z.boolean().default(true),
  targets: z.partialRecord(
    z.enum(promises),
    targetByPriority.extend({ byType: z.exactOptional(z.record(z.string().min(1).max(100), targetByPriority)) }),
  ),
  tickingIn: z
    .array(z.enum(statusCategories).exclude(['solved', 'closed']))
    .default(['new', 'open', 'with-third-party', 'queued']),
  standingStill: z.array(z.enum(answerPromises)).default([]),
  warnAt: z.array(percent).max(5).default([50, 80]),
  steps: z.array(escalationStep).max(20).default([]),
  botsAnswer: z.boolean().default(false),
});

const levelFields = z.object({
  name: z.string().trim().min(1).max(60),
  colour: z.string().regex(/^#[0-9a-fA-F]{6}$/u),
  definition: levelDefinition,
});

/** A service level as it stands (SLA-2). */
export const level = levelFields.extend({ id: z.uuid(), revisionNo: z.number().int(), revisionId: z.uuid() });
export type Level = z.output<typeof level>;

const levelParams = z.object({ levelId: z.uuid() });

export const listLevels = endpoint({
  method: 'GET',
  path: '/levels',
  summary: 'The service levels in order.',
  answer: z.object({ rows: z.array(level) }),
});

export const createLevel = endpoint({
  method: 'POST',
  path: '/levels',
  summary: 'Makes a service level.',
  body: levelFields,
  answer: z.object({ id: z.uuid(), revisionNo: z.number().int() }),
  refusals: ['levels.name-taken', 'levels.thresholds-must-rise', 'levels.no-such-calendar', 'levels.step-unfinished'],
});

export const takeLevelProposal = endpoint({
  method: 'POST',
  path: '/levels/proposal',
  summary: 'Makes a sensible first level and a rule that gives it to everything, while none is chosen.',
  body: z.object({ name: z.string().trim().min(1).max(50), ruleName: z.string().trim().min(1).max(120) }),
  answer: z.object({ id: z.uuid(), revisionNo: z.number().int() }),
  refusals: ['levels.already-chosen'],
});

export const reviseLevel = endpoint({
  method: 'PUT',
  path: '/levels/{levelId}',
  summary: 'Saves a level; a change of what it promises makes a new revision, to which running clocks move.',
  params: levelParams,
  body: levelFields.extend({ revisionNo: z.number().int() }),
  answer: z.object({ revisionNo: z.number().int() }),
  refusals: [
    'levels.not-found',
    'levels.stale',
    'levels.name-taken',
    'levels.thresholds-must-rise',
    'levels.no-such-calendar',
    'levels.step-unfinished',
  ],
});

export const deleteLevel = endpoint({
  method: 'DELETE',
  path: '/levels/{levelId}',
  summary: 'Takes a level out of use; what it judged stays.',
  params: levelParams,
  refusals: ['levels.not-found', 'levels.in-use', 'levels.in-use-by-step', 'levels.in-use-by-filter'],
});
