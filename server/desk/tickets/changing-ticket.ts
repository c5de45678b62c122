import type { TicketEvent, TicketEventData, TicketEventType } from '#core/desk/tickets/ticket-event.ts';
import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { lookLater } from '../filters/look-later.ts';
import { sayOf } from './say-of.ts';
import { tellPromises } from './tell-promises.ts';
import { lockTicket, readTicketEvents, type TicketRecord, updateTicket } from './tickets.store.ts';

/** A ticket held for a change: what it is, and how to say what happens to it. */
export interface OpenTicket {
  /** As it is with what has been set so far. */
  readonly ticket: TicketRecord;
  /** What happened before this change, oldest first. */
  readonly past: () => Promise<readonly TicketEvent[]>;
  set(changes: Partial<TicketRecord>): void;
  /** Records an event of the ticket, by another when a filter does it; the clocks hear of it when the change is done. */
  say<Type extends TicketEventType>(type: Type, data: TicketEventData[Type], as?: Actor): string;
}

/**
 * Changes a ticket: holds it, lets the work set and say, writes the row once and winds the clocks by the whole
 * history (SLA-6). What says nothing and sets nothing leaves the version as it was.
 */
export async function changingTicket<Result>(
  tx: Tx,
  by: Actor,
  ticketId: string,
  work: (open: OpenTicket) => Promise<Result>,
): Promise<{ readonly ticket: TicketRecord; readonly result: Result }> {
  const before = await lockTicket(tx, ticketId);
  if (before === undefined) throw new Refusal('not-found', 'tickets.not-found', { ticketId });
  let past: Promise<TicketEvent[]> | undefined;
  const changes: Partial<TicketRecord> = {};
  const said: TicketEvent[] = [];
  const open: OpenTicket = {
    get ticket() {
      return { ...before, ...changes };
    },
    past() {
      past ??= readTicketEvents(tx, ticketId).then((events) =>
        events.filter(({ id }) => !said.some((one) => one.id === id)),
      );
      return past;
    },
    set(more) {
      Object.assign(changes, more);
    },
    say(type, data, as = by) {
      const event = sayOf(tx, as, ticketId, type, data);
      said.push(event);
      return event.id;
    },
  };
  const result = await work(open);
  if (said.length === 0 && Object.keys(changes).length === 0) return { ticket: before, result };
  let ticket = await updateTicket(tx, ticketId, changes);
  if (said.length > 0) ticket = await tellPromises(tx, by, ticket, [...(await open.past()), ...said]);
  await lookLater(tx, ticketId);
  return { ticket, result };
}
