import type { Filter } from '#core/conditions/filter.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { filtersInForce } from './filters-in-force.ts';

/** The timer that looks at a ticket when a filter is going to fit it (FLT-1); its key is the ticket's id. */
export const LOOK = 'filters.look';

/** The timer that looks at a ticket soon, because something happened to it (FLT-1). */
export const LOOK_SOON = 'filters.look-soon';

/** The timer that lets every ticket be looked at, because a filter was changed (FLT-1): page by page. */
export const PLAN = 'filters.plan';

/** Lets a ticket be looked at once more after it has changed, where filters act as time passes (FLT-1). */
export async function lookLater(tx: Tx, ticketId: string): Promise<void> {
  if ((await filtersInForce(tx, 'existing')).length === 0) return;
  tx.schedule({ kind: LOOK_SOON, key: ticketId, dueAt: tx.now });
}

/** Lets every ticket be looked at when a filter that acts as time passes was made or changed (FLT-1). */
export function planLooks(tx: Tx, { kind, active }: Pick<Filter, 'kind' | 'active'>): void {
  if (kind === 'existing' && active) tx.schedule({ kind: PLAN, key: 'all', dueAt: tx.now, payload: { after: null } });
}
