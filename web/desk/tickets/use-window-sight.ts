import { type RefObject, useEffect, useRef } from 'react';
import type { ListLine } from './list-rows.ts';
import type { WindowPlace } from './window-place.ts';

/** What is asked for as the sight moves over a list. */
export interface SightAsks {
  readonly place: WindowPlace;
  readonly rows: readonly unknown[];
  readonly onBefore: (() => void) | undefined;
  readonly onMore: (() => void) | undefined;
  /** Asks for the rows that stand at so many pixels; which they are when lines of one height lie between. */
  readonly onFar: (pixels: number, row: number) => void;
  /** Told which of these rows is the first in sight. */
  readonly onSight: (row: number) => void;
}

/** The list as it is drawn, in pixels: the lines of the window between what comes before and after it. */
export interface SightBox {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly lines: readonly ListLine[];
  readonly before: number;
  readonly after: number;
  readonly height: number;
  readonly size: number;
}

/**
 * Asks for what comes into sight (TKT-8): near the edge of the window for the next page that way, far from it, once
 * the scrolling rests, for the rows there. Gives what the list does as it scrolls.
 */
export function useWindowSight(asks: SightAsks, drawn: SightBox): () => void {
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const look = (rested: boolean) => {
    clearTimeout(resting.current);
    const { current: box } = drawn.box;
    if (box === null) return;
    const { height, before } = drawn;
    const end = drawn.size - drawn.after;
    const top = box.scrollTop;
    const bottom = top + box.clientHeight;
    asks.onSight(Math.max(0, Math.min(asks.rows.length - 1, Math.ceil((top - before) / height))));
    const far = NEAR * height;
    if (top > end + far || bottom < before - far) {
      const row = top > end ? asks.place.before + asks.rows.length + (top - end) / height : top / height;
      if (rested) asks.onFar(top, Math.floor(row));
      // Looked at anew then: a jump of the cursor may have gone elsewhere meanwhile.
      else resting.current = setTimeout(() => latest.current(true), RESTS_AFTER);
    } else if (bottom > end - far) asks.onMore?.();
    else if (top < before + far) asks.onBefore?.();
  };
  const latest = useRef(look);
  useEffect(() => {
    latest.current = look;
  });
  useEffect(() => latest.current(false), [drawn.lines, drawn.before, drawn.after, asks.onMore, asks.onBefore]);
  useEffect(() => () => clearTimeout(resting.current), []);
  return () => look(false);
}

/** Rows: within this of its edge a window grows by a page. */
const NEAR = 20;
/** Milliseconds without scrolling after which the hand is taken to rest. */
const RESTS_AFTER = 60;
