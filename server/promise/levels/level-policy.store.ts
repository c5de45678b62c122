import { sql } from 'kysely';
import type { Instant } from '#core/platform/instant.ts';
import type { Calendar } from '#core/time/calendars/calendar.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A published revision of a calendar as the clocks read it (CAL-5). */
export interface CalendarRevisionRow {
  readonly calendarId: string;
  readonly revisionId: string;
  /** The number people call the revision by. */
  readonly revision: number;
  readonly publishedAt: Instant;
  readonly isBase: boolean;
  readonly definition: Omit<Calendar, 'id' | 'revisionId'>;
}

/** Every revision of every calendar, in the order they were published (CAL-5). */
export async function allCalendarRevisions(tx: Tx): Promise<CalendarRevisionRow[]> {
  const { rows } = await sql<CalendarRevisionRow>`
    select r.calendar_id, r.id as revision_id, r.number as revision, r.made_at as published_at, c.is_base, r.definition
    from calendar_revisions r join calendars c on c.id = r.calendar_id
    order by r.calendar_id, r.number`.execute(tx.db);
  return rows;
}

/** Changes with every revision of a level or calendar, in whichever instance it was published. */
export async function policyMark(tx: Tx): Promise<string> {
  const { rows } = await sql<{ mark: string }>`select ${markSql} as mark`.execute(tx.db);
  return rows[0]?.mark ?? '';
}

/** The mark as SQL, for a query that is asked anyway. */
export const markSql = sql`concat(
  (select string_agg(revision_id::text, ',' order by id) from levels), '|',
  (select string_agg(current_revision_id::text || is_base::text, ',' order by id) from calendars))`;
