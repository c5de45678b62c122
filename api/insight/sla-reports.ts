import { z } from 'zod';
import { dimensions, reportClocks } from '#core/insight/sla-reports/dimension.ts';
import { presets } from '#core/insight/sla-reports/period.ts';
import { bucketUnits } from '#core/insight/sla-reports/time-buckets.ts';
import { periodRules, verdicts } from '#core/insight/sla-reports/verdict.ts';
import { cancelReasons, promises } from '#core/promise/clocks/promise.ts';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { pageQuery } from '#api/platform/page.ts';

/** Alternatives separated by commas. */
function anyOf(one: z.ZodType<string>) {
  return z
    .string()
    .max(4000)
    .refine((text) => text.split(',').every((part) => one.safeParse(part).success), { error: 'not a list of these' })
    .optional();
}

/** Ids; `none` stands for what has none. */
const ids = anyOf(z.union([z.uuid(), z.literal('none')]));
const edge = z
  .string()
  .max(40)
  .regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/);

/** What every SLA report is narrowed by (SLR-1, SLR-2): everything filled in must hold, commas separate alternatives. */
export const reportFilter = z.object({
  /** A period by name; `from` and `to` go before it. */
  preset: z.enum(presets).default('this-month'),
  /** A date (counted in) or an RFC 3339 instant. */
  from: edge.optional(),
  /** A date (counted in) or an RFC 3339 instant (not counted in). */
  to: edge.optional(),
  /** A promise belongs to the period in which its fate was decided, or to the one in which it began. */
  by: z.enum(periodRules).default('decided'),
  siteId: ids,
  departmentId: ids,
  levelId: ids,
  promise: anyOf(z.enum(promises)),
  priority: anyOf(z.string().min(1).max(60)),
  /** Who was responsible when the clock started. */
  agentId: ids,
  /** Who resolved it. */
  resolverId: ids,
  companyId: ids,
  /** Types of tickets, as they are now; `none` stands for what has none. */
  typeId: anyOf(z.string().min(1).max(60)),
  /** Templates of tickets, as they are now. */
  templateId: ids,
  outcome: anyOf(z.enum(verdicts)),
});
export type ReportFilter = z.output<typeof reportFilter>;

const count = z.number().int();
const milliseconds = z.number().nullable();
const times = z.object({ averageMs: milliseconds, minMs: milliseconds, maxMs: milliseconds });
const percentiles = z.object({ p50Ms: milliseconds, p90Ms: milliseconds });

/** The figures of a row, of a stretch of time, or of all together. */
export const figures = z.object({
  met: count,
  /** All missed: stopped too late, and open past due. */
  missed: count,
  /** Of the missed: still open. */
  overdue: count,
  /** In no percentage. */
  cancelled: count,
  /** met / (met + missed), 0…1; null when there is nothing to divide by. */
  level: z.number().nullable(),
  metTime: times,
  metTargetMs: milliseconds,
  /** Of those that have stopped. */
  missedTime: times,
  missedOver: times,
  /** What the sources of imported tickets said of them, beside our own verdicts; null when they said nothing. */
  given: z.object({ met: count, missed: count, level: z.number() }).nullable(),
});
export type Figures = z.output<typeof figures>;

const row = z.object({
  /** Id, name of a promise or priority, or the bucket's name; null is what has none. */
  key: z.string().nullable(),
  name: z.string().nullable(),
  /** The site a department or a company belongs to. */
  siteName: z.string().nullable(),
  figures,
});
export type ComplianceRow = z.output<typeof row>;

const bucket = z.object({ name: z.string(), startsAt: instant, endsAt: instant, figures });
export type ComplianceBucket = z.output<typeof bucket>;

export const complianceQuery = reportFilter.extend({
  rows: z.enum(dimensions).default('department'),
  /** What time is cut into; left out, whatever can be read for the period. */
  per: z.enum(bucketUnits).optional(),
  clock: z.enum(reportClocks).default('business'),
});

export const readCompliance = endpoint({
  method: 'GET',
  path: '/reports/compliance',
  summary: 'SLA compliance: promises met and missed by rows and by time, with times and level.',
  query: complianceQuery,
  answer: z.object({
    from: instant.nullable(),
    to: instant.nullable(),
    zone: z.string(),
    per: z.enum(bucketUnits),
    /** The share to reach, 0…1. */
    goal: z.number(),
    total: figures,
    buckets: z.array(bucket),
    rows: z.array(row),
  }),
  refusals: ['sla-reports.period-unclear', 'sla-reports.too-fine'],
});

export const readPercentiles = endpoint({
  method: 'GET',
  path: '/reports/compliance/percentiles',
  summary: 'The time half of the promises took at most, and nine of ten, by rows.',
  query: complianceQuery,
  answer: z.object({
    total: z.object({ met: percentiles, missed: percentiles }),
    rows: z.array(z.object({ key: z.string().nullable(), met: percentiles, missed: percentiles })),
  }),
  refusals: ['sla-reports.period-unclear'],
});

const splitQuery = complianceQuery.extend({ split: z.enum(['none', 'time']).default('none') });

