import type { TicketRow } from '#api/desk/ticket.ts';
import { HOUR, type Instant } from '#core/platform/instant.ts';
import { headNow } from '#web/promise/clocks/head-now.ts';

export const urgencies = ['over', 'hour', 'today', 'later', 'still', 'none'] as const;
export type Urgency = (typeof urgencies)[number];

/** Which group of the desk a ticket stands in just now (SLA-7): standing clocks have a group of their own. */
export function urgencyOf(row: Pick<TicketRow, 'head'>, now: Instant): Urgency {
  if (row.head === null) return 'none';
  const standing = headNow(row.head, now);
  if (standing.state === 'over') return 'over';
  if (standing.state === 'paused' || standing.state === 'closed' || row.head.dueAt === null) return 'still';
  if (row.head.dueAt - now <= HOUR) return 'hour';
  return sameDay(row.head.dueAt, now) ? 'today' : 'later';
}

function sameDay(a: Instant, b: Instant): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}
