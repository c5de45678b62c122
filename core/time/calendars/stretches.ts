import type { Instant } from '#core/platform/instant.ts';
import type { EpochDay } from '../spans/local-date.ts';
import type { Span } from '../spans/span.ts';
import type { Reason } from './calendar.ts';
import type { DayPiece } from './day-piece.ts';
import { eachLivedPiece } from './local-days.ts';

/** A piece of time that is open or closed throughout, with the rule that decided (CAL-4). */
export interface Stretch extends Span {
  readonly open: boolean;
  readonly reason: Reason;
}

/**
 * All time between two instants, cut where open turns to closed or another rule decides (CAL-4, SLA-9).
 *
 * The pieces touch, cover the time whole, and a rule that goes on over midnight stays one piece.
 */
export function stretchesBetween(
  zone: string,
  planOf: (day: EpochDay) => readonly DayPiece[],
  from: Instant,
  to: Instant,
): Stretch[] {
  const found: Stretch[] = [];
  eachLivedPiece(zone, planOf, from, to, (start, end, { open, reason }) => {
    const last = found.at(-1);
    if (last && last.open === open && sameReason(last, reason)) found[found.length - 1] = { ...last, to: end };
    else found.push({ from: start, to: end, open, reason });
  });
  return found;
}

function sameReason({ reason: a }: Stretch, b: Stretch['reason']): boolean {
  return a === b || (a.kind === b.kind && JSON.stringify(a) === JSON.stringify(b));
}
