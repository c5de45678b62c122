import type { CalendarDefinition } from '#api/time/calendar-definition.ts';
import { type Actor, userBehind } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { keepRedDays } from '#server/time/holidays/keep-red-days.ts';
import { insertCalendar, insertRevision, isNameTaken } from './calendars.store.ts';

/** Makes a calendar with its first revision and gives its id (CAL-1). */
export async function createCalendar(tx: Tx, by: Actor, wanted: CalendarDefinition): Promise<string> {
  const { feeds: _others, ...definition } = wanted;
  if (await isNameTaken(tx, definition.name, null)) {
    throw new Refusal('conflict', 'calendars.name-taken', { name: definition.name });
  }
  if (definition.redDaySet !== null) await keepRedDays(tx, definition.redDaySet);
  const id = tx.newId();
  const revisionId = tx.newId();
  await insertCalendar(tx, {
    id,
    name: definition.name,
    isBase: false,
    currentRevisionId: revisionId,
    createdAt: tx.now,
    changedAt: tx.now,
    deletedAt: null,
  });
  await insertRevision(tx, {
    id: revisionId,
    calendarId: id,
    number: 1,
    definition,
    madeAt: tx.now,
    madeByUserId: userBehind(by),
    feedId: null,
  });
  tx.record(by, {
    type: 'calendar.created',
    subject: { kind: 'calendar', id },
    data: { calendarId: id, revisionId, name: definition.name },
  });
  return id;
}
