import type { TicketRow } from '#api/desk/ticket.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { DeskNames } from './desk-names.ts';
import { type ListGrouping as ServerGrouping, NO_GROUP } from '#api/desk/tickets.ts';
import { urgencies, type Urgency, urgencyOf } from './urgency.ts';

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

/** Tickets one after another, in no groups. */
export function plainLines(rows: readonly TicketRow[]): readonly ListLine[] {
  return rows.map((row) => ({ kind: 'ticket', key: row.id, row }));
}

/** Puts tickets that come by due under their urgency (SLA-7, TKT-8); within a group the order of the list stays. */
export function urgencyLines(
  rows: readonly TicketRow[],
  folded: ReadonlySet<string>,
  label: (urgency: Urgency) => string,
  now: Instant,
): readonly ListLine[] {
  return urgencies.flatMap((key) => {
    const inside = rows.filter((row) => urgencyOf(row, now) === key);
    if (inside.length === 0) return [];
    const isFolded = folded.has(key);
    const head: ListLine = { kind: 'group', key, label: label(key), count: inside.length, folded: isFolded };
    return isFolded ? [head] : [head, ...plainLines(inside)];
  });
}

export type GroupNames = (grouping: ServerGrouping, key: string) => string;

/** What a group is called. */
export function groupNames(names: DeskNames, none: (grouping: ServerGrouping) => string): GroupNames {
  const of: Readonly<Record<ServerGrouping, (key: string) => string>> = {
    owner: names.colleague,
    status: names.status,
    priority: names.priority,
    site: names.site,
    group: names.group,
    type: names.type,
  };
  return (grouping, key) => (key === NO_GROUP ? none(grouping) : of[grouping](key));
}
