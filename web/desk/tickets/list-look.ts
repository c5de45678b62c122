import { useSyncExternalStore } from 'react';

export const densities = { tight: 30, normal: 38, roomy: 56 } as const;
export type Density = keyof typeof densities;
export const groupings = ['urgency', 'owner', 'status', 'priority', 'site', 'none'] as const;
export type Grouping = (typeof groupings)[number];
export const columns = [
  'promise',
  'channel',
  'number',
  'who',
  'subject',
  'type',
  'site',
  'group',
  'created',
  'changed',
  'tags',
  'priority',
  'status',
  'owner',
] as const;
export type Column = (typeof columns)[number];

/** How the user wants lists to look (TKT-8): kept on this device, density also with the user. */
export interface ListLook {
  readonly columns: readonly Column[];
  readonly density: Density;
  readonly grouping: Grouping;
  readonly shape: 'list' | 'board';
}

/** The look of lists and how to change it. */
export function useListLook(): readonly [ListLook, (change: Partial<ListLook>) => void] {
  const look = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
  return [look, changeListLook];
}

/** Changes the look everywhere at once. */
export function changeListLook(change: Partial<ListLook>): void {
  current = { ...current, ...change };
  localStorage.setItem(storageKey, JSON.stringify(current));
  for (const listener of listeners) listener();
}

/** The grid of a row for the chosen columns; the promise always comes first after the checkbox. */
export function gridOf(look: ListLook, narrow: boolean): string {
  const chosen = columnsOf(look, narrow).map((column) => tracks[column]);
  return ['18px', ...chosen].join(' ');
}

/** The columns in their fixed order; a narrow list keeps only those that decide. */
export function columnsOf(look: ListLook, narrow: boolean): readonly Column[] {
  const kept: readonly Column[] = ['promise', 'channel', 'who', 'subject', 'tags', 'status', 'owner'];
  return columns.filter((column) => look.columns.includes(column) && (!narrow || kept.includes(column)));
}

const tracks: Readonly<Record<Column, string>> = {
  promise: '104px',
  channel: '18px',
  number: '84px',
  who: 'minmax(96px, 138px)',
  subject: 'minmax(0, 1fr)',
  type: 'minmax(0, 90px)',
  site: 'minmax(0, 110px)',
  group: 'minmax(0, 110px)',
  created: '92px',
  changed: '92px',
  tags: 'auto',
  priority: '64px',
  status: 'auto',
  owner: '24px',
};

const storageKey = 'svara.list-look';
const usual: ListLook = {
  columns: ['promise', 'channel', 'who', 'subject', 'tags', 'status', 'owner'],
  density: 'normal',
  grouping: 'urgency',
  shape: 'list',
};
let current: ListLook = kept();
const listeners = new Set<() => void>();

function kept(): ListLook {
  try {
    return { ...usual, ...(JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<ListLook>) };
  } catch {
    return usual;
  }
}
