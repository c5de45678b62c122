import { useEffect } from 'react';
import { countSearches, createSearch, listSearches, type SavedSearch } from '#api/desk/searches.ts';
import type { TicketsSearch } from '#web/kit/frame/paths.ts';
import { useLiveRefresh } from '#web/kit/live/live-context.tsx';
import { call } from '#web/kit/wire/call.ts';
import { queryClient } from '#web/kit/wire/query-client.ts';
import { keyOf, useAnswer } from '#web/kit/wire/use-answer.ts';

/** The saved searches one sees, own and shared, with the live counts of the pinned ones (SRC-1). */
export function useSavedSearches() {
  const rows = useAnswer(listSearches, {}).data?.rows ?? none;
  const pinned = rows.filter((one) => one.pinned);
  const counts = useAnswer(countSearches, {}, { enabled: pinned.length > 0, keepPrevious: true }).data?.counts ?? {};
  useLiveRefresh('saved-searches', [listSearches, countSearches], 150);
  useLiveRefresh('tickets', [countSearches], 1500);
  useEffect(() => void bringOver(), []);
  return { rows, pinned, counts };
}

const none: readonly SavedSearch[] = [];

/** A saved search as the address of the list it shows. */
export function addressOf({ name, query }: SavedSearch): TicketsSearch {
  return {
    view: query.view,
    site: query.siteId,
    owner: query.owner,
    status: query.statusId,
    priority: query.priority,
    type: query.typeId,
    tag: query.tag,
    group: query.groupId,
    text: query.text,
    sort: query.sort,
    sortField: query.sortField,
    way: query.descending === undefined ? undefined : query.descending === 'true' ? 'desc' : 'asc',
    own: query.own,
    named: name,
  };
}

/** What an address asks for, as it is saved. */
export function savedQueryOf(search: TicketsSearch): SavedSearch['query'] {
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
    sort: search.sort,
    sortField: search.sortField,
    descending: search.way === undefined ? undefined : String(search.way === 'desc'),
    own: search.own,
  } as SavedSearch['query'];
}

const DEVICE_KEY = 'svara.saved-searches';

/** Searches that were named on this device before they were kept by the server. */
async function bringOver(): Promise<void> {
  const text = localStorage.getItem(DEVICE_KEY);
  if (text === null) return;
  localStorage.removeItem(DEVICE_KEY);
  try {
    const kept = JSON.parse(text) as readonly { readonly name: string; readonly search: TicketsSearch }[];
    for (const { name, search } of kept) await call(createSearch, { body: { name, query: savedQueryOf(search) } });
    await queryClient.invalidateQueries({ queryKey: keyOf(listSearches) });
  } catch {
    localStorage.setItem(DEVICE_KEY, text);
  }
}
