import { List, SquareKanban } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#api/desk/ticket.ts';
import { useNarrowerThan } from '#web/kit/frame/breakpoints.ts';
import { useGo } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { useKeys } from '#web/kit/keys/use-keys.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { SegmentedControl } from '#web/kit/parts/segmented.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { presentInstant, useNow } from '#web/kit/time/use-now.ts';
import { BulkActions } from './bulk-actions.tsx';
import { useMerge } from '#web/desk/kin/use-merge.tsx';
import { useDeskNames } from './desk-names.ts';
import { isNarrowed, useDeskSearch } from './desk-search.ts';
import { FilterBar } from './filter-bar.tsx';
import { groupKeyOf } from './group-lines.ts';
import { rememberList } from './list-memory.ts';
import { densities, useListLook } from './list-look.ts';
import { LookMenu } from './look-menu.tsx';
import { Preview } from './preview.tsx';
import { TicketList } from './ticket-list.tsx';
import { useDeskList } from './use-desk-list.ts';
import { useListCursor } from './use-list-cursor.ts';
import { useTicketActions } from './use-ticket-actions.tsx';
import { ViewsColumn } from './views-column.tsx';
import { type Opening, openingAt } from './window-place.ts';
import '#web/desk/desk.css';

const Board = lazy(() => import('./board.tsx').then((file) => ({ default: file.Board })));

