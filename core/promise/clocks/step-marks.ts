import { MINUTE, type Milliseconds } from '#core/platform/instant.ts';
import type { EscalationStep } from '../levels/level.ts';

/** Which step happens when so much of a target's time has been counted (SLA-8). */
export interface StepMark {
  /** The step's place in the level. */
  readonly place: number;
  readonly elapsedMs: Milliseconds;
}

/**
 * The marks of a level's steps on a clock with a target, in the order they are passed (SLA-8).
 *
 * A step before the due that would lie before the start is passed at the start. A step at the miss has no mark: the
 * clock itself tells the miss.
 */
export function stepMarks(steps: readonly EscalationStep[], targetMs: Milliseconds): readonly StepMark[] {
  return steps
    .flatMap(({ when }, place) => {
      if (when === 'missed') return [];
      const elapsedMs =
        typeof when === 'number' ? Math.floor((targetMs * when) / 100) : targetMs + when.minutes * MINUTE;
      return [{ place, elapsedMs: Math.max(0, elapsedMs) }];
    })
    .toSorted((a, b) => a.elapsedMs - b.elapsedMs || a.place - b.place);
}
