import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { filterKinds } from '#core/conditions/filter.ts';
import { filter, filterFields } from './filter-fields.ts';

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
