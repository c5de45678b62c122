import { useRouterState } from '@tanstack/react-router';
import { useMemo } from 'react';
import { sorts, type View, views } from '#api/desk/tickets.ts';
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
    for (const name of ['site', 'owner', 'status', 'priority', 'type', 'tag', 'group', 'text', 'named'])
      found[name] = word(name);
    return found as unknown as DeskSearch;
  }, [given]);
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
  ].some(Boolean);
}
