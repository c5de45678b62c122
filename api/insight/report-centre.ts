import { z } from 'zod';
import { languages } from '#core/house/users/language.ts';
import {
  deliveryStates,
  reportFormats,
  reportKinds,
  runStates,
  stopReasons,
  subscriptionStates,
} from '#core/insight/report-centre/report.ts';
import { rhythmKinds } from '#core/insight/report-centre/rhythm.ts';
import { dimensions, reportClocks } from '#core/insight/sla-reports/dimension.ts';
import { bucketUnits } from '#core/insight/sla-reports/time-buckets.ts';
import { weekdays } from '#core/time/spans/local-date.ts';
import { isZone } from '#core/time/zones/zone.ts';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { pageQuery } from '#api/platform/page.ts';
import { rankings } from './agreements.ts';
import { logColumns, reportFilter } from './sla-reports.ts';

const count = z.number().int();

/** A report and what it is asked for (REP-1): the filters of its page; what a kind does not know it leaves alone. */
export const subscribedReport = reportFilter.omit({ from: true, to: true }).extend({
  kind: z.enum(reportKinds),
  rows: z.enum(dimensions).default('department'),
  per: z.enum(bucketUnits).optional(),
  clock: z.enum(reportClocks).default('business'),
  sort: z.enum(logColumns).default('decided'),
  order: z.enum(['ascending', 'descending']).default('descending'),
  /** What a ranking ranks. */
  rank: z.enum(rankings).default('site'),
  /** The agreement of an agreement’s statement. */
  agreementId: z.uuid().optional(),
});
export type SubscribedReport = z.output<typeof subscribedReport>;

const zone = z.string().min(1).max(60).refine(isZone, { error: 'not a time zone' });

/** When a report is sent (REP-1). */
export const rhythm = z.object({
  every: z.enum(rhythmKinds),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  zone: zone.default('Europe/Stockholm'),
  /** The day of a weekly rhythm. */
  weekday: z.enum(weekdays).default('mon'),
  /** The date of a monthly rhythm, at most the month’s last; or its first business day by the calendar. */
  monthDay: z.union([z.number().int().min(1).max(31), z.literal('first-business-day')]).default(1),
});

/** What is written of a subscription (REP-1). */
export const subscriptionFields = z.object({
  name: z.string().trim().min(1).max(120),
  report: subscribedReport,
  rhythm,
  formats: z.array(z.enum(reportFormats)).min(1).max(3),
  /** Colleagues who get it, each in their own language. */
  recipientIds: z.array(z.uuid()).max(50).default([]),
  /** Who else gets it, and in which language. */
  addresses: z
    .array(z.object({ email: z.email().max(200), language: z.enum(languages) }))
    .max(20)
    .default([]),
});
export type SubscriptionFields = z.output<typeof subscriptionFields>;

/** A subscription to a report (REP-1). */
export const reportSubscription = subscriptionFields.extend({
  id: z.uuid(),
  ownerName: z.string(),
  mine: z.boolean(),
  recipients: z.array(z.object({ id: z.uuid(), name: z.string() })),
  state: z.enum(subscriptionStates),
  stoppedBecause: z.enum(stopReasons).nullable(),
  nextDueAt: instant.nullable(),
  last: z.object({ dueAt: instant, state: z.enum(runStates) }).nullable(),
});
export type ReportSubscription = z.output<typeof reportSubscription>;

/** A sending of a report, as the archive keeps it (REP-1). */
export const reportRun = z.object({
  id: z.uuid(),
  subscriptionId: z.uuid(),
  name: z.string(),
  kind: z.enum(reportKinds),
  dueAt: instant,
  /** Who asked for it at once; null by the rhythm. */
  askedByName: z.string().nullable(),
  /** How many dues before it were missed while Svara stood still, and became this one. */
  missedBefore: count,
  state: z.enum(runStates),
  /** Why it failed or stopped: a refusal’s code, or what the mail server said. */
  failure: z.string().nullable(),
  from: instant.nullable(),
  to: instant.nullable(),
  isEmpty: z.boolean(),
  deliveries: z.array(
    z.object({
      to: z.string(),
      language: z.enum(languages),
      state: z.enum(deliveryStates),
      failure: z.string().nullable(),
      settledAt: instant.nullable(),
    }),
  ),
  files: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      format: z.enum(reportFormats),
      language: z.enum(languages),
      size: count,
      /** Whether it is still kept. */
      kept: z.boolean(),
    }),
  ),
});
export type ReportRun = z.output<typeof reportRun>;

const params = z.object({ subscriptionId: z.uuid() });
const unsound = [
  'report-centre.nobody',
  'report-centre.recipient-unknown',
  'report-centre.agreement-missing',
  'report-centre.period-unfit',
  'report-centre.too-many',
  'agreements.not-found',
];

