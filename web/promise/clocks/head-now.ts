import type { Instant, Milliseconds } from '#core/platform/instant.ts';
import type { ChipState } from './ring.tsx';

/** A running promise as the wire gives it: how it stood at `asOfAt`. */
export interface PromiseHead {
  readonly promise: string;
  readonly levelName: string | null;
  readonly dueAt: Instant | null;
  readonly targetMs: Milliseconds;
  /** Counted in open time; false is the clock on the wall. */
  readonly business: boolean;
  readonly state: 'ontrack' | 'warn' | 'over' | 'paused' | 'closed';
  readonly leftMs: Milliseconds;
  readonly asOfAt: Instant;
}

/** How a promise stands now: what is left in its own time, and the share of the target that is. */
export interface HeadNow {
  readonly state: ChipState;
  /** Negative is over. */
  readonly leftMs: Milliseconds;
  readonly share: number;
  /** In which what is left is told: open time in hours, time on the wall in days. */
  readonly longest: 'day' | 'hour';
}

/**
 * Carries a head forward from `asOfAt` to now without asking the server (SLA-7): a ticking clock loses what has passed,
 * a standing one nothing. Past due it becomes overdue by itself; warnings come with the live message of their step.
 */
export function headNow(head: PromiseHead, now: Instant): HeadNow {
  const stands = head.state === 'paused' || head.state === 'closed';
  const passed = stands ? 0 : Math.max(0, now - head.asOfAt);
  const leftMs = head.leftMs - passed;
  const share = head.targetMs > 0 ? Math.min(1, Math.max(0, leftMs / head.targetMs)) : 0;
  return { state: !stands && leftMs < 0 ? 'over' : head.state, leftMs, share, longest: head.business ? 'hour' : 'day' };
}
