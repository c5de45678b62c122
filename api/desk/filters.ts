import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { filterKinds } from '#core/conditions/filter.ts';
import { deedKinds, fates } from '#core/conditions/filter-action.ts';
import { filter, filterFields, filterRow } from './filter-fields.ts';

const filterParams = z.object({ filterId: z.uuid() });
const faults = [
  'filters.empty-row',
  'filters.does-nothing',
  'filters.done-twice',
  'filters.wrong-fate',
  'filters.needs-age',
  'filters.fits-everything',
  'filters.must-be-set',
  'choices.unknown',
  'users.not-found',
  'groups.not-found',
  'sites.not-found',
  'levels.not-found',
  'templates.not-found',
] as const;

export const listFilters = endpoint({
  method: 'GET',
  path: '/filters',
  summary: 'The filters of the caller’s sites and of every site, in the order they are asked.',
  answer: z.object({ rows: z.array(filter) }),
});

export const createFilter = endpoint({
  method: 'POST',
  path: '/filters',
  summary: 'Makes a filter, last in order of its kind.',
  body: filterFields.extend({ siteId: z.uuid().nullable().default(null) }),
  answer: filter,
  refusals: faults,
});

export const changeFilter = endpoint({
  method: 'PUT',
  path: '/filters/{filterId}',
  summary: 'Changes a filter or switches it on or off.',
  params: filterParams,
  body: filterFields.extend({ siteId: z.uuid().nullable().default(null), version: z.number().int() }),
  answer: filter,
  refusals: ['filters.not-found', 'filters.stale', 'filters.kind-stays', ...faults],
});

export const deleteFilter = endpoint({
  method: 'DELETE',
  path: '/filters/{filterId}',
  summary: 'Takes a filter away; what it did stays, and each ticket still tells of it.',
  params: filterParams,
  refusals: ['filters.not-found'],
});

export const orderFilters = endpoint({
  method: 'PUT',
  path: '/filter-order',
  summary: 'Puts the filters of a kind that the caller may change in an order that names each of them once.',
  body: z.object({ kind: z.enum(filterKinds), filterIds: z.array(z.uuid()).max(1000) }),
  refusals: ['filters.order-stale'],
});

/** How a filter would have fared with one past contact (FLT-5). */
export const filterHit = z.object({
  ticket: z.object({ id: z.uuid(), number: z.string(), subject: z.string() }),
  /** Who wrote; empty where nobody did. */
  from: z.string(),
  at: instant,
  /** Row by row the conditions that held, or of a negative row those that did not. */
  because: z.array(filterRow),
  changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
  fate: z.enum(fates).nullable(),
  does: z.array(z.enum(deedKinds)),
  /** The filter before it that would have been the only one. */
  takenBy: z.string().nullable(),
});
export type FilterHit = z.output<typeof filterHit>;

export const tryFilter = endpoint({
  method: 'POST',
  path: '/filter-trials',
  summary: 'A page of past contacts tried against a filter that may be only written yet; nothing is changed.',
  body: z.object({
    filter: filterFields.extend({ siteId: z.uuid().nullable().default(null) }),
    /** The filter it is instead of; without it stands last. */
    filterId: z.uuid().nullable().default(null),
    days: z.number().int().min(1).max(3650).default(30),
    /** `next` of the page before; without it the newest. */
    after: z.uuid().nullable().default(null),
  }),
  answer: z.object({
    hits: z.array(filterHit),
    /** Contacts of this page, whether they hit or not. */
    scanned: z.number().int(),
    /** Contacts of the whole period; told with the first page. */
    total: z.number().int().nullable(),
    /** Null when there are no more. */
    next: z.uuid().nullable(),
  }),
  refusals: ['filters.empty-row', 'filters.not-found', 'sites.not-found'],
});
export type TriedPage = z.output<(typeof tryFilter)['answer']>;
