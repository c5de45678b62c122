import type { TicketFilter } from '#api/desk/tickets.ts';
import type { Caller } from '#core/platform/caller.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { knownCounts } from './known-counts.ts';
import { groundsFor } from './read-lists.ts';
import { narrowingOf } from './ticket-filter.store.ts';
import { countUpTo } from './ticket-list.store.ts';
import { seenSites } from './tickets.access.ts';

const MOST = 1_000;

/** How many tickets each filter finds for the caller, up to a thousand (SRC-1); counted once while nothing changes. */
export async function countFound(
  tx: Tx,
  caller: Caller,
  filters: ReadonlyMap<string, TicketFilter>,
): Promise<Record<string, number>> {
  const sites = seenSites(caller);
  const counts: Record<string, number> = {};
  for (const [id, filter] of filters) {
    const reach = sites === 'everywhere' ? sites : [...sites];
    const asked = JSON.stringify([filter, caller.userId, caller.groupIds, reach]);
    counts[id] = await knownCounts(tx, asked, async () =>
      countUpTo(tx, narrowingOf(tx, caller, filter, sites, await groundsFor(tx, filter)), MOST),
    );
  }
  return counts;
}
