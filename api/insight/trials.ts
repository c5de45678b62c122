import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { pageOf, pageQuery } from '#api/platform/page.ts';
import { draftContent } from '#api/promise/drafts.ts';
import { presets } from '#core/insight/sla-reports/period.ts';
import { fates, trialChanges, trialReasons } from '#core/insight/trials/fate.ts';
import { promises } from '#core/promise/clocks/promise.ts';
import { subjectKinds } from '#core/promise/clocks/subject.ts';

const count = z.number().int();
const side = z.object({
  met: count,
  missed: count,
  /** Of the missed: still open. */
  overdue: count,
  /** In no percentage. */
  cancelled: count,
  /** met / (met + missed), 0…1; null when there is nothing to divide by. */
  level: z.number().nullable(),
});
const pair = z.object({ published: side, drafted: side });
const row = pair.extend({ key: z.string().nullable(), name: z.string().nullable() });
export type TrialLine = z.output<typeof row>;
export type TrialSide = z.output<typeof side>;

/** A draft replayed over a past period (SLA-10); the sums grow while it runs. */
export const trial = z.object({
  id: z.uuid(),
  draftId: z.uuid().nullable(),
  from: instant.nullable(),
  to: instant.nullable(),
  state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
  askedAt: instant,
  judgedAt: instant.nullable(),
  endedAt: instant.nullable(),
  read: count,
  histories: count.nullable(),
  contacts: count,
  changed: count,
  newlyMissed: count,
  newlyKept: count,
  total: pair.nullable(),
  rows: z.object({
    department: z.array(row),
    level: z.array(row),
    priority: z.array(row),
    promise: z.array(row),
    site: z.array(row),
  }),
});
export type Trial = z.output<typeof trial>;

const fate = z.object({
  fate: z.enum(fates),
  levelId: z.string().nullable(),
  levelName: z.string().nullable(),
  dueAt: instant.nullable(),
  targetMs: z.number().nullable(),
  elapsedMs: z.number().nullable(),
  business: z.boolean(),
});
export type TrialFate = z.output<typeof fate>;

/** A promise whose verdict the draft would change. */
export const changedPromise = z.object({
  place: count,
  subjectKind: z.enum(subjectKinds),
  subjectId: z.uuid(),
  number: z.string().nullable(),
  title: z.string().nullable(),
  department: z.string().nullable(),
  promise: z.enum(promises),
  startedAt: instant,
  change: z.enum(trialChanges),
  /** What makes the difference: another level, another target, or another calendar or way of counting. */
  why: z.enum(trialReasons),
  published: fate,
  drafted: fate,
});
export type ChangedPromise = z.output<typeof changedPromise>;

const edge = z
  .string()
  .max(40)
  .regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/);

const trialParams = z.object({ trialId: z.uuid() });

export const startTrial = endpoint({
  method: 'POST',
  path: '/trials',
  summary: 'What if: replays a draft of levels, rules and calendars over a past period, beside what is published.',
  body: z.object({
    /** A kept draft; else `content` says it. */
    draftId: z.uuid().nullable().default(null),
    content: draftContent.optional(),
    /** A period by name; `from` and `to` go before it. */
    preset: z.enum(presets).default('last-month'),
    /** A date (counted in) or an RFC 3339 instant. */
    from: edge.optional(),
    /** A date (counted in) or an RFC 3339 instant (not counted in). */
    to: edge.optional(),
  }),
  answer: trial,
  refusals: ['drafts.not-found', 'sla-reports.period-unclear'],
});

export const readTrial = endpoint({
  method: 'GET',
  path: '/trials/{trialId}',
  summary: 'A trial: how far it has come, and compliance as published and as drafted.',
  params: trialParams,
  answer: trial,
  refusals: ['trials.not-found'],
});

export const readDraftTrial = endpoint({
  method: 'GET',
  path: '/service-level-drafts/{draftId}/trial',
  summary: 'The last trial of a draft; none when it has not been tried.',
  params: z.object({ draftId: z.uuid() }),
  answer: z.object({ trial: trial.nullable() }),
});

export const cancelTrial = endpoint({
  method: 'DELETE',
  path: '/trials/{trialId}',
  summary: 'Stops a trial; what it has found so far stays.',
  params: trialParams,
  refusals: ['trials.not-found'],
});

export const listTrialChanges = endpoint({
  method: 'GET',
  path: '/trials/{trialId}/changes',
  summary: 'The promises whose verdict the draft would change, with both verdicts and dues and the reason.',
  params: trialParams,
  query: pageQuery.extend({ change: z.enum(trialChanges).optional() }),
  answer: pageOf(changedPromise),
  refusals: ['trials.not-found'],
});
