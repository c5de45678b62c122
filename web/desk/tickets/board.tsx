import {
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#api/desk/ticket.ts';
import { readBoard } from '#api/desk/tickets.ts';
import { useLiveRefresh } from '#web/kit/live/live-context.tsx';
import { useKeys } from '#web/kit/keys/use-keys.ts';
import { ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { keyOf, useAnswer } from '#web/kit/wire/use-answer.ts';
import { PromiseChip } from '#web/promise/clocks/promise-chip.tsx';
import { useBulkPress } from './bulk-press.ts';
import type { DeskNames } from './desk-names.ts';
import { type DeskSearch, queryOf } from './desk-search.ts';
import { ChannelSign, StatusSign } from './signs.tsx';
import { customerOf, OwnerSign } from './ticket-line.tsx';
import { useTicketActions } from './use-ticket-actions.tsx';

/** The board [Tavla] (TKT-5): a column per status; a ticket is dragged, or chosen and moved by S, to change its status. */
export function Board({ search, names, onOpen }: BoardProps) {
  const { t } = useTranslation('desk');
  const client = useQueryClient();
  const press = useBulkPress();
  const request = { query: queryOf(search) };
  const board = useAnswer(readBoard, request, { keepPrevious: true });
  const [chosen, setChosen] = useState<TicketRow>();
  const actions = useTicketActions(chosen ? [chosen] : [], names);
  useLiveRefresh('tickets', [readBoard], 1500);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor),
  );
  const columns = board.data?.columns ?? [];
  const place = columns
    .flatMap((column, at) => column.rows.map((row, line) => ({ row, at, line })))
    .find((one) => one.row.id === chosen?.id);
  const step = (across: number, down: number) => {
    const at = Math.min(columns.length - 1, Math.max(0, (place?.at ?? 0) + across));
    const rows = columns[at]?.rows ?? [];
    const row = rows[Math.min(rows.length - 1, Math.max(0, place ? place.line + down : 0))];
    if (!row) return;
    setChosen(row);
    document.getElementById(`card-${row.id}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  useKeys([
    { keys: ['j', 'arrowdown'], label: t('keys.down'), group: t('keys.list'), run: () => step(0, 1) },
    { keys: ['k', 'arrowup'], label: t('keys.up'), group: t('keys.list'), run: () => step(0, -1) },
    { keys: ['h', 'arrowleft'], label: '←', group: t('keys.list'), silent: true, run: () => step(-1, 0) },
    { keys: ['l', 'arrowright'], label: '→', group: t('keys.list'), silent: true, run: () => step(1, 0) },
    {
      keys: 'enter',
      label: t('keys.openTicket'),
      group: t('keys.list'),
      when: !!chosen,
      run: () => chosen && onOpen(chosen),
    },
    ...actions.keys,
  ]);
  const drop = (event: DragEndEvent) => {
    const row = columns.flatMap((column) => column.rows).find((one) => one.id === event.active.id);
    const statusId = event.over?.id;
    if (!row || typeof statusId !== 'string' || row.statusId === statusId) return;
    client.setQueryData<typeof board.data>(
      keyOf(readBoard, request),
      (data) => data && { columns: moved(data.columns, row, statusId) },
    );
    void press([row.id], { statusId });
  };
  if (board.isError) return <ErrorState error={board.error} onRetry={() => void board.refetch()} />;
  if (board.isPending) return <SkeletonRows rows={10} />;
  return (
    <DndContext
      sensors={sensors}
      onDragEnd={drop}
      accessibility={{ screenReaderInstructions: { draggable: t('board.moveHint') } }}
    >
      <div className="board">
        {columns.map((column) => (
          <BoardColumn key={column.statusId} id={column.statusId} count={column.count} names={names}>
            {column.rows.map((row) => (
              <BoardCard
                key={row.id}
                row={row}
                names={names}
                chosen={chosen?.id === row.id}
                onChoose={setChosen}
                onOpen={onOpen}
              />
            ))}
            {column.count > column.rows.length ? (
              <div className="xs t3 num boardmore">{t('board.more', { count: column.count - column.rows.length })}</div>
            ) : null}
          </BoardColumn>
        ))}
      </div>
      {actions.picker}
    </DndContext>
  );
}

interface BoardProps {
  readonly search: DeskSearch;
  readonly names: DeskNames;
  readonly onOpen: (row: TicketRow) => void;
}

function BoardColumn({ id, count, names, children }: ColumnProps) {
  const drop = useDroppable({ id });
  return (
    <section ref={drop.setNodeRef} className={drop.isOver ? 'boardcol over' : 'boardcol'} aria-label={names.status(id)}>
      <h2 className="row">
        <StatusSign category={names.category(id)} name={names.status(id)} /> <span className="t3 num xs">{count}</span>
      </h2>
      <div className="boardrows">{children}</div>
    </section>
  );
}

interface ColumnProps {
  readonly id: string;
  readonly count: number;
  readonly names: DeskNames;
  readonly children: ReactNode;
}

function BoardCard({ row, names, chosen, onChoose, onOpen }: CardProps) {
  const { t } = useTranslation('desk');
  const drag = useDraggable({ id: row.id });
  const { x = 0, y = 0 } = drag.transform ?? {};
  return (
    <div
      id={`card-${row.id}`}
      ref={drag.setNodeRef}
      className={`card boardcard${chosen ? ' cur' : ''}${drag.isDragging ? ' drag' : ''}`}
      style={drag.transform ? { transform: `translate(${x}px, ${y}px)` } : undefined}
      {...drag.listeners}
      {...drag.attributes}
      role="button"
      tabIndex={0}
      onFocus={() => onChoose(row)}
      onKeyUp={() => onChoose(row)}
      onClick={() => onChoose(row)}
      onDoubleClick={() => onOpen(row)}
    >
      <div className="row">
        <PromiseChip head={row.head} size="sm" />
        <span className="grow" />
        <ChannelSign channel={row.channel} size={14} />
        <OwnerSign ownerId={row.ownerId} names={names} />
      </div>
      <b className="m boardsubject">{row.subject}</b>
      <div className="xs t3 cut">
        {customerOf(row) ?? t('list.unknown')} · <span className="mono">{row.number}</span>
      </div>
    </div>
  );
}

interface CardProps {
  readonly row: TicketRow;
  readonly names: DeskNames;
  readonly chosen: boolean;
  readonly onChoose: (row: TicketRow) => void;
  readonly onOpen: (row: TicketRow) => void;
}

interface BoardColumnData {
  readonly statusId: string;
  readonly count: number;
  readonly rows: TicketRow[];
}

function moved(columns: BoardColumnData[], row: TicketRow, statusId: string): BoardColumnData[] {
  return columns.map((column) => {
    if (column.statusId === row.statusId)
      return { ...column, count: column.count - 1, rows: column.rows.filter((one) => one.id !== row.id) };
    if (column.statusId === statusId)
      return { ...column, count: column.count + 1, rows: [{ ...row, statusId }, ...column.rows] };
    return column;
  });
}
