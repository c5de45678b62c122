import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { sorts, ticketFilter } from './tickets.ts';

/** What a saved search asks the list for: its filter and its order (SRC-1). */
export const searchQuery = ticketFilter.extend({
  sort: z.enum(sorts).optional(),
  sortField: z.string().max(80).optional(),
  descending: z.enum(['true', 'false']).optional(),
});

const searchFields = z.object({
  name: z.string().trim().min(1).max(80),
  query: searchQuery,
  /** The group it is shared with, one of the caller's own; null keeps it to oneself. */
  groupId: z.uuid().nullable(),
  /** Stands in the menu with a live count. */
  pinned: z.boolean(),
});

/** A named search, one's own or shared by a colleague (SRC-1). */
export const savedSearch = searchFields.extend({ id: z.uuid(), mine: z.boolean(), ownerName: z.string() });
export type SavedSearch = z.output<typeof savedSearch>;

const searchParams = z.object({ searchId: z.uuid() });

export const listSearches = endpoint({
  method: 'GET',
  path: '/saved-searches',
  summary: 'The caller’s saved searches and those shared with their groups, by name.',
  answer: z.object({ rows: z.array(savedSearch) }),
});

export const countSearches = endpoint({
  method: 'GET',
  path: '/saved-search-counts',
  summary: 'How many tickets each pinned search finds, up to 1,000.',
  answer: z.object({ counts: z.record(z.string(), z.number().int()) }),
});

export const createSearch = endpoint({
  method: 'POST',
  path: '/saved-searches',
  summary: 'Names a search; one of the same name is replaced.',
  body: searchFields.extend({
    groupId: z.uuid().nullable().default(null),
    pinned: z.boolean().default(true),
  }),
  answer: savedSearch,
  refusals: ['searches.not-your-group'],
});

export const changeSearch = endpoint({
  method: 'PATCH',
  path: '/saved-searches/{searchId}',
  summary: 'Renames, shares or pins a search; only its owner may.',
  params: searchParams,
  body: searchFields.partial(),
  answer: savedSearch,
  refusals: ['searches.not-found', 'searches.not-your-group', 'searches.name-taken'],
});

export const deleteSearch = endpoint({
  method: 'DELETE',
  path: '/saved-searches/{searchId}',
  summary: 'Deletes a search; only its owner may.',
  params: searchParams,
  refusals: ['searches.not-found'],
});
