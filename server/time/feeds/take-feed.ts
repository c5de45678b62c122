import type { CalendarDefinition } from '#api/time/calendar-definition.ts';
import type { Actor } from '#core/platform/actor.ts';
import { same } from '#core/time/calendars/calendar-changes.ts';
import { feedReach, mergedFeed } from '#core/time/calendars/merge-feed.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { publishRevision } from '#server/time/calendars/publish-revision.ts';
import { lockCurrentRevision } from '#server/time/calendars/revise-calendar.ts';
import type { FeedRecord } from './feeds.store.ts';
import { readIcal } from './read-ical.ts';

/** The clockwork that fetches feeds, as the history names it. */
export const feedActor: Actor = { kind: 'system', id: 'time.feed' };

/**
 * Takes what a feed says into its calendar: a new revision when something is new, nothing otherwise (CAL-1, CAL-5).
 *
 * Throws IcalUnreadable when the text is no calendar; what was taken before then still holds.
 */
export async function takeFeed(tx: Tx, by: Actor, feed: FeedRecord, text: string): Promise<void> {
  const current = await lockCurrentRevision(tx, feed.calendarId);
  const { feeds = [], zone } = current.definition;
  const came = readIcal(text, { reach: feedReach(tx.now), zone, fallbackName: feed.name });
  const known = feeds.find(({ id }) => id === feed.id);
  const events = mergedFeed(known?.events ?? [], came, tx.now);
  const next = { id: feed.id, name: feed.name, says: feed.says, events } as NonNullable<typeof feeds>[number];
  if (known && same(known, next)) return;
  const all = known ? feeds.map((one) => (one.id === feed.id ? next : one)) : [...feeds, next];
  await publishRevision(tx, by, current, { definition: { ...current.definition, feeds: all }, feedId: feed.id });
}

/** Takes what a feed says out of its calendar (CAL-1, CAL-5). */
export async function dropFeed(tx: Tx, by: Actor, feed: FeedRecord): Promise<void> {
  const current = await lockCurrentRevision(tx, feed.calendarId);
  const { feeds = [], ...own } = current.definition;
  const left = feeds.filter(({ id }) => id !== feed.id);
  if (left.length === feeds.length) return;
  const definition: CalendarDefinition = left.length === 0 ? own : { ...own, feeds: left };
  await publishRevision(tx, by, current, { definition });
}
