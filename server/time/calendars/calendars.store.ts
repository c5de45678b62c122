import { sql } from 'kysely';
import type { CalendarDefinition } from '#api/time/calendar-definition.ts';
import type { Instant } from '#core/platform/instant.ts';
import { byName } from '#server/platform/db/alphabet.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A calendar's own row; what it says is in its current revision (CAL-1). */
export interface CalendarRecord {
  readonly id: string;
  readonly name: string;
  readonly isBase: boolean;
  readonly currentRevisionId: string;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly deletedAt: Instant | null;
}

/** One revision, never changed once made (CAL-5). */
export interface RevisionRecord {
  readonly id: string;
  readonly calendarId: string;
  readonly number: number;
  readonly definition: CalendarDefinition;
  readonly madeAt: Instant;
  readonly madeByUserId: string | null;
  /** The feed whose events made it, rather than a person. */
  readonly feedId: string | null;
}

/** Tables of this room. */
export type CalendarTables = {
  calendars: CalendarRecord;
  calendarRevisions: RevisionRecord;
};

const tables = (tx: Tx) => tx.db.withTables<CalendarTables>();

/** Calendars that are not deleted with their current revisions, the base calendar first (CAL-1). */
export async function currentCalendars(tx: Tx): Promise<{ calendar: CalendarRecord; revision: RevisionRecord }[]> {
  const calendars = await tables(tx)
    .selectFrom('calendars')
    .selectAll()
    .where('deletedAt', 'is', null)
    .orderBy('isBase', 'desc')
    .orderBy(byName(tx))
    .execute();
  if (calendars.length === 0) return [];
  const revisions = await tables(tx)
    .selectFrom('calendarRevisions')
    .selectAll()
    .where(
      'id',
      'in',
      calendars.map(({ currentRevisionId }) => currentRevisionId),
    )
    .execute();
  const byId = new Map(revisions.map((revision) => [revision.id, revision]));
  return calendars.map((calendar) => ({
    calendar,
    revision: byId.get(calendar.currentRevisionId) as RevisionRecord,
  }));
}

/** One calendar that is not deleted (CAL-1). */
export async function findCalendar(tx: Tx, id: string): Promise<CalendarRecord | undefined> {
  return tables(tx)
    .selectFrom('calendars')
    .selectAll()
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
}

/** The same, locked until the end of the transaction. */
export async function lockCalendar(tx: Tx, id: string): Promise<CalendarRecord | undefined> {
  return tables(tx)
    .selectFrom('calendars')
    .selectAll()
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .forUpdate()
    .executeTakeFirst();
}

/** The calendar that serves whatever names none of its own (CAL-3). */
export async function baseCalendar(tx: Tx): Promise<CalendarRecord> {
  return tables(tx).selectFrom('calendars').selectAll().where('isBase', '=', true).executeTakeFirstOrThrow();
}

/** Which revision a calendar, or the base calendar for null, has now; a deleted one still has its last (CAL-5). */
export async function currentRevisionId(tx: Tx, calendarId: string | null): Promise<string | undefined> {
  const query = tables(tx).selectFrom('calendars').select('currentRevisionId');
  const row = await (calendarId === null
    ? query.where('isBase', '=', true)
    : query.where('id', '=', calendarId)
  ).executeTakeFirst();
  return row?.currentRevisionId;
}

/** One revision by its id (CAL-5). */
export async function findRevision(tx: Tx, id: string): Promise<RevisionRecord | undefined> {
  return tables(tx).selectFrom('calendarRevisions').selectAll().where('id', '=', id).executeTakeFirst();
}

/** All revisions of a calendar, the newest first (CAL-5). */
export async function revisionsOf(tx: Tx, calendarId: string): Promise<RevisionRecord[]> {
  return tables(tx)
    .selectFrom('calendarRevisions')
    .selectAll()
    .where('calendarId', '=', calendarId)
    .orderBy('number', 'desc')
    .execute();
}

/** Is the name taken by another calendar that is not deleted? (CAL-1) */
export async function isNameTaken(tx: Tx, name: string, exceptId: string | null): Promise<boolean> {
  const row = await tables(tx)
    .selectFrom('calendars')
    .select('id')
    .where((eb) => eb(eb.fn('lower', ['name']), '=', name.toLowerCase()))
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined && row.id !== exceptId;
}

/** Stores a new calendar (CAL-1). */
export async function insertCalendar(tx: Tx, calendar: CalendarRecord): Promise<void> {
  await tables(tx).insertInto('calendars').values(calendar).execute();
}

/** Stores a revision (CAL-5). */
export async function insertRevision(tx: Tx, revision: RevisionRecord): Promise<void> {
  const definition = sql`${JSON.stringify(revision.definition)}::jsonb` as never;
  await tables(tx)
    .insertInto('calendarRevisions')
    .values({ ...revision, definition })
    .execute();
}

/** Lets another revision be the current one (CAL-5). */
export async function setCurrentRevision(tx: Tx, id: string, revisionId: string, name: string): Promise<void> {
  await tables(tx)
    .updateTable('calendars')
    .set({ currentRevisionId: revisionId, name, changedAt: tx.now })
    .where('id', '=', id)
    .execute();
}

/** Marks a calendar as deleted; its revisions stay (CAL-5). */
export async function markDeleted(tx: Tx, id: string): Promise<void> {
  await tables(tx).updateTable('calendars').set({ deletedAt: tx.now }).where('id', '=', id).execute();
}

/** A calendar that was taken away, locked until the end of the transaction. */
export async function lockDeletedCalendar(tx: Tx, id: string): Promise<CalendarRecord | undefined> {
  return tables(tx)
    .selectFrom('calendars')
    .selectAll()
    .where('id', '=', id)
    .where('deletedAt', 'is not', null)
    .forUpdate()
    .executeTakeFirst();
}

/** Lets a deleted calendar be there again. */
export async function unmarkDeleted(tx: Tx, id: string): Promise<void> {
  await tables(tx).updateTable('calendars').set({ deletedAt: null, changedAt: tx.now }).where('id', '=', id).execute();
}

/** Lets this calendar be the one base calendar (CAL-3). */
export async function setBase(tx: Tx, id: string): Promise<void> {
  await tables(tx).updateTable('calendars').set({ isBase: false }).where('isBase', '=', true).execute();
  await tables(tx).updateTable('calendars').set({ isBase: true, changedAt: tx.now }).where('id', '=', id).execute();
}
