import { useRouterState } from '@tanstack/react-router';
import { useMemo } from 'react';
import { sorts, type View, views } from '#api/desk/tickets.ts';
import { readOwnFilter } from '#core/house/custom-fields/own-filter.ts';
import type { TicketsSearch } from '#web/kit/frame/paths.ts';

/** What the list is asked for, read from the address (TKT-8). */
export interface DeskSearch extends TicketsSearch {
  readonly view: View;
}

/** The search in the address; what is not understood is left out. */
export function useDeskSearch(): DeskSearch {
  const given = useRouterState({ select: (state) => state.location.search as object }) as unknown as Readonly<
    Record<string, unknown>
  >;
  return useMemo(() => {
    const word = (name: string) => (given[name] === undefined ? undefined : String(given[name]));
    const view = views.find((one) => one === word('view')) ?? 'open';
    const sort = sorts.find((one) => one === word('sort'));
    const found: Record<string, string | undefined> = { view, sort };
    for (const name of [
      'site',
      'owner',
      'status',
      'priority',
      'type',
      'tag',
      'group',
      'text',
      'named',
      'sortField',
      'way',
    ])
      found[name] = word(name);
    // What is no filter of own fields would be refused: the list is shown without it.
    const own = ownOf(given['own']);
    if (own !== undefined) found['own'] = own;
    return found as unknown as DeskSearch;
  }, [given]);
}

/** The router reads what looks like JSON: then it is written back. */
function ownOf(given: unknown): string | undefined {
  const text = typeof given === 'object' && given !== null ? JSON.stringify(given) : String(given ?? '');
  return readOwnFilter(text) === undefined ? undefined : text;
}

/** The search as the query of the list, counts and board. */
export function queryOf(search: DeskSearch) {
  return {
    view: search.view,
    siteId: search.site,
    owner: search.owner,
    statusId: search.status,
    priority: search.priority,
    typeId: search.type,
    tag: search.tag,
    groupId: search.group,
    text: search.text,
    own: search.own,
  };
}

/** Whether anything beyond the view narrows the list. */
export function isNarrowed(search: DeskSearch): boolean {
  return [
    search.owner,
    search.status,
    search.priority,
    search.type,
    search.tag,
    search.group,
    search.text,
    search.site,
    search.own,
  ].some(Boolean);
}

/** Whether the list falls: the newest, the last changed and the most pressing come first, own fields rise, unless asked otherwise. */
export function isFalling(search: Pick<DeskSearch, 'sort' | 'way'>): boolean {
  return search.way === undefined ? search.sort !== 'own' : search.way === 'desc';
}
