import type { z } from 'zod';
import {
  type ListGrouping,
  type listTicketGroups,
  type listTickets,
  NO_GROUP,
  ticketFilter,
} from '#api/desk/tickets.ts';
import { inGroupOrder } from '#core/desk/tickets/group-order.ts';
import { walkGroups } from '#core/desk/tickets/group-walk.ts';
import type { Caller } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { knownFields } from '#server/house/custom-fields/known-fields.ts';
import { readCursor, writeCursor } from '#server/house/users/cursor.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { askedBy } from './count-found.ts';
import { knownCounts } from './known-counts.ts';
import { countGroups, inGroups } from './list-groups.store.ts';
import { listByOwn, type OwnPlace } from './own-fields.store.ts';
import { groundsFor } from './read-lists.ts';
import { readDue } from './read-due.ts';
import { narrowingOf } from './ticket-filter.store.ts';
import { type ListedTicket, listSorted, type Narrowing, NEVER, type Place } from './ticket-list.store.ts';
import { seenSites } from './tickets.access.ts';
import { wireRows } from './wire-ticket.ts';

export type ListQuery = z.output<(typeof listTickets)['query']>;

/**
 * A page of a view (TKT-8): by due, the promised first; by an instant, the priority or an own field; group after group
 * where it is grouped.
 *
 * It begins where a cursor says, going on or back, or so many rows from the list's beginning or its end.
 */
export async function readList(tx: Tx, caller: Caller, query: ListQuery) {
  const narrowing = narrowingOf(tx, caller, query, seenSites(caller), await groundsFor(tx, query));
  return query.sort === 'own'
    ? readPage(tx, caller, query, narrowing, await byOwn(tx, query))
    : readPage(tx, caller, query, narrowing, byBuiltIn(tx, query));
}

/** The groups of a list in their order (TKT-8), each with how many tickets it holds. */
export async function readGroups(tx: Tx, caller: Caller, query: z.output<(typeof listTicketGroups)['query']>) {
  const narrowing = narrowingOf(tx, caller, query, seenSites(caller), await groundsFor(tx, query));
  const groups = await groupsOf(tx, caller, narrowing, query, undefined);
  return { groups: groups.map(({ key, count }) => ({ key, count })) };
}

/** Groups in order, counted once while nothing changes; that of a place is among them though its last ticket has left it. */
async function groupsOf(
  tx: Tx,
  caller: Caller,
  narrowing: Narrowing,
  { groupBy, ...query }: z.output<(typeof listTicketGroups)['query']>,
  ofPlace: string | undefined,
) {
  const asked = askedBy(caller, ticketFilter.parse(query), groupBy);
  const known = await knownCounts(tx, asked, () => countGroups(tx, narrowing, groupBy, undefined));
  const isThere = ofPlace === undefined || known.some(({ key }) => key === ofPlace);
  const groups = isThere ? known : await countGroups(tx, narrowing, groupBy, ofPlace);
  return inGroupOrder(groups, { language: caller.language, none: NO_GROUP, highestFirst: groupBy === 'priority' });
}

/** How a list in one order is read, and how a place in it is told by a cursor. */
interface Reading<At> {
  readonly placeOf: (cursor: string) => At;
  readonly list: (narrowing: Narrowing, slice: SliceAt<At>) => Promise<readonly Placed[]>;
}

async function readPage<At>(tx: Tx, caller: Caller, query: ListQuery, narrowing: Narrowing, reading: Reading<At>) {
  const { groupBy } = query;
  if (groupBy === undefined) return pageOf(tx, query, reading.placeOf, (slice) => reading.list(narrowing, slice));
  const folded = new Set(query.folded?.split(','));
  const placeIn = (cursor: string) => ({
    group: readCursor(cursor, ['group'])?.group ?? '',
    place: reading.placeOf(cursor),
  });
  return pageOf(tx, query, placeIn, async (slice) => {
    const groups = await groupsOf(tx, caller, narrowing, { ...query, groupBy }, slice.beyond?.group);
    const shown = groups.filter(({ key }) => !folded.has(key) || key === slice.beyond?.group);
    const found = await walkGroups<At, Placed>(
      shown,
      slice,
      ({ row }) => groupOf(row, groupBy),
      (keys, part) =>
        slice.beyond !== undefined && folded.has(keys[0] ?? '')
          ? Promise.resolve([])
          : reading.list([...narrowing, inGroups(groupBy, keys)], part),
    );
    return found.map(({ row, place }) => ({ row, place: { ...place, group: groupOf(row, groupBy) } }));
  });
}

