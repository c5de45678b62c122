import type { ListGrouping, TicketFilter } from '#api/desk/tickets.ts';
import type { Caller } from '#core/platform/caller.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { knownCounts } from './known-counts.ts';
import { groundsFor } from './read-lists.ts';
import { narrowingOf } from './ticket-filter.store.ts';
import { countUpTo } from './ticket-list.store.ts';
import { seenSites } from './tickets.access.ts';

const MOST = 1_000;

/** How many tickets a list holds for the caller (TKT-8); counted once while nothing changes. */
export async function countList(tx: Tx, caller: Caller, filter: TicketFilter): Promise<number> {
  const sites = seenSites(caller);
  return knownCounts(tx, askedBy(caller, filter, 'all'), async () =>
    countUpTo(tx, narrowingOf(tx, caller, filter, sites, await groundsFor(tx, filter))),
  );
}

/** How many tickets each filter finds for the caller, up to a thousand (SRC-1); counted once while nothing changes. */
export async function countFound(
  tx: Tx,
  caller: Caller,
  filters: ReadonlyMap<string, TicketFilter>,
): Promise<Record<string, number>> {
  const sites = seenSites(caller);
  const counts: Record<string, number> = {};
  for (const [id, filter] of filters) {
    counts[id] = await knownCounts(tx, askedBy(caller, filter, MOST), async () =>
      countUpTo(tx, narrowingOf(tx, caller, filter, sites, await groundsFor(tx, filter)), MOST),
    );
  }
  return counts;
}

/** What is counted for whom: the same for all who may see the same. */
export function askedBy(caller: Caller, filter: TicketFilter, most: number | 'all' | ListGrouping): string {
  const sites = seenSites(caller);
  return JSON.stringify([filter, caller.userId, caller.groupIds, sites === 'everywhere' ? sites : [...sites], most]);
}
