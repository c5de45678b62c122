import type { Actor } from '#core/platform/actor.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Reach } from '#core/platform/caller.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { changingTicket } from './changing-ticket.ts';
import { type MayTake, nextDueAt, pickMostUrgent } from './take-next.store.ts';
import type { TicketRecord } from './tickets.store.ts';

/** Who takes, and from where. */
export interface Taking {
  readonly userId: string;
  readonly groupIds: readonly string[];
  readonly sites: Reach;
  readonly siteId?: string | undefined;
  readonly groupId?: string | undefined;
}

/**
 * *To solve* (SLA-7): hands over the most urgent ticket the agent may take, and makes it theirs.
 *
 * First what is already theirs or nobody's, at their sites and in their groups or in none, by the due instant of its
 * most urgent promise; snoozed tickets and those that wait for somebody else are not offered. The row is held by
 * `for update skip locked`: of two agents who press at once each gets a ticket of their own.
 */
export async function takeNext(
  tx: Tx,
  by: Actor,
  input: Taking,
): Promise<{ readonly ticket: TicketRecord | null; readonly nextDueAt: Instant | null }> {
  const may: MayTake = {
    userId: input.userId,
    groupIds: input.groupId === undefined ? input.groupIds : [input.groupId],
    withoutGroup: input.groupId === undefined,
    sites: input.sites === 'everywhere' ? null : [...input.sites],
    siteId: input.siteId ?? null,
  };
  const ticketId = await pickMostUrgent(tx, may);
  if (ticketId === undefined) return { ticket: null, nextDueAt: await nextDueAt(tx, may) };
  const { ticket } = await changingTicket(tx, by, ticketId, async (open) => {
    // Handed over is seen: it is offered to them again first when the customer writes.
    open.set({ unread: false });
    if (open.ticket.ownerId === input.userId) return;
    open.say('ticket.assigned', { from: open.ticket.ownerId, to: input.userId });
    open.set({ ownerId: input.userId });
  });
  return { ticket, nextDueAt: null };
}