export const exportCompliance = endpoint({
  method: 'GET',
  path: '/reports/compliance.csv',
  summary: 'The compliance report as CSV in the caller’s language; split by time when asked for.',
  query: splitQuery,
  sends: 'file',
  refusals: ['sla-reports.period-unclear', 'sla-reports.too-fine'],
});

export const exportComplianceBook = endpoint({
  method: 'GET',
  path: '/reports/compliance.xlsx',
  summary: 'The compliance report as XLSX in the caller’s language; split by time when asked for.',
  query: splitQuery,
  sends: 'file',
  refusals: ['sla-reports.period-unclear', 'sla-reports.too-fine', 'sla-reports.too-many-rows'],
});

export const readComplianceSummary = endpoint({
  method: 'GET',
  path: '/reports/compliance/summary',
  summary: 'Promises met and missed today and this month at the caller’s sites, against the goal.',
  answer: z.object({
    goal: z.number(),
    today: figures.pick({ met: true, missed: true, overdue: true, level: true }),
    month: figures.pick({ met: true, missed: true, overdue: true, level: true }),
  }),
});

export const readGoal = endpoint({
  method: 'GET',
  path: '/reports/goal',
  summary: 'The share of promises that should be kept.',
  answer: z.object({ goal: z.number() }),
});

export const changeGoal = endpoint({
  method: 'PUT',
  path: '/reports/goal',
  summary: 'Sets the share of promises that should be kept.',
  body: z.object({ goal: z.number().min(0).max(1) }),
  answer: z.object({ goal: z.number() }),
});

/** The columns a log of promises can be sorted by: all of them (SLR-2). */
export const logColumns = [
  'requester',
  'ticket',
  'department',
  'agent',
  'resolver',
  'level',
  'promise',
  'outcome',
  'started',
  'due',
  'closed',
  'margin',
  'decided',
] as const;
export type LogColumn = (typeof logColumns)[number];

export const logQuery = reportFilter.extend({
  sort: z.enum(logColumns).default('decided'),
  order: z.enum(['ascending', 'descending']).default('descending'),
});

export const promiseRow = z.object({
  id: z.uuid(),
  subjectKind: z.string(),
  subjectId: z.uuid(),
  ticketNumber: z.string().nullable(),
  ticketSubject: z.string().nullable(),
  requester: z.string().nullable(),
  department: z.string().nullable(),
  site: z.string().nullable(),
  company: z.string().nullable(),
  agent: z.string().nullable(),
  resolver: z.string().nullable(),
  level: z.string().nullable(),
  promise: z.enum(promises),
  priority: z.string().nullable(),
  verdict: z.enum(verdicts),
  cancelReason: z.enum(cancelReasons).nullable(),
  startedAt: instant,
  dueAt: instant.nullable(),
  closedAt: instant.nullable(),
  /** The clock the promise was measured by. */
  business: z.boolean(),
  targetMs: z.number(),
  /** What was left of the target (or, below nought, by how much it was passed) when it stopped; null while it is open. */
  marginMs: milliseconds,
  elapsedBusinessMs: z.number(),
  elapsedWallMs: z.number(),
});
export type PromiseRow = z.output<typeof promiseRow>;

export const listPromiseLog = endpoint({
  method: 'GET',
  path: '/reports/promises',
  summary: 'One row for each promise met or missed; open past due is missed, cancelled ones only when asked for.',
  query: logQuery.extend(pageQuery.shape),
  answer: z.object({
    rows: z.array(promiseRow),
    nextCursor: z.string().nullable(),
  }),
  refusals: ['sla-reports.period-unclear', 'sla-reports.cursor-unclear'],
});

export const countPromiseLog = endpoint({
  method: 'GET',
  path: '/reports/promises/count',
  summary: 'How many promises the log holds, asked beside its first page.',
  query: reportFilter,
  answer: z.object({ count }),
  refusals: ['sla-reports.period-unclear'],
});

export const exportPromiseLog = endpoint({
  method: 'GET',
  path: '/reports/promises.csv',
  summary: 'The whole log of promises as CSV in the caller’s language.',
  query: logQuery,
  sends: 'file',
  refusals: ['sla-reports.period-unclear'],
});

export const exportPromiseLogBook = endpoint({
  method: 'GET',
  path: '/reports/promises.xlsx',
  summary: 'The log of promises as XLSX in the caller’s language; more than a hundred thousand rows are refused.',
  query: logQuery,
  sends: 'file',
  refusals: ['sla-reports.period-unclear', 'sla-reports.too-many-rows'],
});

const choice = z.object({ id: z.string(), name: z.string() });

export const readReportChoices = endpoint({
  method: 'GET',
  path: '/reports/choices',
  summary: 'What the reports of the caller’s sites can be narrowed by.',
  answer: z.object({
    zone: z.string(),
    sites: z.array(choice),
    departments: z.array(choice),
    levels: z.array(choice),
    priorities: z.array(z.object({ id: z.string(), name: z.string().nullable() })),
    agents: z.array(choice),
    companies: z.array(choice),
    types: z.array(z.object({ id: z.string(), name: z.string().nullable() })),
    templates: z.array(choice),
  }),
});
