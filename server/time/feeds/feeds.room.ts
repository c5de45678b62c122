import * as api from '#api/time/calendar-feeds.ts';
import { needsEverywhere, open, serve, signedIn } from '#server/platform/http/route.ts';
import type { Room } from '#server/platform/room.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { listFeeds } from './list-feeds.ts';
import { listLinks, makeLink, readLink, revokeLink } from './calendar-links.ts';
import { fetchFeeds } from './fetch-feed.ts';
import type { FeedRecord } from './feeds.store.ts';
import { fetchNow, followFeed, removeFeed, restoreFeed, shownFeed, uploadFeed } from './follow-feed.ts';

const editor = needsEverywhere('settings.edit');

/** Calendars kept elsewhere that ours follow, and ours given out (CAL-1). */
export const feedsRoom: Room = {
  name: 'feeds',
  routes: [
    serve(api.listCalendarFeeds, signedIn, async ({ tx, params }) => ({
      rows: await listFeeds(tx, params.calendarId),
    })),
    serve(api.followCalendarFeed, editor, async ({ tx, caller, params, body }) =>
      shown(tx, await followFeed(tx, caller.actor, { ...params, ...body })),
    ),
    serve(api.uploadCalendarFeed, editor, async ({ tx, caller, params, body }) =>
      shown(tx, await uploadFeed(tx, caller.actor, { ...params, ...body })),
    ),
    serve(api.fetchCalendarFeed, editor, async ({ tx, params }) => fetchNow(tx, params)),
    serve(api.removeCalendarFeed, editor, async ({ tx, caller, params }) => removeFeed(tx, caller.actor, params)),
    serve(api.restoreCalendarFeed, editor, async ({ tx, caller, params }) =>
      shown(tx, await restoreFeed(tx, caller.actor, params)),
    ),
    serve(api.listCalendarLinks, editor, async ({ tx, params }) => ({ rows: await listLinks(tx, params.calendarId) })),
    serve(api.makeCalendarLink, editor, async ({ tx, caller, params, body }) =>
      makeLink(tx, caller.actor, { ...params, ...body }),
    ),
    serve(api.revokeCalendarLink, editor, async ({ tx, caller, params }) => revokeLink(tx, caller.actor, params)),
    serve(api.readCalendarLink, open, async ({ tx, params }) => readLink(tx, params.token)),
  ],
  handlers: [fetchFeeds],
  topics: [{ topic: 'calendar-feeds', mayHear: async () => true }],
};

async function shown(tx: Tx, feed: FeedRecord) {
  const rows = await listFeeds(tx, feed.calendarId);
  return rows.find(({ id }) => id === feed.id) ?? shownFeed(feed, 0);
}
