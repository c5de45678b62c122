/** Something with a share of promises kept (SLR-5); null when it had none to keep. */
export interface Ranked {
  readonly level: number | null;
  readonly met: number;
  readonly missed: number;
}

/**
 * Rows by fulfilment, the best first, each with its place (SLR-5).
 *
 * Equal shares have equal places, and of them the one with more promises stands first; what had nothing to keep has no
 * place and stands last.
 */
export function rank<Row extends Ranked>(rows: readonly Row[]): readonly (Row & { readonly place: number | null })[] {
  const placed = rows
    .filter((row) => row.level !== null)
    .sort((a, b) => (b.level ?? 0) - (a.level ?? 0) || b.met + b.missed - a.met - a.missed);
  const unplaced = rows.filter((row) => row.level === null);
  return [
    ...placed.map((row) => ({ ...row, place: placed.findIndex((other) => other.level === row.level) + 1 })),
    ...unplaced.map((row) => ({ ...row, place: null })),
  ];
}
