import { promiseHistory } from '#core/desk/tickets/promise-history.ts';
import type { TicketEvent } from '#core/desk/tickets/ticket-event.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { RecordedEvent } from '#server/platform/db/event.ts';
import { writePastEvents } from '#server/platform/db/outbox.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { CycleRow } from '#server/promise/clocks/clocks.store.ts';
import { windPast } from '#server/promise/clocks/wind-past.ts';
import { demandSite } from '#server/register/sites/known-sites.ts';
import { insertPastTickets, takeNumbers } from './past-tickets.store.ts';
import { livePast, type LivedTicket } from './live-past.ts';
import type { PastTicket } from './past-ticket.ts';

/** A ticket with a past, made, and the rounds it was judged in. */
export interface MadePast {
  readonly lived: LivedTicket;
  readonly cycles: readonly CycleRow[];
}

/**
 * Makes tickets that have a past elsewhere, many at once (API-2, TKT-6).
 *
 * Their history is recorded at the instants it happened and judged by the same rules as that of tickets made here; but
 * it is over: nobody is told of it, nothing answers it, no screen moves for it.
 */
export async function makePastTickets(tx: Tx, by: Actor, past: readonly PastTicket[]): Promise<readonly MadePast[]> {
  const lived: LivedTicket[] = [];
  for (const ticket of past) lived.push(await livePast(tx, by, ticket));
  await numberThem(tx, lived);
  await insertPastTickets(
    tx,
    lived.map(({ ticket }) => ticket),
    lived.flatMap(({ messages }) => messages),
  );
  await writePastEvents(
    tx.db,
    lived.flatMap(({ ticket, events }) => events.map((event) => recorded(ticket.id, event))),
  );
  const contacts = await Promise.all(
    lived.map(async ({ ticket, events }) => ({
      subject: { kind: 'ticket', id: ticket.id } as const,
      facts: promiseHistory(events),
      about: {
        siteId: ticket.siteId,
        departmentId: ticket.groupId,
        companyId: ticket.companyId,
        personId: ticket.personId,
        responsibleUserId: ticket.ownerId,
        siteCalendarId: (await demandSite(tx, ticket.siteId)).calendarId,
        number: ticket.number,
        title: ticket.subject,
      },
    })),
  );
  const cycles = await windPast(tx, contacts);
  return lived.map((one) => ({ lived: one, cycles: cycles.get(one.ticket.id) ?? [] }));
}

/** Each site numbers its own, in the order they come. */
async function numberThem(tx: Tx, lived: LivedTicket[]): Promise<void> {
  for (const siteId of new Set(lived.map(({ ticket }) => ticket.siteId))) {
    const here = [...lived.keys()].filter((place) => lived[place]?.ticket.siteId === siteId);
    const { prefix, numberSequence: sequence } = await demandSite(tx, siteId);
    const numbers = await takeNumbers(tx, { prefix, sequence }, here.length);
    here.forEach((place, at) => {
      lived[place] = numbered(lived[place] as LivedTicket, numbers[at] ?? '');
    });
  }
}

function numbered({ ticket, events, messages }: LivedTicket, number: string): LivedTicket {
  const told = events.map((event) =>
    event.type === 'ticket.created' ? { ...event, data: { ...event.data, number } } : event,
  );
  return { ticket: { ...ticket, number }, events: told, messages };
}

function recorded(ticketId: string, { id, recordedAt, by, type, data }: TicketEvent): RecordedEvent {
  return { id, at: recordedAt, type, actor: by, subject: { kind: 'ticket', id: ticketId }, data: { ...data } };
}
