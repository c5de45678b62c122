import { useSyncExternalStore } from 'react';
import { listGroupings } from '#api/desk/tickets.ts';

export const densities = { tight: 30, normal: 38, roomy: 56 } as const;
export type Density = keyof typeof densities;
export const groupings = ['urgency', ...listGroupings, 'none'] as const;
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
export type BuiltInColumn = (typeof columns)[number];
/** A column of every ticket, or one of an own field by its key. */
export type Column = BuiltInColumn | `own:${string}`;

/** The key of the own field a column shows; undefined for the others. */
export function ownKeyOf(column: Column): string | undefined {
  return column.startsWith('own:') ? column.slice('own:'.length) : undefined;
}

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
export function gridOf(shown: readonly Column[]): string {
  const chosen = shown.map((column) => tracks[column as BuiltInColumn] ?? '84px');
  return ['18px', ...chosen].join(' ');
}

/** The columns in their fixed order; a narrow list keeps only those that decide. */
export function columnsOf(look: ListLook, narrow: boolean, ownKeys: readonly string[]): readonly Column[] {
  const kept: readonly Column[] = ['promise', 'channel', 'who', 'subject', 'tags', 'status', 'owner'];
  const chosen = columns.filter((column) => look.columns.includes(column) && (!narrow || kept.includes(column)));
  const own = ownKeys.map((key) => `own:${key}` as const).filter((column) => look.columns.includes(column) && !narrow);
  const at = chosen.findIndex((column) => afterOwn.includes(column));
  return at < 0 ? [...chosen, ...own] : chosen.toSpliced(at, 0, ...(own as never[]));
}

/** Own fields stand before the subject, which takes what is left: so they stand under one another in every line. */
const afterOwn: readonly Column[] = ['subject'];

const tracks: Readonly<Record<BuiltInColumn, string>> = {
  promise: '104px',
  channel: '18px',
  number: '84px',
  who: 'minmax(96px, 138px)',
  subject: 'minmax(64px, 1fr)',
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
