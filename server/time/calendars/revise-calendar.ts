import type { CalendarDefinition } from '#api/time/calendar-definition.ts';
import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { keepRedDays } from '#server/time/holidays/keep-red-days.ts';
import { findRevision, insertRevision, isNameTaken, lockCalendar, setCurrentRevision } from './calendars.store.ts';
import { userBehind } from './create-calendar.ts';

/** What is to be said from now on, and the revision the writer had seen. */
export interface Revision {
  readonly calendarId: string;
  readonly definition: CalendarDefinition;
  readonly basedOn: string;
}

/**
 * Makes a new revision of a calendar (CAL-5).
 *
 * What was judged keeps its revision; `calendar.revised` lets running clocks move to this one. Saving without a change
 * changes nothing. Somebody else's save in between is refused, so nobody's work is lost unseen.
 */
export async function reviseCalendar(tx: Tx, by: Actor, { calendarId, definition, basedOn }: Revision): Promise<void> {
  const calendar = await lockCalendar(tx, calendarId);
  if (calendar === undefined) throw new Refusal('not-found', 'calendars.not-found', { calendarId });
  const current = await findRevision(tx, calendar.currentRevisionId);
  if (current === undefined) throw new Error(`calendar ${calendarId} has no current revision`);
  if (basedOn !== current.id) throw new Refusal('conflict', 'calendars.stale', { revision: current.number });
  if (sameDefinition(current.definition, definition)) return;
  if (await isNameTaken(tx, definition.name, calendarId)) {
    throw new Refusal('conflict', 'calendars.name-taken', { name: definition.name });
  }
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
  });
  await setCurrentRevision(tx, calendarId, revisionId, definition.name);
  tx.record(by, {
    type: 'calendar.revised',
    subject: { kind: 'calendar', id: calendarId },
    data: { calendarId, revisionId, number },
  });
}

/** Whether two definitions say the same, in whatever order their fields stand. */
function sameDefinition(a: CalendarDefinition, b: CalendarDefinition): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
