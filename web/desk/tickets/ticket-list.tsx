import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#api/desk/ticket.ts';
import { useNow } from '#web/kit/time/use-now.ts';
import type { DeskNames } from './desk-names.ts';
import { columnsOf, densities, gridOf, type ListLook } from './list-look.ts';
import { type Folded, type GroupedLines, type GroupedList, groupedLines, groupKeyOf, rowAt } from './group-lines.ts';
import { groupNames, type ListLine, plainLines, urgencyLines } from './list-rows.ts';
import { TicketLine } from './ticket-line.tsx';
import type { ListCursor } from './use-list-cursor.ts';
import { toggled } from './use-grouped-list.ts';
import { useSteadySight } from './use-steady-sight.ts';
import { useWindowSight } from './use-window-sight.ts';
import type { WindowPlace } from './window-place.ts';

export interface TicketListProps {
  readonly rows: readonly TicketRow[];
  readonly look: ListLook;
  readonly grouping: ListLook['grouping'];
  /** The groups of the whole list where the server makes them, and how one is folded. */
  readonly grouped: GroupedList | undefined;
  readonly onFold: (key: string) => void;
  readonly narrow: boolean;
  readonly phone: boolean;
  readonly names: DeskNames;
  readonly cursor: ListCursor;
  readonly label: string;
  /** Which rows of the whole list these are. */
  readonly place: WindowPlace;
  readonly loading: boolean;
  /** Asks for the rows before or after these; undefined when there are none or they are on their way. */
  readonly onBefore: (() => void) | undefined;
  readonly onMore: (() => void) | undefined;
  /** Asks for the rows round a row far from these. */
  readonly onFar: (row: number) => void;
  /** Told which of these rows is the first in sight. */
  readonly onSight: (row: number) => void;
  readonly onPress: (row: TicketRow) => void;
  readonly onOpen: (row: TicketRow) => void;
}

