import type { Filter, FilterKind } from '#core/conditions/filter.ts';
import type { FilterAction } from '#core/conditions/filter-action.ts';
import { filterFault } from '#core/conditions/sound-filter.ts';
import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { findGroup } from '#server/house/users/groups.store.ts';
import { usersByIds } from '#server/house/users/users.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { demandSite } from '#server/register/sites/known-sites.ts';
import { demandTarget } from './filter-targets.ts';
import { type FilterRecord, listFilterRecords, putFilter, weighFilters } from './filters.store.ts';
import { planLooks } from './look-later.ts';

/** What a filter is made of (FLT-1…4). */
export type FilterFields = Omit<Filter, 'id'>;

/** Makes a filter, last in order of its kind (FLT-1). */
export async function createFilter(tx: Tx, by: Actor, input: FilterFields): Promise<FilterRecord> {
  await demandSound(tx, input);
  const weights = (await listFilterRecords(tx)).filter(({ kind }) => kind === input.kind).map(({ weight }) => weight);
  const filter: FilterRecord = {
    ...input,
    id: tx.newId(),
    weight: Math.max(0, ...weights) + 1,
    version: 1,
    createdAt: tx.now,
    changedAt: tx.now,
    deletedAt: null,
  };
  await putFilter(tx, filter);
  record(tx, by, 'filter.created', filter.id, { ...input });
  planLooks(tx, input);
  return filter;
}

/** Changes a filter or switches it on or off (FLT-1); a stale save is refused, and its kind stays. */
export async function changeFilter(
  tx: Tx,
  by: Actor,
  input: FilterFields & { readonly before: FilterRecord; readonly version: number },
): Promise<FilterRecord> {
  const { before, version, ...fields } = input;
  if (before.version !== version) throw new Refusal('conflict', 'filters.stale', { version: before.version });
  if (before.kind !== fields.kind) throw new Refusal('invalid', 'filters.kind-stays', {});
  await demandSound(tx, fields);
  const changed = { ...before, ...fields, version: version + 1, changedAt: tx.now };
  await putFilter(tx, changed);
  record(tx, by, 'filter.changed', before.id, { ...fields });
  planLooks(tx, fields);
  return changed;
}

/** Takes a filter away; what it did stays (FLT-1). */
export async function deleteFilter(tx: Tx, by: Actor, { filter }: { readonly filter: FilterRecord }): Promise<void> {
  await putFilter(tx, { ...filter, deletedAt: tx.now });
  record(tx, by, 'filter.deleted', filter.id, { name: filter.name });
}

/**
 * Puts filters of a kind in an order (FLT-1): it must name each of those that may be moved once; the others keep their
 * places among them.
 */
export async function orderFilters(
  tx: Tx,
  by: Actor,
  input: {
    readonly kind: FilterKind;
    readonly filterIds: readonly string[];
    readonly mayMove: (filter: FilterRecord) => boolean;
  },
): Promise<void> {
  const all = (await listFilterRecords(tx)).filter(({ kind }) => kind === input.kind);
  const movable = new Set(all.filter(input.mayMove).map(({ id }) => id));
  const asked = new Set(input.filterIds);
  if (asked.size !== input.filterIds.length || asked.size !== movable.size || [...asked].some((id) => !movable.has(id)))
    throw new Refusal('conflict', 'filters.order-stale', {});
  const next = [...input.filterIds];
  const order = all.map(({ id }) => (movable.has(id) ? (next.shift() as string) : id));
  await weighFilters(tx, order);
  record(tx, by, 'filters.ordered', 'all', { kind: input.kind, filterIds: order });
}

/** Refuses what cannot be, and what names something there is not at the filter's site (FLT-4). */
async function demandSound(tx: Tx, filter: FilterFields): Promise<void> {
  const fault = filterFault(filter);
  if (fault !== null) throw new Refusal('invalid', `filters.${fault}`, { name: filter.name });
  if (filter.siteId !== null) await demandSite(tx, filter.siteId);
  for (const action of filter.actions) await demandAction(tx, filter, action);
}

/** Refuses an action that names something there is not where the filter leaves its contacts (FLT-4). */
export async function demandAction(
  tx: Tx,
  { actions, siteId }: Pick<FilterFields, 'actions' | 'siteId'>,
  action: FilterAction,
): Promise<void> {
  const moved = actions.find((one) => one.kind === 'set' && one.field === 'site');
  if (action.kind === 'set') await demandTarget(tx, action.field, action.to, moved?.kind === 'set' ? moved.to : siteId);
  if (action.kind === 'alarm') await demandAlarmed(tx, action);
}

async function demandAlarmed(
  tx: Tx,
  { userIds, groupIds }: { readonly userIds: readonly string[]; readonly groupIds: readonly string[] },
): Promise<void> {
  const users = new Set((await usersByIds(tx, userIds)).map(({ id }) => id));
  const userId = userIds.find((id) => !users.has(id));
  if (userId !== undefined) throw new Refusal('not-found', 'users.not-found', { userId });
  for (const groupId of groupIds)
    if ((await findGroup(tx, groupId)) === undefined) throw new Refusal('not-found', 'groups.not-found', { groupId });
}

function record(tx: Tx, by: Actor, type: string, id: string, data: Record<string, unknown>): void {
  tx.record(by, { type, subject: { kind: 'filter', id }, data });
}
