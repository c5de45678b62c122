/** Where a window on a list is opened: so many rows from its beginning or its end. */
export interface Opening {
  readonly from: 'start' | 'end';
  readonly offset: number;
}

/** The beginning of a list, where every list is opened first. */
export const beginning: Opening = { from: 'start', offset: 0 };

/** A page of a window: how many rows it has, and whether the window was opened with it. */
export interface WindowPage {
  readonly rows: number;
  readonly opening: Opening | undefined;
}

/** Which rows of a list a window shows (TKT-8). */
export interface WindowPlace {
  /** How many rows of the list come before the window. */
  readonly before: number;
  /** How many come after it; 0 as long as the size of the list is not known. */
  readonly after: number;
  /** How many the list has in all, when that is known. */
  readonly size: number | undefined;
}

/**
 * The place of a window in its list (TKT-8), reckoned from the page it was opened with.
 *
 * What the pages themselves say goes before the counted size, which may be a moment older or younger: a window with
 * nothing before it begins the list, one with nothing after it ends it.
 */
export function placeInList(
  pages: readonly WindowPage[],
  goesOn: { readonly before: boolean; readonly after: boolean },
  counted: number | undefined,
): WindowPlace {
  const rows = sumOf(pages);
  const openedWith = pages.findIndex(({ opening }) => opening !== undefined);
  const opening = pages[openedWith]?.opening ?? beginning;
  const reckoned =
    opening.from === 'start'
      ? opening.offset - sumOf(pages.slice(0, openedWith))
      : (counted ?? 0) - opening.offset - sumOf(pages.slice(0, openedWith + 1));
  const before = goesOn.before ? Math.max(1, reckoned) : 0;
  if (!goesOn.after)
    return { before, after: 0, size: counted === undefined && goesOn.before ? undefined : before + rows };
  const size = counted === undefined ? undefined : Math.max(counted, before + rows + 1);
  return { before, after: size === undefined ? 0 : size - before - rows, size };
}

/** Where to open a window so that it shows a row and some before it; from the nearer end, which is quicker. */
export function openingAt(row: number, size: number | undefined): Opening {
  const start = Math.max(0, row - ROWS_BEFORE);
  if (size === undefined || start < size / 2) return { from: 'start', offset: start };
  return { from: 'end', offset: Math.max(0, size - start - PAGE) };
}

/** How many rows a page of a window has. */
export const PAGE = 100;
const ROWS_BEFORE = 35;

function sumOf(pages: readonly WindowPage[]): number {
  return pages.reduce((sum, page) => sum + page.rows, 0);
}