/** The list itself (TKT-8): only the lines in sight are drawn, so a hundred thousand tickets scroll as ten do. */
export function TicketList(props: TicketListProps) {
  const { t } = useTranslation('desk');
  const { rows, look, names, cursor, place, grouping, grouped } = props;
  const now = useNow('quarter');
  const [folded, setFolded] = useState<Folded>(new Set());
  const box = useRef<HTMLDivElement>(null);
  const height = props.phone ? 64 : densities[look.density];
  const nameOf = useMemo(
    () => groupNames(names, (by) => (by === 'owner' ? t('list.unassigned') : t(`noGroup.${by as 'type'}`))),
    [names, t],
  );
  const { lines, headsBefore, headsAfter } = useMemo((): GroupedLines => {
    const alone = { headsBefore: 0, headsAfter: 0 };
    if (grouping === 'none') return { lines: plainLines(rows), ...alone };
    if (grouping === 'urgency')
      return { lines: urgencyLines(rows, folded, (key) => t(`groups.${key}`), now), ...alone };
    if (grouped === undefined) return { lines: plainLines(rows), ...alone };
    return groupedLines(rows, groupKeyOf(grouping), grouped, place, (key) => nameOf(grouping, key));
  }, [rows, grouping, grouped, place, folded, nameOf, t, now]);
  /** The head of the group a ticket stands in, to be seen while its own is scrolled away. */
  const headOf = (line: ListLine | undefined) => {
    if (line?.kind !== 'ticket' || grouped === undefined || grouping === 'urgency' || grouping === 'none')
      return undefined;
    const key = groupKeyOf(grouping)(line.row);
    const count = grouped.groups.find((group) => group.key === key)?.count;
    return { label: nameOf(grouping, key), count };
  };
  const before = place.before * height + headsBefore * HEAD;
  const after = place.after * height + headsAfter * HEAD;
  const inGroups = grouped !== undefined;
  const onFar = (pixels: number, row: number) =>
    props.onFar(grouped === undefined ? row : rowAt(pixels, grouped, height, HEAD));
  const virtual = useVirtualizer({
    paddingStart: before,
    paddingEnd: after,
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: (at) => (lines[at]?.kind === 'group' ? HEAD : height),
    getItemKey: (at) => lines[at]?.key ?? at,
    overscan: 12,
    scrollPaddingStart: inGroups ? HEAD : 0,
  });
  const onScroll = useWindowSight(
    { ...props, onFar },
    { box, lines, before, after, height, size: virtual.getTotalSize() },
  );
  useSteadySight(virtual, { box, lines, cursorId: cursor.cursorId });
  useEffect(() => virtual.measure(), [virtual, height]);
  useEffect(() => {
    const at = lines.findIndex((line) => line.key === cursor.cursorId);
    if (at >= 0 && !isInSight(virtual, at, inGroups ? HEAD : 0)) virtual.scrollToIndex(at, { align: 'auto' });
    // Only a moved cursor scrolls; new rows must not.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [cursor.cursorId, cursor.moves]);

  // What every line is handed stays the same object, so that a moved cursor draws two lines and not all.
  const columns = useMemo(
    () =>
      columnsOf(
        look,
        props.narrow,
        names.own.map(({ key }) => key),
      ),
    [look, props.narrow, names.own],
  );
  const grid = useMemo(() => gridOf(columns), [columns]);
  const top = virtual.getVirtualItems().find(({ end }) => end > (virtual.scrollOffset ?? 0));
  const topHead = grouped && headOf(lines[top?.index ?? -1]);
  return (
    <div
      ref={box}
      className={props.phone ? 'list phone' : 'list'}
      role="grid"
      aria-label={props.label}
      aria-rowcount={place.size ?? -1}
      aria-busy={props.loading}
      onScroll={onScroll}
      aria-activedescendant={cursor.cursorId ? `row-${cursor.cursorId}` : undefined}
      tabIndex={0}
    >
      {topHead === undefined ? null : (
        <div className="grp stuck" aria-hidden>
          {topHead.label} <span className="t3 num">{topHead.count}</span>
        </div>
      )}
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
        {place.before > 0 ? <Gap from={0} height={before} line={height} /> : null}
        {place.after > 0 ? <Gap from={virtual.getTotalSize() - after} height={after} line={height} /> : null}
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (!line) return null;
          return (
            <div
              key={item.key}
              className="list-at"
              role="presentation"
              style={{ transform: `translateY(${item.start}px)`, height: item.size }}
            >
              {line.kind === 'group' ? (
                <div role="row" className="grp">
                  <span role="gridcell">
                    <button
                      type="button"
                      className="plainbtn"
                      aria-expanded={!line.folded}
                      onClick={() =>
                        grouped === undefined
                          ? setFolded((before) => toggled(before, line.key))
                          : props.onFold(line.key)
                      }
                    >
                      {line.folded ? <ChevronRight size={14} aria-hidden /> : <ChevronDown size={14} aria-hidden />}
                      {line.label}{' '}
                      <span className="t3 num">
                        {line.count}
                        {grouped === undefined && isPart(lines, item.index, place, props.onMore !== undefined)
                          ? '+'
                          : ''}
                      </span>
                    </button>
                  </span>
                </div>
              ) : (
                <TicketLine
                  row={line.row}
                  names={names}
                  columns={columns}
                  grid={grid}
                  height={height}
                  roomy={look.density === 'roomy'}
                  selected={cursor.selection.has(line.row.id)}
                  current={cursor.cursorId === line.row.id}
                  onSelect={cursor.toggleRow}
                  onPress={props.onPress}
                  onOpen={props.onOpen}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Whether a line is seen whole; then nothing needs to scroll, and nothing is measured. */
function isInSight(virtual: Virtualizer<HTMLDivElement, Element>, at: number, covered: number): boolean {
  const line = virtual.measurementsCache[at];
  const from = virtual.scrollOffset ?? 0;
  return line !== undefined && line.start >= from + covered && line.end <= from + (virtual.scrollRect?.height ?? 0);
}

/** Rows of the list that are not here yet: lines where they will stand. */
function Gap({ from, height, line }: { readonly from: number; readonly height: number; readonly line: number }) {
  return <div className="list-gap" aria-hidden style={{ top: from, height, backgroundSize: `100% ${line}px` }} />;
}

/**
 * Whether rows of an urgency may lie outside the window: then there are more of them. Standing clocks come last by due,
 * those past their promise among them, so both their groups may go on beyond whatever is in the window.
 */
function isPart(lines: readonly ListLine[], at: number, { before, after }: WindowPlace, more: boolean): boolean {
  const goesOn = more || after > 0;
  const isSpread = ['over', 'still'].includes(lines[at]?.key ?? '');
  return (
    (goesOn && (isSpread || at === lines.findLastIndex((line) => line.kind === 'group'))) ||
    (before > 0 && (isSpread || at === 0))
  );
}

/** Pixels: how high the head of a group is. */
const HEAD = 30;
