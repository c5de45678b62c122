import type { Instant } from '#core/platform/instant.ts';
import type { LevelRevision } from '../levels/level.ts';
import type { Target } from '../levels/target.ts';
import type { Timekeeper } from './timekeeper.ts';

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
  /** Sites that have a calendar of their own, by site id. */
  readonly siteCalendars: ReadonlyMap<string, string>;
}

/** One published revision of a calendar, ready to count by (CAL-5). */
export interface CalendarInForce {
  readonly calendarId: string;
  readonly revisionId: string;
  readonly publishedAt: Instant;
  /** Open time with red days closed. */
  readonly withRedDays: Timekeeper;
  /** Open time with red days counted as the weekday they are. */
  readonly withoutRedDays: Timekeeper;
  /** The open or wall time a target in days asks for when counted from `start` (SLA-2). */
  readonly daysFrom: (target: Target, start: Instant, keeper: Timekeeper) => number | 'never';
}
