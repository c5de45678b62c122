import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TicketRow } from '#api/desk/ticket.ts';
import { listTickets, readBoard } from '#api/desk/tickets.ts';
import { useLive } from '#web/kit/live/live-context.tsx';
import { keyOf, usePages } from '#web/kit/wire/use-answer.ts';
import { type DeskSearch, isFalling, queryOf } from './desk-search.ts';

/**
 * The rows of the list, page by page, and what has happened since (TKT-8).
 *
 * While `busy()` (the pointer or the cursor is in the list) changes are held back and only counted, so that no row
 * moves under a hand; they come in when the list is left or when the user asks.
 */
export function useDeskList(search: DeskSearch, busy: () => boolean) {
  const client = useQueryClient();
  const request = useMemo(
    () => ({
      query: {
        ...queryOf(search),
        sort: (search.sort ?? 'due') as 'due',
        limit: 100,
        ...(search.sort === 'own' ? { sortField: search.sortField } : {}),
        ...(search.sort && search.sort !== 'due'
          ? { descending: isFalling(search) ? ('true' as const) : ('false' as const) }
          : {}),
      },
    }),
    [search],
  );
  const pages = usePages(listTickets, request, { keepPrevious: true });
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data]);
  const [held, setHeld] = useState<ReadonlySet<string>>(new Set());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const bringIn = useCallback(() => {
    setHeld(new Set());
    const key = [...keyOf(listTickets, request), 'pages'];
    client.setQueryData<InfiniteData<unknown>>(key, (data) =>
      data && data.pages.length > 5 ? { pages: data.pages.slice(0, 2), pageParams: data.pageParams.slice(0, 2) } : data,
    );
    void client.invalidateQueries({ queryKey: keyOf(listTickets) });
    void client.invalidateQueries({ queryKey: keyOf(readBoard) });
  }, [client, request]);

  useLive('tickets', (message) => {
    if (message.id)
      setHeld((before) => (before.has(message.id ?? '') ? before : new Set([...before, message.id ?? ''])));
  });
  useEffect(() => {
    if (held.size === 0) return undefined;
    const turn = () => {
      if (busy() || (pages.data?.pages.length ?? 0) > 5) timer.current = setTimeout(turn, 1000);
      else bringIn();
    };
    timer.current = setTimeout(turn, 500);
    return () => clearTimeout(timer.current);
  }, [held, busy, bringIn, pages.data]);
  useEffect(() => setHeld(new Set()), [request]);

  return { pages, rows, held: held.size, bringIn, patch: (change: RowPatch) => patchRows(client, change) };
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