/** The desk (TKT-8): views, the list by urgency or the board, and a preview of the row under the cursor. */
export function TicketsPage() {
  const { t } = useTranslation(['desk', 'kit']);
  const go = useGo();
  const search = useDeskSearch();
  const names = useDeskNames();
  const [look, changeLook] = useListLook();
  const drawers = useNarrowerThan('drawers');
  const phone = useNarrowerThan('phone');
  const inside = useRef(false);
  const movedAt = useRef(0);
  const busy = useCallback(() => inside.current || presentInstant() - movedAt.current < 4000, []);
  const sight = useRef(0);
  const placeBefore = useRef(0);
  const onSight = useCallback((row: number) => {
    sight.current = row;
  }, []);
  const inSight = useCallback(() => placeBefore.current + sight.current, []);
  const grouping = search.sort && look.grouping === 'urgency' ? 'none' : look.grouping;
  const groupBy = grouping === 'urgency' || grouping === 'none' ? undefined : grouping;
  const list = useDeskList(search, groupBy, busy, inSight);
  const cursor = useListCursor(list.rows);
  useNow('minute');
  const { targets } = cursor;
  const actions = useTicketActions(targets, names);
  const merge = useMerge(targets, cursor.clear);
  const board = look.shape === 'board' && !phone;
  const viewName = search.named ?? (search.site ? names.site(search.site) : t(`views.${search.view}`));

  const open = useCallback(
    (row: TicketRow) => {
      rememberList({ label: viewName, back: paths.tickets(search), ids: list.rows.map((one) => one.id) });
      go(paths.ticket(row.id));
    },
    [go, list.rows, search, viewName],
  );
  const { cursorId, setCursorId } = cursor;
  const press = useCallback(
    (row: TicketRow) => (drawers ? open(row) : setCursorId(row.id)),
    [drawers, open, setCursorId],
  );
  const move = (by: number, extend = false) => {
    movedAt.current = presentInstant();
    cursor.move(by, extend, sight.current);
  };
  const { open: openWindow, place } = list;
  const { keep, jump } = cursor;
  const openAt = (opening: Opening) => {
    keep();
    openWindow(opening);
  };
  const wished = useRef<'start' | 'end'>(undefined);
  const goToEdge = (edge: 'start' | 'end') => {
    movedAt.current = presentInstant();
    if (edge === 'start' ? list.pages.hasPreviousPage : list.pages.hasNextPage) {
      wished.current = edge;
      openAt({ from: edge, offset: 0 });
    } else jump(edge);
  };
  useEffect(() => {
    placeBefore.current = place.before;
    if (wished.current === undefined || list.pages.isPlaceholderData) return;
    jump(wished.current);
    wished.current = undefined;
  });
  useEffect(() => {
    document.title = `${viewName} · Svara`;
  }, [viewName]);
  const firstId = list.rows[0]?.id;
  useEffect(() => {
    if (cursorId === undefined && firstId !== undefined && !drawers) setCursorId(firstId);
  }, [cursorId, firstId, drawers, setCursorId]);
  useKeys([
    { keys: ['j', 'arrowdown'], label: t('keys.down'), group: t('keys.list'), when: !board, run: () => move(1) },
    { keys: ['k', 'arrowup'], label: t('keys.up'), group: t('keys.list'), when: !board, run: () => move(-1) },
    { keys: 'home', label: t('keys.first'), group: t('keys.list'), when: !board, run: () => goToEdge('start') },
    { keys: 'end', label: t('keys.last'), group: t('keys.list'), when: !board, run: () => goToEdge('end') },
    {
      keys: 'arrowleft',
      label: t('keys.fold'),
      group: t('keys.list'),
      when: !board && groupBy !== undefined && !!cursor.current,
      run: () => groupBy && cursor.current && list.fold(groupKeyOf(groupBy)(cursor.current)),
    },
    {
      keys: 'arrowright',
      label: t('keys.unfold'),
      group: t('keys.list'),
      when: !board && !!list.grouped?.folded.size,
      run: list.unfoldAll,
    },
    {
      keys: 'shift+arrowdown',
      label: t('keys.extendDown'),
      group: t('keys.list'),
      when: !board,
      run: () => move(1, true),
    },
    {
      keys: 'shift+arrowup',
      label: t('keys.extendUp'),
      group: t('keys.list'),
      when: !board,
      run: () => move(-1, true),
    },
    {
      keys: 'x',
      label: t('keys.select'),
      group: t('keys.list'),
      when: !!cursor.current,
      run: () => cursor.current && cursor.toggle(cursor.current.id),
    },
    {
      keys: 'enter',
      label: t('keys.openTicket'),
      group: t('keys.list'),
      when: !!cursor.current && !board,
      run: () => cursor.current && open(cursor.current),
    },
    {
      keys: 'r',
      label: t('keys.reply'),
      group: t('keys.ticket'),
      when: !!cursor.current,
      run: () => cursor.current && go(`${paths.ticket(cursor.current.id)}?write=answer`),
    },
    {
      keys: 'escape',
      label: t('keys.back'),
      group: t('keys.list'),
      silent: true,
      when: cursor.selection.size > 0,
      run: cursor.clear,
    },
    {
      keys: 'b',
      label: t('keys.board'),
      group: t('keys.list'),
      run: () => changeLook({ shape: board ? 'list' : 'board' }),
    },
    ...(board ? [] : [...actions.keys, merge.key]),
  ]);

  const first = list.pages;
  const { fetchNextPage, fetchPreviousPage } = first;
  const total = place.size ?? `${list.rows.length}+`;
  const idle = !first.isFetching;
  return (
    <div className="desk">
      <ViewsColumn search={search} names={names} />
      <section className="deskmain" aria-label={viewName}>
        <div className="lh">
          <h1>{viewName}</h1>
          <span className="t3 num">{first.data ? total : ''}</span>
          <span className="grow" />
          {list.held > 0 ? (
            <Button
              size="xs"
              look="soft"
              className="num"
              onClick={list.bringIn}
              title={t('list.showNews', { count: list.held })}
            >
              {t('list.news', { count: list.held })}
            </Button>
          ) : null}
          {phone ? null : (
            <SegmentedControl
              label={t('list.shape')}
              value={board ? 'board' : 'list'}
              options={[
                { value: 'list', label: t('list.asList'), icon: <List size={14} aria-hidden /> },
                { value: 'board', label: t('list.asBoard'), icon: <SquareKanban size={14} aria-hidden /> },
              ]}
              onChange={(shape) => changeLook({ shape })}
            />
          )}
          <LookMenu names={names} />
        </div>
        <FilterBar search={search} names={names} />
        <div
          className="listbox"
          onPointerEnter={() => {
            inside.current = true;
          }}
          onPointerLeave={() => {
            inside.current = false;
          }}
        >
          {board ? (
            <Suspense fallback={<SkeletonRows rows={10} />}>
              <Board search={search} names={names} onOpen={open} />
            </Suspense>
          ) : first.isPending ? (
            <SkeletonRows rows={14} height={densities[look.density]} />
          ) : first.isError ? (
            <ErrorState error={first.error} onRetry={() => void first.refetch()} />
          ) : list.rows.length === 0 && !list.grouped?.folded.size ? (
            <EmptyState
              title={
                isNarrowed(search)
                  ? t('list.emptyFilter')
                  : search.view === 'open' || search.view === 'to-do'
                    ? t('list.empty')
                    : t('list.emptyView', { view: viewName })
              }
              action={
                isNarrowed(search) ? (
                  <Button size="sm" onClick={() => go(paths.tickets({ view: search.view }))}>
                    {t('list.clearFilter')}
                  </Button>
                ) : undefined
              }
            >
              {isNarrowed(search) ? null : t('list.emptyHint')}
            </EmptyState>
          ) : (
            <TicketList
              rows={list.rows}
              look={look}
              grouping={grouping}
              grouped={list.grouped}
              onFold={list.fold}
              narrow={drawers}
              phone={phone}
              names={names}
              cursor={cursor}
              label={viewName}
              place={place}
              loading={first.isPlaceholderData}
              onBefore={first.hasPreviousPage && idle ? fetchPreviousPage : undefined}
              onMore={first.hasNextPage && idle ? fetchNextPage : undefined}
              onFar={(row) => openAt(openingAt(row, place.size))}
              onSight={onSight}
              onPress={press}
              onOpen={open}
            />
          )}
        </div>
        <BulkActions count={cursor.selection.size} actions={actions} onMerge={merge.open} onClear={cursor.clear} />
        {actions.picker}
        {merge.picker}
      </section>
      {drawers || board ? null : <Preview row={cursor.current} names={names} onOpen={open} />}
    </div>
  );
}
