import { useCallback, useMemo, useRef, useState } from 'react';
import type { CalendarDefinition } from '#api/time/calendar-definition.ts';

/** A calendar being edited: what it says now, whether that differs from what is saved, and the way back (CAL-6). */
export interface Draft {
  readonly definition: CalendarDefinition;
  readonly dirty: boolean;
  readonly canUndo: boolean;
  readonly change: (change: Partial<CalendarDefinition>, label?: string) => void;
  readonly undo: () => void;
  /** Starts again from this, as saved. */
  readonly restart: (saved: CalendarDefinition) => void;
}

/** Holds the draft and its steps; changes of one label in a row (a drag, a typed name) are one step back. */
export function useDraft(saved: CalendarDefinition): Draft {
  const [base, setBase] = useState(saved);
  const [definition, setDefinition] = useState(saved);
  const [steps, setSteps] = useState<readonly CalendarDefinition[]>([]);
  const lastLabel = useRef<string>(undefined);

  const change = useCallback(
    (change: Partial<CalendarDefinition>, label?: string) => {
      const goesOn = label !== undefined && label === lastLabel.current;
      lastLabel.current = label;
      if (!goesOn) setSteps((before) => [...before.slice(-99), definition]);
      setDefinition({ ...definition, ...change });
    },
    [definition],
  );
  const undo = useCallback(() => {
    const last = steps.at(-1);
    if (!last) return;
    lastLabel.current = undefined;
    setDefinition(last);
    setSteps(steps.slice(0, -1));
  }, [steps]);
  const restart = useCallback((again: CalendarDefinition) => {
    lastLabel.current = undefined;
    setBase(again);
    setDefinition(again);
    setSteps([]);
  }, []);
  const dirty = useMemo(() => JSON.stringify(base) !== JSON.stringify(definition), [base, definition]);
  return { definition, dirty, canUndo: steps.length > 0, change, undo, restart };
}
