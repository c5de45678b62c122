import type { TicketRow } from '#api/desk/ticket.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { DeskNames } from './desk-names.ts';
import type { Grouping } from './list-look.ts';
import { urgencies, urgencyOf } from './urgency.ts';

/** A line of the list: the head of a group, or a ticket. */
export type ListLine =
  | {
      readonly kind: 'group';
      readonly key: string;
      readonly label: string;
      readonly count: number;
      readonly folded: boolean;
    }
  | { readonly kind: 'ticket'; readonly key: string; readonly row: TicketRow };

/** Puts tickets under their groups (TKT-8); within a group the order of the list stays. */
export function listLines(
  rows: readonly TicketRow[],
  grouping: Grouping,
  folded: ReadonlySet<string>,
  names: GroupNames,
  now: Instant,
): readonly ListLine[] {
  if (grouping === 'none') return rows.map((row) => ({ kind: 'ticket', key: row.id, row }));
  const groups = Map.groupBy(rows, (row) => groupKey(row, grouping, now));
  const order = grouping === 'urgency' ? urgencies.filter((key) => groups.has(key)) : [...groups.keys()];
  return order.flatMap((key) => {
    const inside = groups.get(key) ?? [];
    const isFolded = folded.has(key);
    const head: ListLine = { kind: 'group', key, label: names(grouping, key), count: inside.length, folded: isFolded };
    return isFolded ? [head] : [head, ...inside.map((row): ListLine => ({ kind: 'ticket', key: row.id, row }))];
  });
}

export type GroupNames = (grouping: Grouping, key: string) => string;

/** What a group is called. */
export function groupNames(names: DeskNames, urgency: (key: 'over') => string, nobody: string): GroupNames {
  return (grouping, key) => {
    if (grouping === 'urgency') return urgency(key as 'over');
    if (grouping === 'owner') return key === '' ? nobody : names.colleague(key);
    if (grouping === 'status') return names.status(key);
    if (grouping === 'priority') return names.priority(key);
    return names.site(key);
  };
}

function groupKey(row: TicketRow, grouping: Grouping, now: Instant): string {
  if (grouping === 'urgency') return urgencyOf(row, now);
  if (grouping === 'owner') return row.ownerId ?? '';
  if (grouping === 'status') return row.statusId;
  if (grouping === 'priority') return row.priority;
  return row.siteId;
}
