import { z } from 'zod';
import { bucketUnits } from '#core/insight/sla-reports/time-buckets.ts';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { reportFilter } from './sla-reports.ts';

const count = z.number().int();

/** The closed tickets of a row or a stretch of time. */
export const handlingFigures = z.object({
  closed: count,
  within: count,
  late: count,
  /** Closed without a verdict on their solution: in no percentage. */
  withoutTarget: count,
  /** within / (within + late), 0…1; null when there is nothing to divide by. */
  level: z.number().nullable(),
  averageOpenMs: z.number().nullable(),
  averageWallMs: z.number().nullable(),
});
export type HandlingFigures = z.output<typeof handlingFigures>;

const row = z.object({ key: z.string().nullable(), name: z.string().nullable(), figures: handlingFigures });
export type OverviewRow = z.output<typeof row>;

export const overviewQuery = reportFilter.pick({ preset: true, from: true, to: true, siteId: true }).extend({
  /** What the last night reckoned, up to the day before; or reckoned now, this instant included. */
  reckoned: z.enum(['nightly', 'now']).default('nightly'),
});

export const readOverview = endpoint({
  method: 'GET',
  path: '/reports/overview',
  summary:
    'SLA overview: tickets closed within target, handling time and level, in general, by site, by template and by ticket type.',
  query: overviewQuery,
  answer: z.object({
    from: instant.nullable(),
    to: instant.nullable(),
    zone: z.string(),
    goal: z.number(),
    /** When the figures were reckoned; null when no night has done it yet. */
    reckonedAt: instant.nullable(),
    per: z.enum(bucketUnits),
    buckets: z.array(z.object({ name: z.string(), startsAt: instant, endsAt: instant, figures: handlingFigures })),
    general: handlingFigures,
    sites: z.array(row),
    templates: z.array(row),
    types: z.array(row),
  }),
  refusals: ['sla-reports.period-unclear'],
});

export const exportOverview = endpoint({
  method: 'GET',
  path: '/reports/overview.csv',
  summary: 'The SLA overview as CSV in the caller’s language.',
  query: overviewQuery,
  sends: 'file',
  refusals: ['sla-reports.period-unclear'],
});

export const exportOverviewBook = endpoint({
  method: 'GET',
  path: '/reports/overview.xlsx',
  summary: 'The SLA overview as XLSX in the caller’s language.',
  query: overviewQuery,
  sends: 'file',
  refusals: ['sla-reports.period-unclear'],
});
