import type { Instant, Milliseconds } from '#core/platform/instant.ts';
import type { Timekeeper } from './timekeeper.ts';

/** The states a promise is shown in (SLA-7). */
export const clockStates = [
  'ontrack',
  'warn',
  'over',
  'paused',
  'closed',
  'kept',
  'broken',
  'cancelled',
  'none',
] as const;
export type ClockState = (typeof clockStates)[number];

/** A round as a list keeps it: counted up to an instant, from which the calendar says on (SLA-7). */
export interface KeptClock {
  readonly state: 'ticking' | 'standing' | 'met' | 'missed' | 'cancelled';
  readonly targetMs: Milliseconds;
  readonly elapsedMs: Milliseconds;
  readonly countedFromAt: Instant;
  readonly warnPercents: readonly number[];
}

/** What a promise shows at a moment, and until when it goes on so by itself (SLA-7). */
export interface LiveClock {
  readonly state: ClockState;
  /** Left of the target in the clock's own time; 0 when used up. */
  readonly leftMs: Milliseconds;
  /** Over the target in the clock's own time. */
  readonly overMs: Milliseconds;
  /** Left ÷ target, 0…1: the arc of the ring. */
  readonly shareLeft: number;
  /** Left shrinks, or over grows, by the second. */
  readonly counting: boolean;
  /** When counting begins or ends by the calendar; null when nothing is foreseen. */
  readonly changesAt: Instant | null;
}

/** A promise as it stands at a moment, from the same counting as its deadline (SLA-6, SLA-7). */
export function liveClock(clock: KeptClock, keeper: Timekeeper, now: Instant): LiveClock {
  const open = clock.state === 'ticking' || clock.state === 'standing';
  const ticking = clock.state === 'ticking';
  const elapsed =
    clock.elapsedMs + (ticking && now > clock.countedFromAt ? keeper.between(clock.countedFromAt, now) : 0);
  const leftMs = Math.max(0, clock.targetMs - elapsed);
  const overMs = Math.max(0, elapsed - clock.targetMs);
  const next = ticking ? keeper.nextCounted(now) : 'never';
  const counting = next === now;
  const change = ticking ? (counting ? keeper.nextUncounted(now) : next) : 'never';
  return {
    state: open
      ? openState(clock, elapsed, counting)
      : ({ met: 'kept', missed: 'broken', cancelled: 'cancelled' } as const)[clock.state as 'met'],
    leftMs,
    overMs,
    shareLeft: shareLeft(leftMs, clock.targetMs),
    counting,
    changesAt: change === 'never' ? null : change,
  };
}

/** The arc of the ring: how much of the target is left, 0…1 (SLA-6). */
export function shareLeft(leftMs: Milliseconds, targetMs: Milliseconds): number {
  return targetMs > 0 ? Math.min(1, Math.max(0, leftMs / targetMs)) : 0;
}

function openState(clock: KeptClock, elapsed: Milliseconds, counting: boolean): ClockState {
  if (elapsed > clock.targetMs) return 'over';
  if (clock.state === 'standing') return 'paused';
  if (!counting) return 'closed';
  const first = clock.warnPercents[0];
  return first !== undefined && elapsed * 100 >= clock.targetMs * first ? 'warn' : 'ontrack';
}
