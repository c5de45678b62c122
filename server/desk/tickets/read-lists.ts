import type { z } from 'zod';
import type { listTickets, readBoard, TicketFilter, View } from '#api/desk/tickets.ts';
import { views } from '#api/desk/tickets.ts';
import type { TicketRow } from '#api/desk/ticket.ts';
import type { Caller } from '#core/platform/caller.ts';
import { DAY, type Instant } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { knownChoices } from './known-choices.ts';
import { narrowingOf, seenAt, SOON } from './ticket-filter.store.ts';
import {
  countStatuses,
  countViews,
  type ListedTicket,
  listPromised,
  listSorted,
  listUnpromised,
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
  const narrowing = narrowingOf(tx, caller, query, seenSites(caller), dayStartOf(tx.now));
  const after = query.cursor === undefined ? undefined : placeOf(query.cursor);
  const most = query.limit + 1;
  let found: ListedTicket[];
  if (query.sort === 'due') {
    found = after?.unpromised === true ? [] : await listPromised(tx, narrowing, after, most);
    if (found.length < most)
      found = [
        ...found,
        ...(await listUnpromised(tx, narrowing, after?.unpromised === true ? after : undefined, most - found.length)),
      ];
  } else {
    const descending = query.descending === undefined ? true : query.descending === 'true';
    found = await listSorted(tx, narrowing, { sort: query.sort, descending }, after, most);
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
  const counted = await countViews(tx, seenAt(reach), {
    userId: caller.userId,
    groupIds: caller.groupIds,
    soonAt: tx.now + SOON,
    dayStart: dayStartOf(tx.now),
  });
  const of = (view: View): number =>
    counted.views[view.replace(/-(\w)/gu, (_, letter: string) => letter.toUpperCase())] ?? 0;
  const byView = Object.fromEntries(views.map((view) => [view, of(view)])) as Record<View, number>;
  byView.all = byView.open;
  return { views: byView, sites: counted.sites };
}

/** Open tickets in columns by status (TKT-5). */
export async function readColumns(tx: Tx, caller: Caller, query: z.output<(typeof readBoard)['query']>) {
  const { statuses } = await knownChoices(tx);
  const sites = seenSites(caller);
  const counts = await countStatuses(tx, narrowingOf(tx, caller, query, sites, dayStartOf(tx.now)));
  const shown = statuses.filter(({ active, category }) => active && category !== 'closed' && category !== 'solved');
  const columns: { statusId: string; count: number; rows: TicketRow[] }[] = [];
  for (const status of shown) {
    const filter: TicketFilter = { ...query, statusId: status.id };
    const narrowing = narrowingOf(tx, caller, filter, sites, dayStartOf(tx.now));
    const count = counts.find((each) => each.statusId === status.id)?.count ?? 0;
    const found = count === 0 ? [] : await listPromised(tx, narrowing, undefined, query.columnLimit);
    if (found.length < Math.min(count, query.columnLimit))
      found.push(...(await listUnpromised(tx, narrowing, undefined, query.columnLimit - found.length)));
    columns.push({ statusId: status.id, count, rows: await wireRows(tx, found) });
  }
  return { columns };
}

/** The last midnight in Stockholm's winter time: what *closed today* begins with. */
function dayStartOf(now: Instant): Instant {
  const shift = 3_600_000;
  return Math.floor((now + shift) / DAY) * DAY - shift;
}

function cursorOf(last: ListedTicket, sort: string, promised: boolean): string {
  const key = sort === 'due' && !promised ? last.createdAt : (last.sortDueAt ?? NEVER);
  return Buffer.from(JSON.stringify([key, last.id, sort === 'due' && !promised ? 1 : 0])).toString('base64url');
}

function placeOf(cursor: string): Place {
  try {
    const [key, id, unpromised] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if (typeof key === 'number' && Number.isSafeInteger(key) && typeof id === 'string' && /^[0-9a-f-]{36}$/u.test(id))
      return { key, id, unpromised: unpromised === 1 };
  } catch {
    // Falls through to the refusal: what is no cursor of ours is the caller's mistake.
  }
  throw new Refusal('invalid', 'request.bad-cursor', { cursor });
}
