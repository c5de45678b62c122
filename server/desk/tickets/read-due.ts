import type { View } from '#api/desk/tickets.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { SOON } from './ticket-filter.store.ts';
import {
  countPromised,
  countUnpromised,
  type DueWithin,
  type ListedTicket,
  listPromised,
  listUnpromised,
  type Narrowing,
  NEVER,
  type Slice,
} from './ticket-list.store.ts';

/**
 * A part of the list by due (SLA-7, TKT-8), which is made of stretches one after another:
 *
 *     ticking, due first first ── standing ── nothing promised, oldest first
 *
 * Going back they are read from the last. Rows to skip are counted only where a whole stretch is skipped.
 */
export async function readDue(tx: Tx, narrowing: Narrowing, view: View, slice: Slice) {
  const found: { row: ListedTicket; place: { key: number; id: string; unpromised: 0 | 1 } }[] = [];
  let { skip } = slice;
  const stretches = stretchesOf(tx, narrowing, view);
  for (const { unpromised, list, count } of slice.back ? stretches.toReversed() : stretches) {
    if (found.length === slice.limit) break;
    const { beyond } = slice;
    // The place lies in a stretch that is read later: nothing of this one is beyond it.
    if (beyond !== undefined && beyond.unpromised !== unpromised && unpromised === slice.back) continue;
    const place = beyond?.unpromised === unpromised ? beyond : undefined;
    const rows = await list({ beyond: place, back: slice.back, skip, limit: slice.limit - found.length });
    if (rows.length > 0) skip = 0;
    else if (skip > 0) skip = Math.max(0, skip - (await count()));
    for (const row of rows)
      found.push({
        row,
        place: unpromised
          ? { key: row.createdAt, id: row.id, unpromised: 1 }
          : { key: row.sortDueAt ?? NEVER, id: row.id, unpromised: 0 },
      });
  }
  return found;
}

/** The stretches of a view; those of what is due or past hold nothing that is not promised. */
function stretchesOf(tx: Tx, narrowing: Narrowing, view: View) {
  const promised = (due?: DueWithin) => ({
    unpromised: false,
    list: (slice: Slice) => listPromised(tx, narrowing, slice, due),
    count: () => countPromised(tx, narrowing, due),
  });
  if (view === 'due-soon') return [promised({ from: tx.now, until: tx.now + SOON })];
  if (view === 'overdue') return [promised({ from: 0, until: tx.now }), promised('standing and missed')];
  const rest = {
    unpromised: true,
    list: (slice: Slice) => listUnpromised(tx, narrowing, slice),
    count: () => countUnpromised(tx, narrowing),
  };
  return [promised(), rest];
}