function groupOf(row: ListedTicket, by: ListGrouping): string {
  const of = {
    owner: row.ownerId,
    status: row.statusId,
    priority: row.priority,
    site: row.siteId,
    group: row.groupId,
    type: row.typeId,
  };
  return of[by] ?? NO_GROUP;
}

function byBuiltIn(tx: Tx, query: ListQuery): Reading<Place> {
  const descending = query.descending === undefined ? true : query.descending === 'true';
  const { sort } = query;
  return {
    placeOf,
    list: async (narrowing, slice) =>
      sort === 'due' || sort === 'own'
        ? readDue(tx, narrowing, query.view, slice)
        : (await listSorted(tx, narrowing, { sort, descending, alsoDone: query.view === 'all' }, slice)).map((row) => ({
            row,
            place: { key: row.sortDueAt ?? NEVER, id: row.id, unpromised: 0 },
          })),
  };
}

/** By what an own field holds; a field that is gone orders nothing. */
async function byOwn(tx: Tx, query: ListQuery): Promise<Reading<OwnPlace>> {
  const field = (await knownFields(tx, 'ticket')).find(({ key }) => key === query.sortField);
  if (field === undefined) throw new Refusal('invalid', 'tickets.no-such-field', { field: query.sortField ?? '' });
  const by = { key: field.key, type: field.type, descending: query.descending === 'true' };
  return {
    placeOf: (cursor) => {
      const read = idIn(readCursor(cursor, ['value', 'id', 'filled', 'back']));
      if (read.filled === '1' && field.type === 'number' && !Number.isFinite(Number(read.value)))
        throw new Refusal('invalid', 'cursor.unreadable');
      return { value: read.filled === '1' ? read.value : null, id: read.id };
    },
    list: async (narrowing, slice) =>
      (await listByOwn(tx, narrowing, by, slice)).map((row) => ({
        row,
        place: { value: row.ownValue ?? '', id: row.id, filled: row.ownValue === null ? 0 : 1 },
      })),
  };
}

/** A row with what a cursor tells of its place. */
interface Placed {
  readonly row: ListedTicket;
  readonly place: Readonly<Record<string, string | number>>;
}

interface SliceAt<At> {
  readonly beyond: At | undefined;
  readonly back: boolean;
  readonly skip: number;
  readonly limit: number;
}

/** Reads one row more than asked, so that it is known whether the list goes on; rows always stand in the list's order. */
async function pageOf<At>(
  tx: Tx,
  { cursor, from, offset, limit }: ListQuery,
  read: (cursor: string) => At,
  list: (slice: SliceAt<At>) => Promise<readonly Placed[]>,
) {
  const back = cursor === undefined ? from === 'end' : readCursor(cursor, ['back'])?.back === '1';
  const beyond = cursor === undefined ? undefined : read(cursor);
  const skip = cursor === undefined ? offset : 0;
  const found = await list({ beyond, back, skip, limit: limit + 1 });
  const page = back ? found.slice(0, limit).toReversed() : found.slice(0, limit);
  const goesOn = found.length > limit;
  const cameFrom = beyond !== undefined || skip > 0;
  const at = (one: Placed | undefined, backwards: 0 | 1) =>
    one === undefined ? null : writeCursor({ ...one.place, back: backwards });
  return {
    rows: await wireRows(
      tx,
      page.map(({ row }) => row),
    ),
    nextCursor: (back ? cameFrom : goesOn) ? at(page.at(-1), 0) : null,
    previousCursor: (back ? goesOn : cameFrom) ? at(page[0], 1) : null,
  };
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

function placeOf(cursor: string): Place {
  const read = idIn(readCursor(cursor, ['key', 'id', 'unpromised', 'back']));
  const key = Number(read.key);
  if (!Number.isSafeInteger(key)) throw new Refusal('invalid', 'cursor.unreadable');
  return { key, id: read.id, unpromised: read.unpromised === '1' };
}

function idIn<Read extends { readonly id: string }>(read: Read | undefined): Read {
  if (read === undefined || !uuid.test(read.id)) throw new Refusal('invalid', 'cursor.unreadable');
  return read;
}
