import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { clockStates } from '#core/promise/clocks/live-clock.ts';
import { cancelReasons, outcomes, promises } from '#core/promise/clocks/promise.ts';
import { statusCategories } from '#core/promise/clocks/status-category.ts';
import { subjectKinds } from '#core/promise/clocks/subject.ts';

const ms = z.number().int();

/** What a promise shows at the moment `at`, and how it goes on until `changesAt` (SLA-7). */
export const promiseChip = z.object({
  cycleId: z.uuid(),
  promise: z.enum(promises),
  state: z.enum(clockStates),
  at: instant,
  leftMs: ms,
  overMs: ms,
  shareLeft: z.number().min(0).max(1),
  /** Left shrinks, or over grows, by the second. */
  counting: z.boolean(),
  changesAt: instant.nullable(),
  dueAt: instant.nullable(),
  startedAt: instant,
  stoppedAt: instant.nullable(),
  targetMs: ms,
  elapsedMs: ms,
  /** Counted in business time; false is the clock on the wall. */
  business: z.boolean(),
  warnPercents: z.array(z.number().int()),
  levelId: z.uuid(),
  levelName: z.string(),
});
export type PromiseChip = z.output<typeof promiseChip>;

/** A round of a promise's clock (SLA-1, SLR-2). */
export const promiseCycle = promiseChip.extend({
  cycleNo: z.number().int(),
  outcome: z.enum(outcomes),
  cancelReason: z.enum(cancelReasons).nullable(),
  standingSinceAt: instant.nullable(),
});
export type PromiseCycle = z.output<typeof promiseCycle>;

export const listPromises = endpoint({
  method: 'GET',
  path: '/promises/{subjectKind}/{subjectId}',
  summary: 'Every round of every promise of a contact, with how it stands now.',
  params: z.object({ subjectKind: z.enum(subjectKinds), subjectId: z.uuid() }),
  answer: z.object({ rows: z.array(promiseCycle) }),
});

const text = z.string();
const reason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('week'), weekday: text, hours: z.object({ from: ms, to: ms }) }),
  z.object({ kind: z.literal('outside-hours'), weekday: text }),
  z.object({ kind: z.literal('closed-weekday'), weekday: text }),
  z.object({ kind: z.literal('red-day'), date: text, name: text }),
  z.object({ kind: z.literal('red-day-hours'), date: text, name: text }),
  z.object({ kind: z.literal('deviation'), id: text, name: text }),
]);

const why = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rule'), id: text, name: text }),
  z.object({ kind: z.literal('hand'), userId: text }),
  z.object({ kind: z.literal('fallback'), scope: z.enum(['ticket-type', 'template', 'site', 'general']) }),
  z.object({ kind: z.literal('escalation'), id: text }),
  z.object({ kind: z.literal('filter'), id: text, name: text }),
  z.object({ kind: z.literal('none') }),
]);

const event = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('started'), levelId: text, targetMs: ms, why }),
  z.object({
    kind: z.literal('level-changed'),
    fromLevelId: text,
    fromTargetMs: ms,
    toLevelId: text,
    toTargetMs: ms,
    why,
  }),
  z.object({ kind: z.literal('now'), countedMs: ms }),
  z.object({ kind: z.literal('due'), targetMs: ms, ifResumed: z.boolean() }),
  z.object({ kind: z.literal('stopped'), outcome: z.enum(outcomes), countedMs: ms }),
]);

const category = z.enum(statusCategories);
const explainRow = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('event'), at: instant, event }),
  z.object({
    kind: z.enum(['counted', 'ahead']),
    from: instant,
    to: instant,
    ms,
    category,
    reason: reason.nullable(),
  }),
  z.object({
    kind: z.enum(['closed', 'still']),
    ahead: z.boolean(),
    from: instant,
    to: instant,
    ms,
    category,
    reasons: z.array(reason),
    eventId: text,
  }),
]);

/** Why a promise is due when it is (SLA-9). */
export const explanation = z.object({
  cycle: promiseCycle,
  rows: z.array(explainRow),
  countedMs: ms,
  aheadMs: ms,
  targetMs: ms,
  calendarName: text,
  /** The numbers people call the revisions by; null where nothing was judged by one. */
  calendarRevision: z.number().int().nullable(),
  levelRevision: z.number().int().nullable(),
  zone: text,
  /** Names of the levels told of, by id. */
  levelNames: z.record(text, text),
});
export type Explanation = z.output<typeof explanation>;

export const explainPromise = endpoint({
  method: 'GET',
  path: '/promise-cycles/{cycleId}/explanation',
  summary: 'Why is this due then: every stretch counted, every one not counted and its reason.',
  params: z.object({ cycleId: z.uuid() }),
  answer: explanation,
  refusals: ['clocks.not-found'],
});
