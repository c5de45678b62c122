import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TicketRow } from '#api/desk/ticket.ts';
import { countListed, type ListGrouping, listTicketGroups, listTickets, readBoard } from '#api/desk/tickets.ts';
import { useLive } from '#web/kit/live/live-context.tsx';
import { keyOf } from '#web/kit/wire/use-answer.ts';
import { type DeskSearch, isFalling, queryOf } from './desk-search.ts';
import { sizeOf } from './group-lines.ts';
import { useGroupedList } from './use-grouped-list.ts';
import { useTicketWindow } from './use-ticket-window.ts';
import { beginning, type Opening, openingAt, PAGE } from './window-place.ts';

/**
 * The rows of the list, a window on it that can be opened anywhere, and what has happened since (TKT-8).
 *
 * While `busy()` (the pointer or the cursor is in the list) changes are held back and only counted, so that no row
 * moves under a hand; they come in when the list is left or when the user asks. `inSight()` is the row of the list at
 * the top of the screen: round it a window that has grown long is opened anew.
 */
export function useDeskList(
  search: DeskSearch,
  groupBy: ListGrouping | undefined,
  busy: () => boolean,
  inSight: () => number,
) {
  const client = useQueryClient();
  const filter = useMemo(() => queryOf(search), [search]);
  const list = useMemo(
    () => ({
      ...filter,
      sort: (search.sort ?? 'due') as 'due',
      limit: PAGE,
      ...(search.sort === 'own' ? { sortField: search.sortField } : {}),
      ...(search.sort && search.sort !== 'due'
        ? { descending: isFalling(search) ? ('true' as const) : ('false' as const) }
        : {}),
      ...(groupBy === undefined ? {} : { groupBy }),
    }),
    [search, filter, groupBy],
  );
  const [opened, setOpened] = useState<{ readonly list: object; readonly opening: Opening }>();
  const opening = opened?.list === list ? opened.opening : beginning;
  const open = useCallback((at: Opening) => setOpened({ list, opening: at }), [list]);
  const { grouped, fold, unfoldAll } = useGroupedList(filter, groupBy, open);
  const without = grouped?.query;
  const query = useMemo(() => (without === undefined ? list : { ...list, ...without }), [list, without]);
  const { pages, rows, place } = useTicketWindow(query, filter, opening, grouped && sizeOf(grouped));
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const long = (pages.data?.pages.length ?? 0) > 5;

  const { size } = place;
  const bringIn = useCallback(() => {
    setHeld(new Set());
    // A long window would be read anew page by page: the rows round the sight are enough.
    if (long) open(openingAt(inSight(), size));
    for (const one of [listTickets, countListed, listTicketGroups, readBoard])
      void client.invalidateQueries({ queryKey: keyOf(one) });
  }, [client, open, long, inSight, size]);

  useLive('tickets', (message) => {
    if (message.id)
      setHeld((before) => (before.has(message.id ?? '') ? before : new Set([...before, message.id ?? ''])));
  });
  useEffect(() => {
    if (held.size === 0) return undefined;
    const turn = () => {
      if (busy() || long) timer.current = setTimeout(turn, 1000);
      else bringIn();
    };
    timer.current = setTimeout(turn, 500);
    return () => clearTimeout(timer.current);
  }, [held, busy, bringIn, long]);
  useEffect(() => setHeld(new Set()), [list]);

  return {
    pages,
    rows,
    place,
    open,
    grouped,
    fold,
    unfoldAll,
    held: held.size,
    bringIn,
    patch: (change: RowPatch) => patchRows(client, change),
  };
}

/** Changes rows where they stand in every cached list, so that the user's own press shows at once. */
export function patchRows(client: ReturnType<typeof useQueryClient>, change: RowPatch): void {
  client.setQueriesData<InfiniteData<{ rows: readonly TicketRow[] }>>(
    { queryKey: keyOf(listTickets), predicate: (query) => query.queryKey.at(-1) === 'pages' },
    (data) =>
      data && {
        ...data,
        pages: data.pages.map((page) => ({ ...page, rows: page.rows.map((row) => change(row) ?? row) })),
      },
  );
}

/** A row as it becomes, or undefined when it stays. */
export type RowPatch = (row: TicketRow) => TicketRow | undefined;
