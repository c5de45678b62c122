import { isDone, type Status } from '#core/desk/tickets/status.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { OpenTicket } from './changing-ticket.ts';

/** Sets a status inside a change and says what that is: a closing, a reopening, or a plain change (TKT-2). */
export function setStatus(
  tx: Tx,
  open: OpenTicket,
  status: Status,
  how: {
    readonly closedBy: 'agent' | 'customer' | 'system';
    readonly withMessageId?: string;
    readonly why?: 'agent' | 'customer-wrote' | 'customer-asked';
    readonly by?: Actor;
  },
): void {
  const { ticket } = open;
  if (status.id === ticket.statusId) return;
  const change = {
    from: ticket.statusId,
    statusId: status.id,
    category: status.category,
    ...(how.withMessageId === undefined ? {} : { withMessageId: how.withMessageId }),
  };
  const [wasDone, done] = [isDone(ticket.category), isDone(status.category)];
  open.set({ statusId: status.id, category: status.category });
  if (done && !wasDone) {
    open.set({ closedAt: tx.now, unread: false, snoozedUntilAt: null });
    open.say('ticket.closed', { ...change, closedBy: how.closedBy }, how.by);
  } else if (!done && wasDone) {
    open.set({ closedAt: null });
    open.say('ticket.reopened', { ...change, why: how.why ?? 'agent' }, how.by);
  } else open.say('ticket.status-set', change, how.by);
}
