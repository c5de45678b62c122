import type { Filter } from '#core/conditions/filter.ts';
import type { FilterAction } from '#core/conditions/filter-action.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { FilterRoom } from '#server/promise/settings-file/filter-socket.ts';
import { demandSite } from '#server/register/sites/known-sites.ts';
import { demandReaders } from '../tickets/tickets.access.ts';
import {
  changeFilter,
  createFilter,
  deleteFilter,
  demandAction,
  type FilterFields,
  orderFilters,
} from './edit-filters.ts';
import { demandTarget } from './filter-targets.ts';
import { asFilter } from './filters-in-force.ts';
import { type FilterRecord, listFilterRecords } from './filters.store.ts';

/** The filters as the settings file reads and writes them (SLA-11); whoever applies a file sets up every site. */
export const filtersOfFile: FilterRoom = {
  list: async (tx) => (await listFilterRecords(tx)).map(asFilter),
  refusalOf: (tx, filter, action) => refusalFrom(() => demandFit(tx, filter, action)),
  create: async (tx, by, filter) => (await createFilter(tx, by, filter)).id,
  async change(tx, by, { id, ...fields }) {
    const before = await recordOf(tx, id);
    await changeFilter(tx, by, { ...fields, before, version: before.version });
  },
  remove: async (tx, by, filterId) => deleteFilter(tx, by, { filter: await recordOf(tx, filterId) }),
  order: (tx, by, kind, filterIds) => orderFilters(tx, by, { kind, filterIds, mayMove: () => true }),
};

async function demandFit(tx: Tx, filter: FilterFields, action: FilterAction | null): Promise<void> {
  const { siteId } = filter;
  if (action === null) {
    if (siteId !== null) await demandSite(tx, siteId);
    return;
  }
  await demandAction(tx, filter, action);
  if (action.kind !== 'alarm' || siteId === null) return;
  await demandReaders(tx, siteId, action.userIds);
  for (const groupId of action.groupIds) await demandTarget(tx, 'group', groupId, siteId);
}

async function refusalFrom(asked: () => Promise<void>): Promise<Refusal | null> {
  try {
    await asked();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

async function recordOf(tx: Tx, filterId: Filter['id']): Promise<FilterRecord> {
  const filter = (await listFilterRecords(tx)).find(({ id }) => id === filterId);
  if (filter === undefined) throw new Refusal('not-found', 'filters.not-found', { filterId });
  return filter;
}
