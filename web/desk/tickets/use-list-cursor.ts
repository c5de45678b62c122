import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TicketRow } from '#api/desk/ticket.ts';

/** The list's cursor and its selection (TKT-8): the cursor is one row, the selection any number. */
export function useListCursor(rows: readonly TicketRow[]) {
  const [cursorId, setCursorId] = useState<string>();
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set());
  const [anchorId, setAnchorId] = useState<string>();
  const places = useMemo(() => new Map(rows.map((row, place) => [row.id, place])), [rows]);
  const place = cursorId === undefined ? -1 : (places.get(cursorId) ?? -1);

  const move = useCallback(
    (by: number, extend = false) => {
      const next =
        rows[Math.min(rows.length - 1, Math.max(0, place < 0 ? (by > 0 ? 0 : rows.length - 1) : place + by))];
      if (!next) return;
      if (extend) {
        const from = places.get(anchorId ?? cursorId ?? next.id) ?? place;
        const to = places.get(next.id) ?? place;
        if (anchorId === undefined) setAnchorId(cursorId ?? next.id);
        setSelection(new Set(rows.slice(Math.min(from, to), Math.max(from, to) + 1).map((row) => row.id)));
      } else setAnchorId(undefined);
      setCursorId(next.id);
    },
    [rows, place, places, anchorId, cursorId],
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
    toggle,
    toggleRow,
    clear: useCallback(() => setSelection(new Set()), []),
    /** What an action applies to: the selection in the order of the list, else the row under the cursor. */
    targets: useMemo(
      () =>
        (selection.size > 0
          ? [...selection].map((id) => places.get(id) ?? -1).toSorted((a, b) => a - b)
          : [place]
        ).flatMap((at) => rows[at] ?? []),
      [selection, place, places, rows],
    ),
  };
}

export type ListCursor = ReturnType<typeof useListCursor>;
