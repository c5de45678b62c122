import type { z } from 'zod';
import type { readBoard, TicketFilter, View } from '#api/desk/tickets.ts';
import type { TicketRow } from '#api/desk/ticket.ts';
import type { Caller } from '#core/platform/caller.ts';
import { DAY, type Instant } from '#core/platform/instant.ts';
import { instantOf, offsetAt } from '#core/time/zones/zone.ts';
import { calendarInForce } from '#server/promise/levels/policy-in-force.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { viewCounts } from '#core/desk/tickets/view-counts.ts';
import { knownChoices } from './known-choices.ts';
import { knownCounts } from './known-counts.ts';
import { countOpen } from './open-counts.store.ts';
import { ownNarrowing } from './own-fields.store.ts';
import { type FilterGrounds, narrowingOf, seenAt, SOON } from './ticket-filter.store.ts';
import { countOthers, countStatuses, listPromised, listUnpromised } from './ticket-list.store.ts';
import { seenSites } from './tickets.access.ts';
import { wireRows } from './wire-ticket.ts';

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
    const first = { beyond: undefined, back: false, skip: 0, limit: query.columnLimit };
    const found = count === 0 ? [] : await listPromised(tx, narrowing, first);
    if (found.length < Math.min(count, query.columnLimit))
      found.push(...(await listUnpromised(tx, narrowing, { ...first, limit: query.columnLimit - found.length })));
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

/** The last midnight where the base calendar is: what *closed today* begins with. */
async function dayStartOf(tx: Tx): Promise<Instant> {
  const zone = (await calendarInForce(tx, null))?.calendar.zone ?? 'Europe/Stockholm';
  const local = tx.now + offsetAt(zone, tx.now);
  return instantOf(zone, Math.floor(local / DAY) * DAY);
}
