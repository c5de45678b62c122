import type { CalendarDefinition } from '#api/time/calendar-definition.ts';
import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { same } from '#core/time/calendars/calendar-changes.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findRevision, isNameTaken, lockCalendar, type RevisionRecord } from './calendars.store.ts';
import { publishRevision } from './publish-revision.ts';

/** What is to be said from now on, and the revision the writer had seen. */
export interface Revision {
  readonly calendarId: string;
  readonly definition: CalendarDefinition;
  readonly basedOn: string;
}

/**
 * Makes a new revision of a calendar (CAL-5).
 *
 * Saving without a change changes nothing. Somebody else's save in between is refused, so nobody's work is lost unseen;
 * what a feed brought in between is no such save, and stays.
 */
export async function reviseCalendar(tx: Tx, by: Actor, { calendarId, definition, basedOn }: Revision): Promise<void> {
  const current = await lockCurrentRevision(tx, calendarId);
  const seen = basedOn === current.id ? current : await findRevision(tx, basedOn);
  if (seen?.calendarId !== calendarId || !same(ownPart(seen.definition), ownPart(current.definition))) {
    throw new Refusal('conflict', 'calendars.stale', { revision: current.number });
  }
  const { feeds } = current.definition;
  const next = { ...ownPart(definition), ...(feeds ? { feeds } : {}) };
  if (same(current.definition, next)) return;
  if (await isNameTaken(tx, definition.name, calendarId)) {
    throw new Refusal('conflict', 'calendars.name-taken', { name: definition.name });
  }
  await publishRevision(tx, by, current, { definition: next });
}

/** What a calendar says now, held until the end of the transaction (CAL-5). */
export async function lockCurrentRevision(tx: Tx, calendarId: string): Promise<RevisionRecord> {
  const calendar = await lockCalendar(tx, calendarId);
  if (calendar === undefined) throw new Refusal('not-found', 'calendars.not-found', { calendarId });
  const current = await findRevision(tx, calendar.currentRevisionId);
  if (current === undefined) throw new Error(`calendar ${calendarId} has no current revision`);
  return current;
}

/** What people write of a calendar, apart from what its feeds say. */
function ownPart({ feeds: _theirs, ...own }: CalendarDefinition): CalendarDefinition {
  return own;
}
