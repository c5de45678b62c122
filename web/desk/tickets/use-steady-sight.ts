import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useRef } from 'react';
import type { ListLine } from './list-rows.ts';

/**
 * Keeps what is looked at where it stands when lines come or go above it (TKT-8): the line under the cursor when it is
 * in sight, else the first in sight. At the very top what is new comes in above.
 */
export function useSteadySight(
  virtual: Virtualizer<HTMLDivElement, Element>,
  { box, lines, cursorId }: SteadyOn,
): void {
  const steady = useRef<{ readonly key: string; readonly start: number }>(undefined);
  useLayoutEffect(() => {
    const { current: list } = box;
    if (list === null) return;
    const held = steady.current;
    if (held !== undefined && list.scrollTop > 0) {
      const now = virtual.measurementsCache[lines.findIndex(({ key }) => key === held.key)];
      if (now !== undefined && now.start !== held.start)
        virtual.scrollToOffset(list.scrollTop + now.start - held.start);
    }
    const { scrollTop: top, clientHeight } = list;
    const inSight = virtual.getVirtualItems().filter(({ start, end }) => end > top && start < top + clientHeight);
    const line = inSight.find(({ key }) => key === cursorId) ?? inSight[0];
    steady.current = line && { key: String(line.key), start: line.start };
  });
}

interface SteadyOn {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly lines: readonly ListLine[];
  readonly cursorId: string | undefined;
}
