import { DAY, type Instant } from '#core/platform/instant.ts';
import { instantOf, offsetAt } from '#core/time/zones/zone.ts';
import type { StatusCategory } from '#core/promise/clocks/status-category.ts';

/** When a ticket comes back, as what, and how often (TKT-2): the end of a dormancy, or a ticket that repeats. */
export interface TicketReturn {
  readonly at: Instant;
  readonly category: 'new' | 'open';
  /** Comes back every so many days of the site's zone; null is once. */
  readonly everyDays: number | null;
}

/**
 * Whether a return changes the status when its time has come (TKT-2). One that repeats takes the ticket up whatever
 * became of it; the end of a dormancy only a ticket that still is dormant.
 */
export function takesUp(plan: TicketReturn, category: StatusCategory): boolean {
  return plan.everyDays === null ? category === 'dormant' : category !== plan.category;
}

/**
 * The return after one that has come (TKT-2), or null when it was the only one. Times missed while Svara stood still
 * are not made up for: the ticket came back once, and the next is the first still ahead, in step with the original.
 * Days are those of the site's zone, so that it comes back at the same time of day in summer and winter.
 */
export function nextReturn(plan: TicketReturn, now: Instant, zone: string): TicketReturn | null {
  if (plan.everyDays === null) return null;
  const step = plan.everyDays * DAY;
  const first = plan.at + offsetAt(zone, plan.at);
  let steps = Math.max(1, Math.floor((now - plan.at) / step));
  while (instantOf(zone, first + steps * step) <= now) steps += 1;
  return { ...plan, at: instantOf(zone, first + steps * step) };
}
