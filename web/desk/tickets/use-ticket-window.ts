import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { z } from 'zod';
import { countListed, listTickets } from '#api/desk/tickets.ts';
import { call } from '#web/kit/wire/call.ts';
import { keyOf, useAnswer } from '#web/kit/wire/use-answer.ts';
import { type Opening, placeInList, type WindowPage } from './window-place.ts';

export type ListQuery = Partial<z.output<(typeof listTickets)['query']>>;
type PageParam = Opening | { readonly cursor: string };

/** The request of a window: also its key in the cache. */
export function windowRequest(query: ListQuery, opening: Opening) {
  return { query: { ...query, ...opening } };
}

/**
 * A window on a list of any length (TKT-8): the rows around where it was opened, growing page by page both ways, and
 * which place of the whole list they have.
 */
export function useTicketWindow(
  query: ListQuery,
  filter: Partial<z.output<(typeof countListed)['query']>>,
  opening: Opening,
  /** How many rows the list has where that is known already, as of one in groups. */
  known?: number,
) {
  const pages = useInfiniteQuery({
    queryKey: [...keyOf(listTickets, windowRequest(query, opening)), 'pages'],
    initialPageParam: opening as PageParam,
    queryFn: ({ signal, pageParam }) => call(listTickets, { query: { ...query, ...pageParam } }, { signal }),
    getNextPageParam: ({ nextCursor }) => (nextCursor === null ? null : { cursor: nextCursor }),
    getPreviousPageParam: ({ previousCursor }) => (previousCursor === null ? null : { cursor: previousCursor }),
    placeholderData: keepPreviousData,
    // Windows in the middle are many and not come back to.
    ...(opening.from === 'start' && opening.offset === 0 ? {} : { gcTime: 10_000 }),
  });
  const { data } = pages;
  // Of the rows that are shown: while others are on their way those of the window before stand where they stood.
  const goesOn = (data?.pages.at(-1)?.nextCursor ?? null) !== null;
  const cameFrom = (data?.pages[0]?.previousCursor ?? null) !== null;
  const size = useAnswer(countListed, { query: filter }, { enabled: known === undefined && (goesOn || cameFrom) });
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  const place = useMemo(
    () =>
      placeInList(
        (data?.pages ?? []).map((page, at): WindowPage => {
          const param = data?.pageParams[at] as PageParam;
          return { rows: page.rows.length, opening: 'cursor' in param ? undefined : param };
        }),
        { before: cameFrom, after: goesOn },
        known ?? size.data?.count,
      ),
    [data, cameFrom, goesOn, known, size.data],
  );
  return { pages, rows, place };
}