export const listReportSubscriptions = endpoint({
  method: 'GET',
  path: '/report-subscriptions',
  summary: 'The caller’s subscriptions to reports; all of the house for whoever edits its settings everywhere.',
  query: z.object({ whose: z.enum(['mine', 'all']).default('mine') }),
  answer: z.object({ rows: z.array(reportSubscription) }),
});

export const createReportSubscription = endpoint({
  method: 'POST',
  path: '/report-subscriptions',
  summary: 'Subscribes to a report: at a rhythm, to colleagues and other addresses, as PDF, XLSX or CSV.',
  body: subscriptionFields,
  answer: reportSubscription,
  refusals: unsound,
});

export const changeReportSubscription = endpoint({
  method: 'PUT',
  path: '/report-subscriptions/{subscriptionId}',
  summary: 'Changes a subscription; the next sending follows at once.',
  params,
  body: subscriptionFields,
  answer: reportSubscription,
  refusals: [...unsound, 'report-centre.not-found'],
});

export const deleteReportSubscription = endpoint({
  method: 'DELETE',
  path: '/report-subscriptions/{subscriptionId}',
  summary: 'Takes a subscription away; what it has sent stays in the archive.',
  params,
  refusals: ['report-centre.not-found'],
});

export const restoreReportSubscription = endpoint({
  method: 'PUT',
  path: '/report-subscriptions/{subscriptionId}/restoration',
  summary: 'Brings a subscription back that was taken away.',
  params,
  answer: reportSubscription,
  refusals: ['report-centre.not-found'],
});

export const pauseReportSubscription = endpoint({
  method: 'PUT',
  path: '/report-subscriptions/{subscriptionId}/pause',
  summary: 'Pauses a subscription.',
  params,
  answer: reportSubscription,
  refusals: ['report-centre.not-found'],
});

export const resumeReportSubscription = endpoint({
  method: 'DELETE',
  path: '/report-subscriptions/{subscriptionId}/pause',
  summary: 'Lets a subscription run again that was paused or has stopped.',
  params,
  answer: reportSubscription,
  refusals: [...unsound, 'report-centre.not-found'],
});

export const sendReportNow = endpoint({
  method: 'POST',
  path: '/report-subscriptions/{subscriptionId}/runs',
  summary: 'Sends a subscribed report at once, with its period as of now.',
  params,
  answer: reportRun,
  refusals: ['report-centre.not-found', 'report-centre.just-sent'],
});

export const readNextDues = endpoint({
  method: 'GET',
  path: '/report-rhythms/next',
  summary: 'The next three instants of a rhythm, by the calendar and the change of the clock.',
  query: z.object({
    every: z.enum(rhythmKinds).default('month'),
    time: rhythm.shape.time.default('07:00'),
    zone: zone.default('Europe/Stockholm'),
    weekday: z.enum(weekdays).default('mon'),
    monthDay: z
      .string()
      .regex(/^([1-9]|[12]\d|3[01]|first-business-day)$/)
      .default('1'),
  }),
  answer: z.object({ dues: z.array(instant) }),
});

export const listReportRuns = endpoint({
  method: 'GET',
  path: '/report-runs',
  summary: 'The archive: what was sent of the caller’s subscriptions and to the caller, newest first.',
  query: z.object({ subscriptionId: z.uuid().optional() }).extend(pageQuery.shape),
  answer: z.object({ rows: z.array(reportRun), nextCursor: z.string().nullable() }),
});

export const readReportFile = endpoint({
  method: 'GET',
  path: '/report-runs/{runId}/files/{fileId}',
  summary: 'A file as it was sent.',
  params: z.object({ runId: z.uuid(), fileId: z.uuid() }),
  sends: 'file',
  refusals: ['report-centre.not-found', 'report-centre.file-gone'],
});

/** How long the files of the archive are kept (REP-1). */
const keeping = z.object({ keepDays: z.number().int().min(1).max(3650) });

export const readReportKeeping = endpoint({
  method: 'GET',
  path: '/report-centre/keeping',
  summary: 'How many days the files of sent reports are kept.',
  answer: keeping,
});

export const changeReportKeeping = endpoint({
  method: 'PUT',
  path: '/report-centre/keeping',
  summary: 'Sets how many days the files of sent reports are kept.',
  body: keeping,
  answer: keeping,
});

const linkParams = z.object({ token: z.string().min(20).max(500) });

export const readPublicSubscription = endpoint({
  method: 'GET',
  path: '/public/report-subscriptions/{token}',
  summary: 'What a signed link for leaving a subscription is about.',
  params: linkParams,
  answer: z.object({ name: z.string(), email: z.string(), language: z.enum(languages), left: z.boolean() }),
  refusals: ['links.invalid'],
});

export const leavePublicSubscription = endpoint({
  method: 'POST',
  path: '/public/report-subscriptions/{token}/leaving',
  summary: 'Ends the sending of a report to the address of a signed link.',
  params: linkParams,
  refusals: ['links.invalid'],
});
