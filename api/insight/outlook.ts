import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { workKinds } from '#core/insight/outlook/pace.ts';
import { promises } from '#core/promise/clocks/promise.ts';
import { subjectKinds } from '#core/promise/clocks/subject.ts';

const count = z.number().int();
const point = z.object({ at: instant, met: count, missed: count });

/** An open promise that is going to be missed at the present pace, and why (SLA-12). */
export const foreseenMiss = z.object({
  cycleId: z.uuid(),
  subjectKind: z.enum(subjectKinds),
  subjectId: z.uuid(),
  number: z.string().nullable(),
  title: z.string().nullable(),
  promise: z.enum(promises),
  kind: z.enum(workKinds),
  department: z.string().nullable(),
  level: z.string().nullable(),
  dueAt: instant,
  /** When it is expected to be done; null is not within a fortnight. */
  doneAt: instant.nullable(),
  /** How many of its department come due before it. */
  ahead: count,
  /** What its department finishes of them an open hour, until it is due; null when it is closed until then. */
  perHour: z.number().nullable(),
  openUntil: instant.nullable(),
});
export type ForeseenMiss = z.output<typeof foreseenMiss>;

export const readOutlook = endpoint({
  method: 'GET',
  path: '/reports/outlook',
  summary: 'Forecast: which open promises are going to be missed at the present pace, and the curve of the day.',
  answer: z.object({
    at: instant,
    zone: z.string(),
    dayFrom: instant,
    dayTo: instant,
    /** Open promises whose clocks tick and that something is foreseen of. */
    open: count,
    /** Of them past due already. */
    overdue: count,
    /** Of them not past due, but going to be missed. */
    foreseenMissed: count,
    /** The soonest due of those, at most two hundred. */
    misses: z.array(foreseenMiss),
    /** Queues of which too little is known: less than a week, or fewer than ten finished. */
    tooLittle: z.array(
      z.object({ department: z.string().nullable(), kind: z.enum(workKinds), open: count, finished: count }),
    ),
    curve: z.object({
      /** Since midnight, as it was. */
      actual: z.array(point),
      /** From now to midnight, as it is foreseen. */
      forecast: z.array(point),
      /** As it was foreseen at noon; empty before. */
      noon: z.array(point),
    }),
    /** How right the forecasts at noon of the last days were; none yet. */
    hits: z
      .object({
        days: count,
        foreseen: count,
        right: count,
        missesForeseen: count,
        misses: count,
        missesRight: count,
      })
      .nullable(),
  }),
});
