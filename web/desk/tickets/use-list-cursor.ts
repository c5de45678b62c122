import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TicketRow } from '#api/desk/ticket.ts';

/** The list's cursor and its selection (TKT-8): the cursor is one row, the selection any number. */
export function useListCursor(rows: readonly TicketRow[]) {
  const [cursorId, setCursorId] = useState<string>();
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [anchorId, setAnchorId] = useState<string>();
  const [moves, setMoves] = useState(0);
  const [kept, setKept] = useState<ReadonlyMap<string, TicketRow>>(new Map());
  const places = useMemo(() => new Map(rows.map((row, place) => [row.id, place])), [rows]);
  const place = cursorId === undefined ? -1 : (places.get(cursorId) ?? -1);

  const move = useCallback(
    (by: number, extend = false, inSight = by > 0 ? 0 : rows.length - 1) => {
      const next = rows[Math.min(rows.length - 1, Math.max(0, place < 0 ? inSight : place + by))];
      if (!next) return;
      if (extend) {
        const from = places.get(anchorId ?? cursorId ?? next.id) ?? place;
        const to = places.get(next.id) ?? place;
        if (anchorId === undefined) setAnchorId(cursorId ?? next.id);
        setSelection(new Set(rows.slice(Math.min(from, to), Math.max(from, to) + 1).map((row) => row.id)));
      } else setAnchorId(undefined);
      setCursorId(next.id);
      setMoves((before) => before + 1);
    },
    [rows, place, places, anchorId, cursorId],
  );

  /** To the first or the last row there is. */
  const jump = useCallback(
    (to: 'start' | 'end') => {
      setAnchorId(undefined);
      setCursorId((to === 'start' ? rows[0] : rows.at(-1))?.id);
      setMoves((before) => before + 1);
    },
    [rows],
  );

  const toggle = useCallback(
    (id: string, range = false) => {
      setSelection((before) => {
        const next = new Set(before);
        if (range && anchorId !== undefined) {
          const from = places.get(anchorId) ?? 0;
          const to = places.get(id) ?? 0;
          for (const row of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(row.id);
        } else if (!next.delete(id)) next.add(id);
        return next;
      });
      setAnchorId(id);
    },
    [rows, places, anchorId],
  );

  /** The same for a line of the list; always the same function, so that no line is drawn anew for it. */
  const latestToggle = useRef(toggle);
  useEffect(() => {
    latestToggle.current = toggle;
  });
  const toggleRow = useCallback((row: TicketRow, range: boolean) => latestToggle.current(row.id, range), []);

  return {
    cursorId,
    place,
    current: place < 0 ? undefined : rows[place],
    selection,
    setCursorId,
    move,
    jump,
    /** How often the cursor was moved: each time it must come into sight, also where it stayed. */
    moves,
    toggle,
    toggleRow,
    clear: useCallback(() => setSelection(new Set()), []),
    /** Remembers what is selected before other rows take the place of these: what applies to it goes on doing so. */
    keep: useCallback(
      () =>
        setKept(
          (before) =>
            new Map([...selection].flatMap((id) => entryOf(id, rows[places.get(id) ?? -1] ?? before.get(id)))),
        ),
      [selection, rows, places],
    ),
    /** What an action applies to: the selection in the order of the list, else the row under the cursor. */
    targets: useMemo(
      () =>
        selection.size > 0
          ? [
              ...[...selection].flatMap((id) => (places.has(id) ? [] : (kept.get(id) ?? []))),
              ...[...selection]
                .map((id) => places.get(id) ?? -1)
                .toSorted((a, b) => a - b)
                .flatMap((at) => rows[at] ?? []),
            ]
          : [rows[place] ?? []].flat(),
      [selection, place, places, rows, kept],
    ),
  };
}

export type ListCursor = ReturnType<typeof useListCursor>;

function entryOf(id: string, row: TicketRow | undefined): readonly [string, TicketRow][] {
  return row === undefined ? [] : [[id, row]];
}
