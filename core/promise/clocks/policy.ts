import type { Instant } from '#core/platform/instant.ts';
import type { CompiledCalendar } from '#core/time/calendars/compiled-calendar.ts';
import type { LevelRevision } from '../levels/level.ts';

/**
 * Everything a history is judged by (SLA-6): levels and calendars with their revisions, and the moment asked about.
 */
export interface Policy {
  readonly now: Instant;
  /** By level id; revisions in the order they were published. A deleted level keeps its revisions. */
  readonly levels: ReadonlyMap<string, readonly LevelRevision[]>;
  /** By calendar id; revisions in the order they were published. */
  readonly calendars: ReadonlyMap<string, readonly CalendarInForce[]>;
  readonly baseCalendarId: string;
  /** Sites that have a calendar of their own, by site id (CAL-3). */
  readonly siteCalendars: ReadonlyMap<string, string>;
}

/** One published revision of a calendar, ready to count by (CAL-5). */
export interface CalendarInForce {
  readonly calendarId: string;
  readonly revisionId: string;
  readonly publishedAt: Instant;
  /** Red days are closed. */
  readonly withRedDays: CompiledCalendar;
  /** Red days are counted as the weekday they are (SLA-2, holidays not excluded). */
  readonly withoutRedDays: CompiledCalendar;
}

/** The revision that was in force at an instant; before the first one it is the first. */
export function inForce<Revision extends { readonly publishedAt: Instant }>(
  revisions: readonly Revision[] | undefined,
  at: Instant,
): Revision | null {
  let found = revisions?.[0] ?? null;
  for (const revision of revisions ?? []) if (revision.publishedAt <= at) found = revision;
  return found;
}
