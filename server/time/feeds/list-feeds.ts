import type { CalendarFeedRow } from '#api/time/calendar-feeds.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findCalendar, findRevision } from '#server/time/calendars/calendars.store.ts';
import { feedsOf } from './feeds.store.ts';
import { shownFeed } from './follow-feed.ts';

/** The feeds a calendar follows, each with how many events it brought and when (CAL-1). */
export async function listFeeds(tx: Tx, calendarId: string): Promise<CalendarFeedRow[]> {
  const calendar = await findCalendar(tx, calendarId);
  if (!calendar) throw new Refusal('not-found', 'calendars.not-found', { calendarId });
  const revision = await findRevision(tx, calendar.currentRevisionId);
  const events = new Map((revision?.definition.feeds ?? []).map((feed) => [feed.id, feed.events.length]));
  return (await feedsOf(tx, calendarId)).map((feed) => shownFeed(feed, events.get(feed.id) ?? 0));
}
