import { type Handler, listen } from '#server/platform/jobs/appointments.ts';
import { type EscalationDeed, escalateTicket } from './escalate-ticket.ts';

/** What tickets answer of what happens to their left: a level's steps raise, assign, tag or change the level (SLA-8). */
export const ticketListens: readonly Handler[] = [
  listen('promise.escalated', 'tickets.escalate', async (tx, event) => {
    if (event.subject.kind !== 'ticket') return;
    const data = event.data as { does: EscalationDeed; cycleId: string };
    await escalateTicket(
      tx,
      { kind: 'rule', id: data.cycleId },
      { ticketId: event.subject.id, does: data.does, escalationId: event.id },
    );
  }),
];
