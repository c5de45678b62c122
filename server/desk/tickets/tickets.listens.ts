import { type Handler, listen } from '#server/platform/jobs/appointments.ts';
import { ownerStateChanged } from './relevel-tickets.ts';
import { type EscalationDeed, escalateTicket } from './escalate-ticket.ts';
import { leaveLevel } from './leave-level.ts';

/**
 * What tickets answer of what happens to their left: a level's steps (SLA-8), a level that goes (SLA-2), and an owner's
 * state that may choose another level (SLA-3).
 */
export const ticketListens: readonly Handler[] = [
  listen('level.deleted', 'tickets.leave-level', leaveLevel),
  listen('promise.escalated', 'tickets.escalate', async (tx, event) => {
    if (event.subject.kind !== 'ticket') return;
    const data = event.data as { does: EscalationDeed; cycleId: string };
    await escalateTicket(
      tx,
      { kind: 'rule', id: data.cycleId },
      { ticketId: event.subject.id, does: data.does, escalationId: event.id },
    );
  }),
  listen('agent.state-changed', 'tickets.owner-state', ownerStateChanged),
];
