import type { z } from 'zod';
import type { listTickets, readBoard, TicketFilter, View } from '#api/desk/tickets.ts';
import type { TicketRow } from '#api/desk/ticket.ts';
import type { Caller } from '#core/platform/caller.ts';
import { DAY, type Instant } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { instantOf, offsetAt } from '#core/time/zones/zone.ts';
import { calendarInForce } from '#server/promise/levels/policy-in-force.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { readCursor, writeCursor } from '#server/house/users/cursor.ts';
import { viewCounts } from '#core/desk/tickets/view-counts.ts';
import { knownChoices } from './known-choices.ts';
import { knownCounts } from './known-counts.ts';
import { countOpen } from './open-counts.store.ts';
import { knownFields } from '#server/house/custom-fields/known-fields.ts';
import { listByOwn, ownNarrowing } from './own-fields.store.ts';
import { type FilterGrounds, narrowingOf, seenAt, SOON } from './ticket-filter.store.ts';
import {
  countOthers,
  countStatuses,
  type ListedTicket,
  listPromised,
  listSorted,
  listUnpromised,
  type Narrowing,
  NEVER,
  type Place,
} from './ticket-list.store.ts';
import { seenSites } from './tickets.access.ts';
import { wireRows } from './wire-ticket.ts';

/** A page of a view (TKT-8): by due, the promised first; or by an instant or the priority. */
export async function readList(
  tx: Tx,
  caller: Caller,
  query: z.output<(typeof listTickets)['query']>,
): Promise<{ rows: TicketRow[]; nextCursor: string | null }> {
  const narrowing = narrowingOf(tx, caller, query, seenSites(caller), await groundsFor(tx, query));
  if (query.sort === 'own') return readByOwn(tx, narrowing, query);
  const after = query.cursor === undefined ? undefined : placeOf(query.cursor);
  const most = query.limit + 1;
  let found: ListedTicket[];
  if (query.sort === 'due') {
    const due = { 'due-soon': { from: tx.now, until: tx.now + SOON }, overdue: { from: 0, until: tx.now } }[
      query.view as string
    ];
    const promisedOnly = due !== undefined;
    found = after?.unpromised === true ? [] : await listPromised(tx, narrowing, after, most, due);
    if (found.length < most && query.view === 'overdue')
      found = [...found, ...(await listPromised(tx, narrowing, after, most - found.length, 'standing and missed'))];
    if (found.length < most && !promisedOnly)
      found = [
        ...found,
        ...(await listUnpromised(tx, narrowing, after?.unpromised === true ? after : undefined, most - found.length)),
      ];
  } else {
    const descending = query.descending === undefined ? true : query.descending === 'true';
    found = await listSorted(
      tx,
      narrowing,
      { sort: query.sort, descending, alsoDone: query.view === 'all' },
      after,
      most,
    );
  }
  const page = found.slice(0, query.limit);
  const rows = await wireRows(tx, page);
  const last = page.at(-1);
  const more = found.length > query.limit && last !== undefined;
  const promised = new Set(rows.filter((row) => row.head !== null).map((row) => row.id));
  return { rows, nextCursor: more ? cursorOf(last, query.sort, promised.has(last.id)) : null };
}

/** How many tickets each view holds (TKT-8). */
export async function readCounts(tx: Tx, caller: Caller, siteId: string | undefined) {
  const sites = seenSites(caller);
  const reach =
    siteId === undefined ? sites : sites === 'everywhere' || sites.has(siteId) ? new Set([siteId]) : new Set<string>();
  const { userId, groupIds } = caller;
  const asked = JSON.stringify([userId, groupIds, reach === 'everywhere' ? reach : [...reach]]);
  return knownCounts(tx, asked, async () => {
    const seen = seenAt(reach);
    const open = await countOpen(tx, seen);
    const others = await countOthers(tx, seen, { userId, soonAt: tx.now + SOON, dayStart: await dayStartOf(tx) });
    const counted = viewCounts(open, { userId, groupIds });
    const perSite = new Map<string, number>();
    for (const { siteId: at, tickets } of open) perSite.set(at, (perSite.get(at) ?? 0) + tickets);
    return {
      views: {
        ...counted,
        all: counted.open,
        mentioned: others.mentioned,
        'due-soon': others.dueSoon,
        overdue: others.overdue,
        'closed-today': others.closedToday,
        spam: others.spam,
        deleted: others.deleted,
      } satisfies Record<View, number>,
      sites: [...perSite].map(([at, count]) => ({ siteId: at, open: count })),
    };
  });
}

