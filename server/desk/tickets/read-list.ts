import type { z } from 'zod';
import type { listTickets } from '#api/desk/tickets.ts';
import type { Caller } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { knownFields } from '#server/house/custom-fields/known-fields.ts';
import { readCursor, writeCursor } from '#server/house/users/cursor.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { listByOwn, type OwnPlace } from './own-fields.store.ts';
import { groundsFor } from './read-lists.ts';
import { readDue } from './read-due.ts';
import { narrowingOf } from './ticket-filter.store.ts';
import { type ListedTicket, listSorted, type Narrowing, NEVER, type Place } from './ticket-list.store.ts';
import { seenSites } from './tickets.access.ts';
import { wireRows } from './wire-ticket.ts';

export type ListQuery = z.output<(typeof listTickets)['query']>;

/**
 * A page of a view (TKT-8): by due, the promised first; by an instant, the priority or an own field.
 *
 * It begins where a cursor says, going on or back, or so many rows from the list's beginning or its end.
 */
export async function readList(tx: Tx, caller: Caller, query: ListQuery) {
  const narrowing = narrowingOf(tx, caller, query, seenSites(caller), await groundsFor(tx, query));
  if (query.sort === 'own') return readByOwn(tx, narrowing, query);
  const descending = query.descending === undefined ? true : query.descending === 'true';
  const { sort } = query;
  return pageOf(tx, query, placeOf, async (slice) =>
    sort === 'due'
      ? readDue(tx, narrowing, query.view, slice)
      : (await listSorted(tx, narrowing, { sort, descending, alsoDone: query.view === 'all' }, slice)).map((row) => ({
          row,
          place: { key: row.sortDueAt ?? NEVER, id: row.id, unpromised: 0 },
        })),
  );
}

/** A page by what an own field holds; a field that is gone orders nothing. */
async function readByOwn(tx: Tx, narrowing: Narrowing, query: ListQuery) {
  const field = (await knownFields(tx, 'ticket')).find(({ key }) => key === query.sortField);
  if (field === undefined) throw new Refusal('invalid', 'tickets.no-such-field', { field: query.sortField ?? '' });
  const by = { key: field.key, type: field.type, descending: query.descending === 'true' };
  const ownPlaceOf = (cursor: string): OwnPlace => {
    const read = idIn(readCursor(cursor, ['value', 'id', 'filled', 'back']));
    if (read.filled === '1' && field.type === 'number' && !Number.isFinite(Number(read.value)))
      throw new Refusal('invalid', 'cursor.unreadable');
    return { value: read.filled === '1' ? read.value : null, id: read.id };
  };
  return pageOf(tx, query, ownPlaceOf, async (slice) =>
    (await listByOwn(tx, narrowing, by, slice)).map((row) => ({
      row,
      place: { value: row.ownValue ?? '', id: row.id, filled: row.ownValue === null ? 0 : 1 },
    })),
  );
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
