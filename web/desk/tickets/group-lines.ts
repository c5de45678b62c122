import type { TicketRow } from '#api/desk/ticket.ts';
import { type ListGrouping, NO_GROUP } from '#api/desk/tickets.ts';
import type { ListGroup } from '#core/desk/tickets/group-walk.ts';
import type { ListLine } from './list-rows.ts';
import type { WindowPlace } from './window-place.ts';

/** Which groups of a list are folded: their tickets are left out, their heads stay. */
export type Folded = ReadonlySet<string>;

/** The whole grouped list as the server counts it: its groups in order, with those that are folded. */
export interface GroupedList {
  readonly groups: readonly ListGroup[];
  readonly folded: Folded;
}

/** The lines of a window on a grouped list, and how many heads stand before and after it. */
export interface GroupedLines {
  readonly lines: readonly ListLine[];
  readonly headsBefore: number;
  readonly headsAfter: number;
}

/**
 * Puts the rows of a window under the heads of their groups (TKT-8); heads tell what the whole list holds, not the window.
 *
 * Rows stand by the groups they are in now, so a row that was just changed goes to its new group at once. A group that
 * began before the window has its head there.
 */
export function groupedLines(
  rows: readonly TicketRow[],
  keyOf: (row: TicketRow) => string,
  { groups, folded }: GroupedList,
  place: WindowPlace,
  label: (key: string) => string,
): GroupedLines {
  const byKey = new Map<string, TicketRow[]>(groups.map(({ key }) => [key, []]));
  for (const row of rows) {
    const inside = byKey.get(keyOf(row));
    if (inside === undefined) byKey.set(keyOf(row), [row]);
    else inside.push(row);
  }
  const counted = new Map(groups.map(({ key, count }) => [key, count]));
  const all = [...byKey.keys()].map((key) => ({ key, count: counted.get(key) ?? 0 }));
  const filled = all.map(({ key }) => (folded.has(key) ? [] : (byKey.get(key) ?? [])));
  const first =
    place.before === 0
      ? 0
      : Math.max(
          0,
          filled.findIndex((inside) => inside.length > 0),
        );
  const last = place.after === 0 ? all.length - 1 : filled.findLastIndex((inside) => inside.length > 0);
  const beganBefore = startOf({ groups, folded }, all[first]?.key) < place.before;
  const lines = all.slice(first, last + 1).flatMap(({ key, count }, at): ListLine[] => {
    const inside = filled[first + at] ?? [];
    const head: ListLine = {
      kind: 'group',
      key,
      label: label(key),
      count: Math.max(count, inside.length),
      folded: folded.has(key),
    };
    const tickets = inside.map((row): ListLine => ({ kind: 'ticket', key: row.id, row }));
    return at === 0 && beganBefore ? tickets : [head, ...tickets];
  });
  return { lines, headsBefore: first + (beganBefore ? 1 : 0), headsAfter: Math.max(0, all.length - 1 - last) };
}

/** How many rows of the list come before a group; all of them when there is no such group. */
export function startOf({ groups, folded }: GroupedList, key: string | undefined): number {
  const at = groups.findIndex((group) => group.key === key);
  return sizeOf({ groups: at < 0 ? groups : groups.slice(0, at), folded });
}

/** How many rows a grouped list has, those of folded groups left out. */
export function sizeOf({ groups, folded }: GroupedList): number {
  return groups.reduce((sum, { key, count }) => (folded.has(key) ? sum : sum + count), 0);
}

/** The row of a grouped list that stands at so many pixels from its top. */
export function rowAt(pixels: number, { groups, folded }: GroupedList, height: number, headHeight: number): number {
  let [top, row] = [0, 0];
  for (const { key, count } of groups) {
    const shown = folded.has(key) ? 0 : count;
    const end = top + headHeight + shown * height;
    if (pixels < end) return row + Math.max(0, Math.floor((pixels - top - headHeight) / height));
    [top, row] = [end, row + shown];
  }
  return row;
}

/** The key of the group a ticket stands in, as the server names it. */
export function groupKeyOf(grouping: ListGrouping): (row: TicketRow) => string {
  const of = {
    owner: (row: TicketRow) => row.ownerId,
    status: (row: TicketRow) => row.statusId,
    priority: (row: TicketRow) => row.priority,
    site: (row: TicketRow) => row.siteId,
    group: (row: TicketRow) => row.groupId,
    type: (row: TicketRow) => row.typeId,
  }[grouping];
  return (row) => of(row) ?? NO_GROUP;
}
