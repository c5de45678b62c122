import { type FilterKind, filterKinds } from '#core/conditions/filter.ts';
import type { FilterAction } from '#core/conditions/filter-action.ts';
import { setsA } from './read-filter-actions.ts';
import { type Rename, renameCondition } from './rename-conditions.ts';
import type { FilterSections, FilterSettings } from './settings.ts';

/** The filters of each kind under other names (SLA-11). */
export function renameFilterSections(filters: FilterSections, rename: Rename): FilterSections {
  return Object.fromEntries(
    filterKinds.flatMap((kind): [FilterKind, FilterSettings[]][] => {
      const some = filters[kind];
      return some ? [[kind, some.map((filter) => renameFilter(filter, rename))]] : [];
    }),
  );
}

/** A filter under other names (SLA-11). */
export function renameFilter<One extends Omit<FilterSettings, 'line' | 'actionLines'>>(
  filter: One,
  rename: Rename,
): One {
  return {
    ...filter,
    siteId: filter.siteId === null ? null : rename('site', filter.siteId),
    ruleRows: filter.ruleRows.map(({ negated, conditions }) => ({
      negated,
      conditions: conditions.map((one) => renameCondition(one, rename)),
    })),
    actions: filter.actions.map((action) => renameAction(action, rename)),
  };
}

function renameAction(action: FilterAction, rename: Rename): FilterAction {
  if (action.kind === 'set')
    return action.to === null ? action : { ...action, to: rename(setsA[action.field], action.to) };
  if (action.kind !== 'alarm') return action;
  const userIds = action.userIds.map((id) => rename('user', id));
  return { ...action, userIds, groupIds: action.groupIds.map((id) => rename('group', id)) };
}
