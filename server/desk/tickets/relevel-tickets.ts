import type { Actor } from '#core/platform/actor.ts';
import { isDone } from '#core/desk/tickets/status.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { RecordedEvent } from '#server/platform/db/event.ts';
import type { Due } from '#server/platform/jobs/appointments.ts';
import { rulesAskFor } from '#server/promise/rules/choose-level.ts';
import { chooseTicketLevel, isSetByHand, tellPromises } from './tell-promises.ts';
import { openTicketsOf } from './rule-facts.store.ts';
import { lockTicket, readTicketEvents } from './tickets.store.ts';

/** The kind of the timer that tries the rules anew on an owner's open tickets, a batch at a time (SLA-3). */
export const RELEVEL = 'tickets.relevel';

const BATCH = 50;
const first = '00000000-0000-0000-0000-000000000000';
const by: Actor = { kind: 'system', id: 'owner-state' };

/**
 * The owner's state has changed: their open tickets get the level the rules now choose, if any rule asks for it (SLA-3).
 *
 * Another change before it is done begins anew from the first ticket, so that what stands in the end is the last state.
 */
export async function ownerStateChanged(tx: Tx, event: RecordedEvent): Promise<void> {
  const { from, to } = event.data as { from: { state: string } | null; to: { state: string } };
  if (from?.state === to.state || !(await rulesAskFor(tx, 'owner-state'))) return;
  tx.schedule({ kind: RELEVEL, key: event.subject.id, dueAt: tx.now, payload: { after: first } });
}

/** Tries the rules on the next tickets of an owner, and appoints those after them (SLA-3). */
export async function relevelBatch(tx: Tx, due: readonly Due[]): Promise<void> {
  for (const { key, payload } of due) {
    const ids = await openTicketsOf(tx, key, String(payload.after), BATCH);
    for (const id of ids) await relevelTicket(tx, id);
    const last = ids.at(-1);
    if (last !== undefined && ids.length === BATCH)
      tx.schedule({ kind: RELEVEL, key, dueAt: tx.now, payload: { after: last } });
  }
}

/** Gives a ticket the level the rules choose now; one that a person or an escalation set stays (SLA-3, SLA-5). */
async function relevelTicket(tx: Tx, ticketId: string): Promise<void> {
  const ticket = await lockTicket(tx, ticketId);
  if (ticket === undefined || isDone(ticket.category)) return;
  const history = await readTicketEvents(tx, ticketId);
  if (isSetByHand(history)) return;
  const { levelId } = await chooseTicketLevel(tx, ticket);
  if (levelId !== ticket.levelId) await tellPromises(tx, by, ticket, history);
}
