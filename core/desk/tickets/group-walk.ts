/** A group of a list: what its tickets have in common, and how many there are. */
export interface ListGroup {
  readonly key: string;
  readonly count: number;
}

/** Which part of a grouped list is wanted: from a place inside a group or from an end, past so many, reading one way. */
export interface GroupSlice<Place> {
  readonly beyond: { readonly group: string; readonly place: Place } | undefined;
  readonly back: boolean;
  readonly skip: number;
  readonly limit: number;
}

/** Reads tickets of some groups together, in the order of the list, from its end when reading back. */
export type ReadGroups<Place, Row> = (
  keys: readonly string[],
  slice: { readonly beyond: Place | undefined; readonly back: boolean; readonly skip: number; readonly limit: number },
) => Promise<readonly Row[]>;

/**
 * A part of a list that stands group after group (TKT-8); reading back, the nearest row comes first.
 *
 * Groups that are skipped whole are not read. Small neighbours are read together and put in their order afterwards, so
 * that a hundred owners of one ticket each cost what one of a hundred costs.
 */
export async function walkGroups<Place, Row>(
  groups: readonly ListGroup[],
  slice: GroupSlice<Place>,
  keyOf: (row: Row) => string,
  read: ReadGroups<Place, Row>,
): Promise<Row[]> {
  const { beyond, back } = slice;
  const ahead = back ? groups.toReversed() : groups;
  let at =
    beyond === undefined
      ? 0
      : Math.max(
          0,
          ahead.findIndex(({ key }) => key === beyond.group),
        );
  let { skip } = slice;
  const found: Row[] = [];
  if (beyond !== undefined && ahead.length > 0) {
    found.push(...(await read([beyond.group], { beyond: beyond.place, back, skip: 0, limit: slice.limit })));
    at += 1;
  }
  for (; at < ahead.length && found.length < slice.limit; ) {
    const group = ahead[at] as ListGroup;
    if (skip >= group.count) {
      skip -= group.count;
      at += 1;
      continue;
    }
    const wanted = slice.limit - found.length;
    const together = skip > 0 ? [group] : smallNeighbours(ahead, at, wanted);
    const keys = together.map(({ key }) => key);
    if (keys.length === 1) found.push(...(await read(keys, { beyond: undefined, back, skip, limit: wanted })));
    else {
      const all = together.reduce((sum, { count }) => sum + count, 0);
      const rows = await read(keys, { beyond: undefined, back, skip: 0, limit: all + LATECOMERS });
      found.push(...keys.flatMap((key) => rows.filter((row) => keyOf(row) === key)).slice(0, wanted));
    }
    skip = 0;
    at += together.length;
  }
  return found;
}

/** So many tickets are read together at most. */
const TOGETHER = 300;
/** Room for what has come since the groups were counted. */
const LATECOMERS = 50;

/** The group at a place with as many after it as are wanted, as long as they are small. */
function smallNeighbours(ahead: readonly ListGroup[], at: number, wanted: number): readonly ListGroup[] {
  const together: ListGroup[] = [];
  let sum = 0;
  for (const group of ahead.slice(at)) {
    if (together.length > 0 && (sum >= wanted || sum + group.count > TOGETHER)) break;
    together.push(group);
    sum += group.count;
  }
  return together;
}
