import { type Caller, demandAt, mayAt } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { demandReaders } from '../tickets/tickets.access.ts';
import type { FilterFields } from './edit-filters.ts';
import { demandTarget } from './filter-targets.ts';
import { type FilterRecord, listFilterRecords } from './filters.store.ts';

/** Whether the caller sets up what the filter touches: a site's own, or every site's, which touch theirs too (FLT-1). */
export function seesFilter(caller: Caller, { siteId }: Pick<FilterRecord, 'siteId'>): boolean {
  return siteId === null || mayAt(caller, 'settings.edit', siteId);
}

/** Whether the caller may change a filter: they set up its site, or every site when it is for all (FLT-1). */
export function changesFilter(caller: Caller, { siteId }: Pick<FilterRecord, 'siteId'>): boolean {
  return mayAt(caller, 'settings.edit', siteId);
}

/** A filter the caller may see, and so try another in its place (FLT-5). */
export async function demandSeenFilter(tx: Tx, caller: Caller, filterId: string): Promise<FilterRecord> {
  const filter = (await listFilterRecords(tx)).find(({ id }) => id === filterId);
  if (filter === undefined || !seesFilter(caller, filter))
    throw new Refusal('not-found', 'filters.not-found', { filterId });
  return filter;
}

/** A filter the caller may change. */
export async function demandFilter(tx: Tx, caller: Caller, filterId: string): Promise<FilterRecord> {
  const filter = await demandSeenFilter(tx, caller, filterId);
  demandAt(caller, 'settings.edit', filter.siteId);
  return filter;
}

/** Whoever writes a filter sets up its site and any it moves contacts to; who is told of them may read them (USR-1). */
export async function demandWritten(tx: Tx, caller: Caller, filter: FilterFields): Promise<void> {
  demandAt(caller, 'settings.edit', filter.siteId);
  for (const action of filter.actions) {
    if (action.kind === 'set' && action.field === 'site' && action.to !== null)
      demandAt(caller, 'settings.edit', action.to);
    if (action.kind === 'alarm' && filter.siteId !== null) {
      await demandReaders(tx, filter.siteId, action.userIds);
      for (const groupId of action.groupIds) await demandTarget(tx, 'group', groupId, filter.siteId);
    }
  }
}
