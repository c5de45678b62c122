import { broughtAlong } from '#core/desk/tickets/waiting-customer.ts';
import { promiseHistory } from '#core/desk/tickets/promise-history.ts';
import { categoryAfterCustomerWrote, isDone } from '#core/desk/tickets/status.ts';
import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { changingTicket } from './changing-ticket.ts';
import { demandStatus, knownChoices, statusFor } from './known-choices.ts';
import { latestOf } from './latest-of.ts';
import { listMessages } from './messages.store.ts';
import { setStatus } from './set-status.ts';
import { moveBack, moveMessages } from './surgery.store.ts';
import { demandFresh, demandHere } from './ticket-state.ts';
import { lockTicket, type TicketRecord } from './tickets.store.ts';

/**
 * Merges a ticket into another (TKT-6).
 *
 * ```
 * child   messages leave, it closes, its open clocks end `merged`; what is sent to it later goes to the target
 * target  messages come in, open clocks keep the earliest start; a customer of the child who waits, waits here
 * ```
 *
 * The target must be open and no merged ticket itself, so that no ring can come about.
 */
export async function mergeTicket(
  tx: Tx,
  by: Actor,
  input: { readonly ticketId: string; readonly intoId: string; readonly version?: number | undefined },
): Promise<TicketRecord> {
  const { ticketId, intoId } = input;
  if (ticketId === intoId) throw new Refusal('invalid', 'tickets.merge-itself', {});
  const target = await holdBoth(tx, ticketId, intoId);
  demandHere(target);
  if (target.spamAt !== null || isDone(target.category))
    throw new Refusal('conflict', 'tickets.merge-not-open', { number: target.number });
  const closed = statusFor(await knownChoices(tx), 'closed');
  const { ticket: child, result: brought } = await changingTicket(tx, by, ticketId, async (open) => {
    demandHere(open.ticket);
    if (open.ticket.spamAt !== null)
      throw new Refusal('conflict', 'tickets.merge-not-open', { number: open.ticket.number });
    await demandFresh(open, input.version, ['statusId', 'message']);
    const facts = promiseHistory(await open.past());
    const { statusId: from, closedAt } = open.ticket;
    open.say('ticket.merged', {
      from,
      statusId: closed.id,
      category: closed.category,
      otherId: intoId,
      otherNumber: target.number,
    });
    open.set({ statusId: closed.id, category: closed.category, closedAt: closedAt ?? tx.now });
    open.set({ mergedIntoId: intoId, unread: false, snoozedUntilAt: null });
    return broughtAlong(facts);
  });
  const messageIds = await moveMessages(tx, ticketId, intoId);
  const { ticket } = await changingTicket(tx, by, intoId, async (open) => {
    open.say('ticket.merged-in', { otherId: ticketId, otherNumber: child.number, ...brought, messageIds });
    open.set(latestOf(await listMessages(tx, intoId), open.ticket));
    if (brought.unansweredSince === null) return;
    open.set({ unread: true, snoozedUntilAt: null });
    const wakes = categoryAfterCustomerWrote(open.ticket.category);
    if (wakes !== null) setStatus(tx, open, statusFor(await knownChoices(tx), wakes), { closedBy: 'agent' });
  });
  return ticket;
}

/** Takes a merge back (TKT-6): the messages that came with it return, and to both tickets' clocks it never happened. */
export async function unmergeTicket(tx: Tx, by: Actor, input: { readonly ticketId: string }): Promise<TicketRecord> {
  const { ticketId } = input;
  const child = await lockTicket(tx, ticketId);
  if (child === undefined) throw new Refusal('not-found', 'tickets.not-found', { ticketId });
  const { mergedIntoId: intoId } = child;
  if (intoId === null) throw new Refusal('conflict', 'tickets.not-merged', { number: child.number });
  demandHere(await holdBoth(tx, ticketId, intoId));
  const { ticket: target } = await changingTicket(tx, by, intoId, async (open) => {
    const came = (await open.past()).findLast(
      (event) => event.type === 'ticket.merged-in' && event.data.otherId === ticketId,
    );
    if (came?.type === 'ticket.merged-in') await moveBack(tx, came.data.messageIds, intoId, ticketId);
    open.say('ticket.merge-undone', { otherId: ticketId, otherNumber: child.number });
    open.set(latestOf(await listMessages(tx, intoId), open.ticket));
  });
  const choices = await knownChoices(tx);
  const { ticket } = await changingTicket(tx, by, ticketId, async (open) => {
    const went = (await open.past()).findLast((event) => event.type === 'ticket.merged');
    const before = went?.type === 'ticket.merged' ? went.data.from : 'open';
    const status = choices.statuses.some(({ id, active }) => id === before && active)
      ? demandStatus(choices, before)
      : statusFor(choices, 'open');
    open.say('ticket.unmerged', {
      from: open.ticket.statusId,
      statusId: status.id,
      category: status.category,
      otherId: intoId,
      otherNumber: target.number,
    });
    open.set({ mergedIntoId: null, statusId: status.id, category: status.category });
    open.set({ closedAt: isDone(status.category) ? open.ticket.closedAt : null });
    open.set(latestOf(await listMessages(tx, ticketId), open.ticket));
  });
  return ticket;
}

/** Holds both tickets in one order, so that two who merge them into each other wait and do not block; gives the other. */
async function holdBoth(tx: Tx, ticketId: string, otherId: string): Promise<TicketRecord> {
  let other: TicketRecord | undefined;
  for (const id of [ticketId, otherId].toSorted()) {
    const held = await lockTicket(tx, id);
    if (held === undefined) throw new Refusal('not-found', 'tickets.not-found', { ticketId: id });
    if (id === otherId) other = held;
  }
  return other as TicketRecord;
}
