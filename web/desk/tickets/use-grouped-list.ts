import { useCallback, useMemo, useState } from 'react';
import type { z } from 'zod';
import { type ListGrouping, listTicketGroups, type ticketFilter } from '#api/desk/tickets.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { type Folded, type GroupedList, sizeOf, startOf } from './group-lines.ts';
import { type Opening, openingAt } from './window-place.ts';

const none: Folded = new Set();

/**
 * The groups of a list as the server counts them, and which the user has folded (TKT-8).
 *
 * Folding asks for the list without that group; it is opened where the group begins, so that nothing above it moves.
 */
export function useGroupedList(
  filter: Partial<z.output<typeof ticketFilter>>,
  groupBy: ListGrouping | undefined,
  open: (at: Opening) => void,
) {
  const [kept, setKept] = useState<{ readonly by: ListGrouping | undefined; readonly folded: Folded }>();
  const folded = kept !== undefined && kept.by === groupBy ? kept.folded : none;
  const asked = { ...filter, groupBy: groupBy ?? ('owner' as const) };
  const { data } = useAnswer(listTicketGroups, { query: asked }, { enabled: groupBy !== undefined });
  const grouped = useMemo(
    () =>
      groupBy === undefined || data === undefined
        ? undefined
        : { groups: data.groups, folded, query: folded.size === 0 ? undefined : { folded: [...folded].join(',') } },
    [groupBy, data, folded],
  );
  const become = useCallback(
    (next: Folded, key: string | undefined) => {
      setKept({ by: groupBy, folded: next });
      const list: GroupedList = { groups: grouped?.groups ?? [], folded: next };
      open(openingAt(key === undefined ? 0 : startOf(list, key), sizeOf(list)));
    },
    [groupBy, grouped, open],
  );
  return {
    grouped,
    /** Folds a group, or unfolds it. */
    fold: useCallback((key: string) => become(toggled(folded, key), key), [become, folded]),
    /** Unfolds every group; the list is at its beginning then. */
    unfoldAll: useCallback(() => (folded.size === 0 ? undefined : become(none, undefined)), [become, folded]),
  };
}

/** The set with the key, or without it when it was there. */
export function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}
