import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { isNameTaken, lockDeletedCalendar, unmarkDeleted } from './calendars.store.ts';

/** Brings a calendar back that was taken away, as it was (CAL-3). */
export async function restoreCalendar(tx: Tx, by: Actor, calendarId: string): Promise<void> {
  const calendar = await lockDeletedCalendar(tx, calendarId);
  if (calendar === undefined) throw new Refusal('not-found', 'calendars.not-found', { calendarId });
  if (await isNameTaken(tx, calendar.name, calendarId)) {
    throw new Refusal('conflict', 'calendars.name-taken', { name: calendar.name });
  }
  await unmarkDeleted(tx, calendarId);
  tx.record(by, {
    type: 'calendar.restored',
    subject: { kind: 'calendar', id: calendarId },
    data: { calendarId, name: calendar.name },
  });
}
