import type { Actor } from '#core/platform/actor.ts';
import type { Instant } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { changingTicket } from './changing-ticket.ts';
import { touchTicket, type TicketRecord } from './tickets.store.ts';

interface Named {
  readonly ticketId: string;
}

/** Files a ticket as spam (TKT-2): its clocks end as `spam` until it is taken out. */
export async function markSpam(tx: Tx, by: Actor, input: Named): Promise<TicketRecord> {
  const { ticket } = await changingTicket(tx, by, input.ticketId, async (open) => {
    if (open.ticket.spamAt !== null) return;
    open.set({ spamAt: tx.now });
    open.say('ticket.spam-marked', {});
  });
  return ticket;
}

/** Takes a ticket out of spam (TKT-2) with its clocks from their original start. */
export async function clearSpam(tx: Tx, by: Actor, input: Named): Promise<TicketRecord> {
  const { ticket } = await changingTicket(tx, by, input.ticketId, async (open) => {
    if (open.ticket.spamAt === null) return;
    open.set({ spamAt: null });
    open.say('ticket.spam-cleared', {});
  });
  return ticket;
}

/** Deletes a ticket (TKT-2); thirty days later it is purged by the nightly job. */
export async function deleteTicket(tx: Tx, by: Actor, input: Named): Promise<TicketRecord> {
  const { ticket } = await changingTicket(tx, by, input.ticketId, async (open) => {
    if (open.ticket.deletedAt !== null) return;
    open.set({ deletedAt: tx.now });
    open.say('ticket.deleted', {});
  });
  return ticket;
}

/** Restores a deleted ticket (TKT-2) with its clocks from their original start. */
export async function restoreTicket(tx: Tx, by: Actor, input: Named): Promise<TicketRecord> {
  const { ticket } = await changingTicket(tx, by, input.ticketId, async (open) => {
    if (open.ticket.deletedAt === null) return;
    open.set({ deletedAt: null });
    open.say('ticket.restored', {});
  });
  return ticket;
}

/** Puts a ticket aside until an instant (TKT-6); its clocks go on, and *To solve* does not offer it. */
export async function snoozeTicket(
  tx: Tx,
  by: Actor,
  input: Named & { readonly until: Instant },
): Promise<TicketRecord> {
  if (input.until <= tx.now) throw new Refusal('invalid', 'tickets.snooze-past', {});
  const { ticket } = await changingTicket(tx, by, input.ticketId, async (open) => {
    open.set({ snoozedUntilAt: input.until });
    open.say('ticket.snoozed', { until: input.until });
  });
  tx.schedule({
    kind: 'ticket.wake',
    key: input.ticketId,
    dueAt: input.until,
    payload: { ticketId: input.ticketId, until: input.until },
  });
  return ticket;
}

/** Takes a ticket up again (TKT-6); with `until` only if it still sleeps until then. */
export async function wakeTicket(
  tx: Tx,
  by: Actor,
  input: Named & { readonly until?: Instant },
): Promise<TicketRecord> {
  const { ticket } = await changingTicket(tx, by, input.ticketId, async (open) => {
    const { snoozedUntilAt } = open.ticket;
    if (snoozedUntilAt === null || (input.until !== undefined && snoozedUntilAt !== input.until)) return;
    open.set({ snoozedUntilAt: null });
    open.say('ticket.woken', {});
  });
  return ticket;
}

/** Says that the customer's last message needs no answer (ACCEPTANCE: the clock can be dismissed). */
export async function dismissAnswer(
  tx: Tx,
  by: Actor,
  input: Named & { readonly reason: string | null },
): Promise<TicketRecord> {
  const { ticket } = await changingTicket(tx, by, input.ticketId, async (open) => {
    open.set({ unread: false });
    open.say('ticket.answer-dismissed', { reason: input.reason });
  });
  return ticket;
}

/** Makes the customer's old private link invalid; the new one is read by `linkPath` (TKT-4). */
export async function renewLink(tx: Tx, by: Actor, input: Named): Promise<TicketRecord> {
  const { ticket } = await changingTicket(tx, by, input.ticketId, async (open) => {
    const version = (open.ticket.linkEdition % 65_535) + 1;
    open.set({ linkEdition: version });
    open.say('ticket.link-renewed', { version });
  });
  return ticket;
}

/** Notes that an agent has seen what is new; no change of the ticket. */
export async function markRead(tx: Tx, input: Named): Promise<void> {
  await touchTicket(tx, input.ticketId, { unread: false });
}
