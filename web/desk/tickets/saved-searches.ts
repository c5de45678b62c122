import { useSyncExternalStore } from 'react';
import type { TicketsSearch } from '#web/kit/frame/paths.ts';

/** A search the user named; kept on this device until saved searches have a room of their own (SRC-1). */
export interface SavedSearch {
  readonly name: string;
  readonly search: TicketsSearch;
}

/** The user's named searches. */
export function useSavedSearches(): readonly SavedSearch[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => saved,
  );
}

/** Names a search; the same name replaces. */
export function saveSearch(name: string, search: TicketsSearch): void {
  keep([...saved.filter((one) => one.name !== name), { name, search: { ...search, named: undefined } }]);
}

/** Forgets a named search. */
export function forgetSearch(name: string): void {
  keep(saved.filter((one) => one.name !== name));
}

const storageKey = 'svara.saved-searches';
let saved: readonly SavedSearch[] = read();
const listeners = new Set<() => void>();

function keep(next: readonly SavedSearch[]): void {
  saved = next;
  localStorage.setItem(storageKey, JSON.stringify(next));
  for (const listener of listeners) listener();
}

function read(): readonly SavedSearch[] {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? '[]') as readonly SavedSearch[];
  } catch {
    return [];
  }
}
