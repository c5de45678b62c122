import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { baseCalendar, lockCalendar, setBase } from './calendars.store.ts';

/**
 * Lets a calendar serve whatever names none of its own (CAL-3).
 *
 * Recorded as a revision of the former base calendar too: running clocks that followed it move.
 */
export async function chooseBaseCalendar(tx: Tx, by: Actor, calendarId: string): Promise<void> {
  const calendar = await lockCalendar(tx, calendarId);
  if (calendar === undefined) throw new Refusal('not-found', 'calendars.not-found', { calendarId });
  if (calendar.isBase) return;
  const former = await baseCalendar(tx);
  await setBase(tx, calendarId);
  const subject = { kind: 'calendar', id: calendarId };
  tx.record(by, { type: 'calendar.base-chosen', subject, data: { calendarId, formerId: former.id } });
  tx.record(by, {
    type: 'calendar.revised',
    subject: { kind: 'calendar', id: former.id },
    data: { calendarId: former.id, revisionId: former.currentRevisionId },
  });
}
