/** A row that has its place in a list. */
export interface Placed {
  readonly id: string;
  readonly position: number;
}

/**
 * Moves a row one step and tells which rows get a new position (TKT-2). `rows` are as shown; in a list shown with the
 * highest position first (priorities) the numbers fall. Rows with the same position are told apart by the way.
 */
export function movedPositions(rows: readonly Placed[], id: string, step: -1 | 1, falling: boolean): readonly Placed[] {
  const from = rows.findIndex((row) => row.id === id);
  const to = from + step;
  if (from < 0 || to < 0 || to >= rows.length) return [];
  const moved = rows.toSpliced(from, 1).toSpliced(to, 0, rows[from] as Placed);
  return moved
    .map((row, place) => ({
      id: row.id,
      position: (falling ? moved.length - 1 - place : place) * 10,
      was: row.position,
    }))
    .filter((row) => row.position !== row.was)
    .map((row) => ({ id: row.id, position: row.position }));
}
