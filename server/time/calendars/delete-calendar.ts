import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { usesOf } from './calendar-uses.ts';
import { lockCalendar, markDeleted } from './calendars.store.ts';

/** Takes a calendar away that nothing uses; its revisions stay for what they judged (CAL-3, CAL-5). */
export async function deleteCalendar(tx: Tx, by: Actor, calendarId: string): Promise<void> {
  const calendar = await lockCalendar(tx, calendarId);
  if (calendar === undefined) throw new Refusal('not-found', 'calendars.not-found', { calendarId });
  if (calendar.isBase) throw new Refusal('conflict', 'calendars.is-base', { name: calendar.name });
  const uses = await usesOf(tx, calendarId);
  if (uses.length > 0) {
    throw new Refusal('conflict', 'calendars.in-use', { users: uses.map(({ name }) => name).join(', ') });
  }
  await markDeleted(tx, calendarId);
  tx.record(by, {
    type: 'calendar.deleted',
    subject: { kind: 'calendar', id: calendarId },
    data: { calendarId, name: calendar.name },
  });
}