/** Open tickets in columns by status (TKT-5). */
export async function readColumns(tx: Tx, caller: Caller, query: z.output<(typeof readBoard)['query']>) {
  const { statuses } = await knownChoices(tx);
  const sites = seenSites(caller);
  const counts = await countStatuses(tx, narrowingOf(tx, caller, query, sites, await groundsFor(tx, query)));
  const shown = statuses.filter(({ active, category }) => active && category !== 'closed' && category !== 'solved');
  const columns: { statusId: string; count: number; rows: TicketRow[] }[] = [];
  for (const status of shown) {
    const filter: TicketFilter = { ...query, statusId: status.id };
    const narrowing = narrowingOf(tx, caller, filter, sites, await groundsFor(tx, query));
    const count = counts.find((each) => each.statusId === status.id)?.count ?? 0;
    const found = count === 0 ? [] : await listPromised(tx, narrowing, undefined, query.columnLimit);
    if (found.length < Math.min(count, query.columnLimit))
      found.push(...(await listUnpromised(tx, narrowing, undefined, query.columnLimit - found.length)));
    columns.push({ statusId: status.id, count, rows: await wireRows(tx, found) });
  }
  return { columns };
}

/** What a filter stands on; the last midnight only for the one view that asks when its day began. */
export async function groundsFor(tx: Tx, { view, own }: Pick<TicketFilter, 'view' | 'own'>): Promise<FilterGrounds> {
  return {
    dayStart: view === 'closed-today' ? await dayStartOf(tx) : tx.now,
    own: await ownNarrowing(tx, own),
  };
}

/** A page of a view by what an own field holds (TKT-8); a field that is gone orders nothing. */
async function readByOwn(
  tx: Tx,
  narrowing: Narrowing,
  query: z.output<(typeof listTickets)['query']>,
): Promise<{ rows: TicketRow[]; nextCursor: string | null }> {
  const field = (await knownFields(tx, 'ticket')).find(({ key }) => key === query.sortField);
  if (field === undefined) throw new Refusal('invalid', 'tickets.no-such-field', { field: query.sortField ?? '' });
  const read = readCursor(query.cursor, ['value', 'id', 'filled']);
  if (read !== undefined && !uuid.test(read.id)) throw new Refusal('invalid', 'cursor.unreadable');
  if (read?.filled === '1' && field.type === 'number' && !Number.isFinite(Number(read.value)))
    throw new Refusal('invalid', 'cursor.unreadable');
  const after = read && { value: read.filled === '1' ? read.value : null, id: read.id };
  const by = { key: field.key, type: field.type, descending: query.descending === 'true' };
  const found = await listByOwn(tx, narrowing, by, after, query.limit + 1);
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  return {
    rows: await wireRows(tx, page),
    nextCursor:
      found.length > query.limit && last !== undefined
        ? writeCursor({ value: last.ownValue ?? '', id: last.id, filled: last.ownValue === null ? 0 : 1 })
        : null,
  };
}

/** The last midnight where the base calendar is: what *closed today* begins with. */
async function dayStartOf(tx: Tx): Promise<Instant> {
  const zone = (await calendarInForce(tx, null))?.calendar.zone ?? 'Europe/Stockholm';
  const local = tx.now + offsetAt(zone, tx.now);
  return instantOf(zone, Math.floor(local / DAY) * DAY);
}

function cursorOf(last: ListedTicket, sort: string, promised: boolean): string {
  const unpromised = sort === 'due' && !promised;
  const key = unpromised ? last.createdAt : (last.sortDueAt ?? NEVER);
  return writeCursor({ key, id: last.id, unpromised: unpromised ? 1 : 0 });
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

function placeOf(cursor: string): Place | undefined {
  const read = readCursor(cursor, ['key', 'id', 'unpromised']);
  if (read === undefined) return undefined;
  const key = Number(read.key);
  if (!Number.isSafeInteger(key) || !uuid.test(read.id)) throw new Refusal('invalid', 'cursor.unreadable');
  return { key, id: read.id, unpromised: read.unpromised === '1' };
}
