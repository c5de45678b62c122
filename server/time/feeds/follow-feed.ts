import type { CalendarFeedRow, FeedFault } from '#api/time/calendar-feeds.ts';
import { type Actor, userBehind } from '#core/platform/actor.ts';
import { DAY, HOUR } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { keepFile, readFile } from '#server/platform/files/files.store.ts';
import { OutsideFailed, readAddress } from '#server/platform/outside/fetch-outside.ts';
import { mayReach } from '#server/platform/outside/private-addresses.ts';
import { lockCurrentRevision } from '#server/time/calendars/revise-calendar.ts';
import { FEED_ADDRESS, FETCH } from './fetch-feed.ts';
import { type FeedRecord, feedsOf, findFeed, insertFeed, lockFeed, updateFeed } from './feeds.store.ts';
import { IcalUnreadable } from './read-ical.ts';
import { dropFeed, takeFeed } from './take-feed.ts';

interface ToFollow {
  readonly calendarId: string;
  readonly name: string;
  readonly says: 'closed' | 'open';
}

/** Follows an .ics address; it is fetched at once after the commit (CAL-1). */
export async function followFeed(
  tx: Tx,
  by: Actor,
  { address, everyHours, ...asked }: ToFollow & { readonly address: string; readonly everyHours: number },
): Promise<FeedRecord> {
  const url = readableAddress(tx, address);
  const feed = await newFeed(tx, by, asked, {
    sealedAddress: tx.world.secrets.seal(FEED_ADDRESS, url.href),
    host: url.host,
    everyMs: everyHours * HOUR,
  });
  tx.schedule({ kind: FETCH, key: feed.id, dueAt: tx.now });
  return feed;
}

/** Takes the events of an uploaded .ics file; the copy is read again each week, so that repetitions go on (CAL-1). */
export async function uploadFeed(
  tx: Tx,
  by: Actor,
  { content, ...asked }: ToFollow & { readonly content: string },
): Promise<FeedRecord> {
  const digest = await keepFile(tx, Buffer.from(content, 'utf8'));
  const nextAt = tx.now + 7 * DAY;
  const feed = await newFeed(tx, by, asked, { everyMs: 7 * DAY, digest, fetchedAt: tx.now, nextAt });
  await readable(() => takeFeed(tx, by, feed, content));
  tx.schedule({ kind: FETCH, key: feed.id, dueAt: nextAt });
  return feed;
}

/** Fetches a feed again now (CAL-1). */
export async function fetchNow(tx: Tx, { calendarId, feedId }: FeedName): Promise<void> {
  const feed = await feedOf(tx, { calendarId, feedId });
  if (feed.removedAt !== null) throw new Refusal('not-found', 'feeds.not-found', { feedId });
  tx.schedule({ kind: FETCH, key: feedId, dueAt: tx.now });
}

/** Follows a feed no longer; its events go with a new revision, the copy is kept so that it can come back (CAL-1). */
export async function removeFeed(tx: Tx, by: Actor, named: FeedName): Promise<void> {
  const feed = await feedOf(tx, named);
  if (feed.removedAt !== null) return;
  await updateFeed(tx, feed.id, { removedAt: tx.now, nextAt: null, toldFaultAt: null });
  tx.cancel(FETCH, feed.id);
  await dropFeed(tx, by, feed);
  recordFeed(tx, by, 'calendar.feed-removed', feed);
}

/** Follows a removed feed again, with the events of its kept copy until it is fetched anew (CAL-1). */
export async function restoreFeed(tx: Tx, by: Actor, named: FeedName): Promise<FeedRecord> {
  const feed = await feedOf(tx, named);
  if (feed.removedAt === null) return feed;
  await demandRoom(tx, named.calendarId);
  await updateFeed(tx, feed.id, { removedAt: null });
  const copy = feed.digest === null ? undefined : await readFile(tx, feed.digest);
  if (copy) await readable(() => takeFeed(tx, by, feed, copy.toString('utf8')));
  tx.schedule({ kind: FETCH, key: feed.id, dueAt: tx.now });
  recordFeed(tx, by, 'calendar.feed-followed', feed);
  return (await findFeed(tx, feed.id)) ?? feed;
}

/** A feed as it is shown: its whole address stays a secret (CAL-1). */
export function shownFeed(feed: FeedRecord, events: number): CalendarFeedRow {
  const { id, name, says, host, everyMs, fetchedAt, fault, failedAt, nextAt } = feed;
  return {
    id,
    name,
    says,
    host,
    everyHours: host === null ? null : everyMs / HOUR,
    events,
    fetchedAt,
    fault,
    failedAt,
    nextAt,
  };
}

const MOST_FEEDS = 20;

interface FeedName {
  readonly calendarId: string;
  readonly feedId: string;
}

async function newFeed(tx: Tx, by: Actor, asked: ToFollow, more: Partial<FeedRecord>): Promise<FeedRecord> {
  await lockCurrentRevision(tx, asked.calendarId);
  await demandRoom(tx, asked.calendarId);
  const feed: FeedRecord = {
    id: tx.newId(),
    sealedAddress: null,
    host: null,
    everyMs: DAY,
    digest: null,
    etag: null,
    lastModified: null,
    fetchedAt: null,
    fault: null,
    failedAt: null,
    toldFaultAt: null,
    nextAt: tx.now,
    madeAt: tx.now,
    madeByUserId: userBehind(by),
    removedAt: null,
    ...asked,
    ...more,
  };
  await insertFeed(tx, feed);
  recordFeed(tx, by, 'calendar.feed-followed', feed);
  return feed;
}

async function demandRoom(tx: Tx, calendarId: string): Promise<void> {
  if ((await feedsOf(tx, calendarId)).length >= MOST_FEEDS) {
    throw new Refusal('limit', 'feeds.too-many', { most: MOST_FEEDS });
  }
}

async function feedOf(tx: Tx, { calendarId, feedId }: FeedName): Promise<FeedRecord> {
  const feed = await lockFeed(tx, feedId);
  if (feed?.calendarId !== calendarId) throw new Refusal('not-found', 'feeds.not-found', { feedId });
  return feed;
}

/** An address that can never be fetched is refused at once; the rest the fetch itself finds out. */
function readableAddress(tx: Tx, address: string): URL {
  try {
    const url = readAddress(address);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const isNumber = /^[\d.]+$/.test(host) || host.includes(':');
    if (isNumber && !mayReach(host, host, tx.world.config.allowedPrivate)) {
      throw new Refusal('invalid', 'feeds.private-address', { host });
    }
    return url;
  } catch (error) {
    if (error instanceof OutsideFailed) throw new Refusal('invalid', 'feeds.bad-address', {});
    throw error;
  }
}

async function readable(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof IcalUnreadable)) throw error;
    const fault: FeedFault = error.fault;
    throw new Refusal('invalid', fault === 'too-many-events' ? 'feeds.too-many-events' : 'feeds.not-a-calendar', {});
  }
}

function recordFeed(tx: Tx, by: Actor, type: string, { id, calendarId, name, host }: FeedRecord): void {
  tx.record(by, { type, subject: { kind: 'calendar', id: calendarId }, data: { feedId: id, name, host } });
}
