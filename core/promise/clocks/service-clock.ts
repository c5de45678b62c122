import type { Instant, Milliseconds } from '#core/platform/instant.ts';
import type { Attribution, TickingStretch } from './cycle.ts';
import type { Timekeeper } from './timekeeper.ts';

/** What a round of a clock is measured by: its course into the future, its keeper and its target (SLA-6). */
export interface ClockFace {
  /** From the start on; the last one has no end (`to` is `Infinity`): it goes on as it is. */
  readonly course: readonly TickingStretch[];
  readonly keeper: Timekeeper;
  readonly targetMs: Milliseconds;
}

/** The counted time of a clock from its start up to an instant (SLA-6). */
export function elapsedAt(face: ClockFace, at: Instant): Milliseconds {
  return countedBy(face.keeper, face.course, at);
}

/**
 * The earliest instant at which a budget of counted time is used up (SLA-6).
 *
 * `never` when the calendar does not open enough. In a standing last stretch the answer is as if it ticked on from
 * where it stopped ticking; `standing` says so.
 */
export function usedUpAt(face: ClockFace, budget: Milliseconds): { at: Instant | 'never'; standing: boolean } {
  let left = budget;
  let lastTicking: TickingStretch | undefined;
  for (const stretch of face.course) {
    if (!stretch.ticks) continue;
    lastTicking = stretch;
    if (stretch.to === Number.POSITIVE_INFINITY) return { at: face.keeper.after(stretch.from, left), standing: false };
    const counted = face.keeper.between(stretch.from, stretch.to);
    if (counted >= left) return { at: face.keeper.after(stretch.from, left), standing: false };
    left -= counted;
  }
  const held = lastTicking ? lastTicking.to : (face.course[0]?.from ?? 0);
  return { at: face.keeper.after(held, left), standing: true };
}

/**
 * The first instant at which the clock is missed: more than its target has been counted (SLA-6).
 *
 * Exactly at due is in time, and nothing is missed while closed or standing still. Null when nothing, as things
 * stand, can make it missed.
 */
export function breachAt(face: ClockFace): Instant | null {
  let left = face.targetMs;
  for (const stretch of face.course) {
    if (!stretch.ticks) continue;
    const counted = stretch.to === Number.POSITIVE_INFINITY ? null : face.keeper.between(stretch.from, stretch.to);
    if (counted === null || counted > left) {
      const due = face.keeper.after(stretch.from, left);
      const next = due === 'never' ? 'never' : face.keeper.nextCounted(due);
      return next === 'never' ? null : next + 1;
    }
    left -= counted;
  }
  return null;
}

/** The counted and the wall time of the ticking stretches between two instants (SLA-6). */
export function countedBy(
  keeper: Timekeeper,
  course: readonly TickingStretch[],
  to: Instant,
  from = -Infinity,
): Milliseconds {
  let sum = 0;
  for (const stretch of course) {
    const begin = Math.max(stretch.from, from);
    const end = Math.min(stretch.to, to);
    if (stretch.ticks && end > begin) sum += keeper.between(begin, end);
  }
  return sum;
}

/** Whose the time from start to an instant was: ours, a third party's, the customer's, or closed hours (SLA-6). */
export function attributeTime(openTime: Timekeeper, course: readonly TickingStretch[], to: Instant): Attribution {
  const sums = { oursMs: 0, thirdPartyMs: 0, customerMs: 0, closedMs: 0 };
  for (const stretch of course) {
    const end = Math.min(stretch.to, to);
    if (end <= stretch.from) continue;
    const open = openTime.between(stretch.from, end);
    sums.closedMs += end - stretch.from - open;
    if (!stretch.ticks) sums.customerMs += open;
    else if (stretch.category === 'with-third-party') sums.thirdPartyMs += open;
    else sums.oursMs += open;
  }
  return sums;
}
