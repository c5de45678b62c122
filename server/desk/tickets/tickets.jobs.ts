import type { Actor } from '#core/platform/actor.ts';
import { DAY, MINUTE } from '#core/platform/instant.ts';
import { type Handler, timer } from '#server/platform/jobs/appointments.ts';
import { letMessageLeave } from './let-message-leave.ts';
import { LEAVE_LEVEL, leaveLevelBatch } from './leave-level.ts';
import { wakeTicket } from './file-ticket.ts';
import { purgeLooseAttachments } from './messages.store.ts';
import { countAnew, sumUpCounts } from './open-counts.store.ts';
import { RELEVEL, relevelBatch } from './relevel-tickets.ts';
import { returnTicket } from './return-ticket.ts';
import { findTicketRecord, purgeTickets } from './tickets.store.ts';

const clock: Actor = { kind: 'system', id: 'clock' };

/** What tickets do later: messages leave, sleepers wake, and what was deleted thirty days ago goes for good (TKT-2). */
export const ticketJobs: readonly Handler[] = [
  timer(LEAVE_LEVEL, leaveLevelBatch, { patient: true }),
  timer('message.leave', async (tx, due) => {
    for (const each of due) {
      const by = (each.payload.by as Actor | undefined) ?? clock;
      await letMessageLeave(tx, by, { messageId: String(each.payload.messageId) });
    }
  }),
  timer('ticket.wake', async (tx, due) => {
    for (const each of due) {
      const ticketId = String(each.payload.ticketId);
      // One that has been purged meanwhile sleeps for good.
      if ((await findTicketRecord(tx, ticketId)) === undefined) continue;
      await wakeTicket(tx, clock, { ticketId, until: Number(each.payload.until) });
    }
  }),
  timer('ticket.return', async (tx, due) => {
    for (const each of due)
      await returnTicket(tx, clock, { ticketId: String(each.payload.ticketId), at: Number(each.payload.at) });
  }),
  timer('tickets.tidy', async (tx) => {
    await purgeTickets(tx, tx.now - 30 * DAY);
    await purgeLooseAttachments(tx, tx.now - 2 * DAY);
    await countAnew(tx);
    tx.schedule({ kind: 'tickets.tidy', key: 'nightly', dueAt: tx.now + DAY });
  }),
  timer(RELEVEL, relevelBatch, { patient: true }),
  timer('tickets.sum-up', async (tx) => {
    await sumUpCounts(tx);
    tx.schedule({ kind: 'tickets.sum-up', key: 'often', dueAt: tx.now + MINUTE });
  }),
];
