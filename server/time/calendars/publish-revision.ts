import type { CalendarDefinition } from '#api/time/calendar-definition.ts';
import { type Actor, userBehind } from '#core/platform/actor.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { keepRedDays } from '#server/time/holidays/keep-red-days.ts';
import { insertRevision, type RevisionRecord, setCurrentRevision } from './calendars.store.ts';

/**
 * Lets a calendar say something new from now on, as its next revision (CAL-5).
 *
 * What was judged keeps its revision; `calendar.revised` lets running clocks move to this one.
 */
export async function publishRevision(
  tx: Tx,
  by: Actor,
  current: RevisionRecord,
  { definition, feedId = null }: { readonly definition: CalendarDefinition; readonly feedId?: string | null },
): Promise<void> {
  const { calendarId } = current;
  if (definition.redDaySet !== null) await keepRedDays(tx, definition.redDaySet);
  const revisionId = tx.newId();
  const number = current.number + 1;
  await insertRevision(tx, {
    id: revisionId,
    calendarId,
    number,
    definition,
    madeAt: tx.now,
    madeByUserId: userBehind(by),
    feedId,
  });
  await setCurrentRevision(tx, calendarId, revisionId, definition.name);
  tx.record(by, {
    type: 'calendar.revised',
    subject: { kind: 'calendar', id: calendarId },
    data: { calendarId, revisionId, number },
  });
}
