import type { Actor } from '#core/platform/actor.ts';
import { SECOND } from '#core/platform/instant.ts';
import type { RecordedEvent } from '#server/platform/db/event.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Due } from '#server/platform/jobs/appointments.ts';
import { owedHistories } from '#server/promise/clocks/clocks.store.ts';
import { tellPromises } from './tell-promises.ts';
import { lockTicket, readTicketEvents } from './tickets.store.ts';

/** The kind of the timer that gives tickets another level when theirs is gone, a batch at a time (SLA-2). */
export const LEAVE_LEVEL = 'tickets.leave-level';

const BATCH = 200;
/** Rules are kept in memory for seconds where a change was not heard: so long after, it is looked once more. */
const ONCE_MORE_AFTER = 10 * SECOND;
const first = '00000000-0000-0000-0000-000000000000';
const by: Actor = { kind: 'system', id: 'promise.revision' };

/** A level was taken out of use: every ticket it still promises something gets the level the rules choose (SLA-2). */
export async function leaveLevel(tx: Tx, event: RecordedEvent): Promise<void> {
  tx.schedule({ kind: LEAVE_LEVEL, key: event.subject.id, dueAt: tx.now, payload: { after: first, again: false } });
}

/**
 * Gives the next tickets of a level that is gone the level the rules choose, or none (SLA-2, SLA-5).
 *
 * Their clocks go over from their first start and the old rounds end superseded; a miss stands. A ticket that is done
 * keeps the level it was judged by and asks the rules when it is opened again.
 */
export async function leaveLevelBatch(tx: Tx, due: readonly Due[]): Promise<void> {
  for (const { key: levelId, payload } of due) {
    const { after, again } = payload as { after: string; again: boolean };
    const histories = await owedHistories(tx, { levelId }, after, BATCH);
    for (const { subjectKind, subjectId } of histories) {
      if (subjectKind !== 'ticket') continue;
      const ticket = await lockTicket(tx, subjectId);
      if (ticket?.levelId !== levelId) continue;
      await tellPromises(tx, by, ticket, await readTicketEvents(tx, subjectId), { revised: true });
    }
    const last = histories.at(-1);
    if (last && histories.length === BATCH) {
      tx.schedule({ kind: LEAVE_LEVEL, key: levelId, dueAt: tx.now, payload: { after: last.subjectId, again } });
    } else if (!again) {
      const dueAt = tx.now + ONCE_MORE_AFTER;
      tx.schedule({ kind: LEAVE_LEVEL, key: levelId, dueAt, payload: { after: first, again: true } });
    }
  }
}
