import type { FeedFault } from '#api/time/calendar-feeds.ts';
import { MINUTE } from '#core/platform/instant.ts';
import type { Tx, World } from '#server/platform/db/tx.ts';
import { keepFile, readFile } from '#server/platform/files/files.store.ts';
import { notify } from '#server/house/notifications/notify.ts';
import { holdersAt } from '#server/house/roles/roles.store.ts';
import { job } from '#server/platform/jobs/appointments.ts';
import { fetchOutside, OutsideFailed } from '#server/platform/outside/fetch-outside.ts';
import { lockCurrentRevision } from '#server/time/calendars/revise-calendar.ts';
import { type FeedRecord, findFeed, lockFeed, updateFeed } from './feeds.store.ts';
import { IcalUnreadable } from './read-ical.ts';
import { feedActor, takeFeed } from './take-feed.ts';

/** The job that fetches a feed again at its rhythm. */
export const FETCH = 'time.fetch-feed';

/** What the secrets of addresses are sealed for. */
export const FEED_ADDRESS = 'time.feed-address';

/** Fetches feeds again at their rhythm; a failure is shown, and what was fetched before still holds (CAL-1). */
export const fetchFeeds = job(FETCH, (world, { key }) => fetchFeed(world, key), { leaseMs: 90_000, width: 3 });

const MOST_BYTES = 5_000_000;

/** What a fetch brought: a new copy, the word that nothing is new, or why nothing came. */
type Fetched =
  | { readonly kind: 'new'; readonly body: Buffer; readonly etag: string | null; readonly lastModified: string | null }
  | { readonly kind: 'same' }
  | { readonly kind: 'failed'; readonly fault: FeedFault };

async function fetchFeed(world: World, feedId: string): Promise<void> {
  const feed = await world.read((tx) => findFeed(tx, feedId));
  if (!feed || feed.removedAt !== null) return;
  const fetched = feed.sealedAddress === null ? { kind: 'same' as const } : await ask(world, feed, feed.sealedAddress);
  try {
    await world.transact((tx) => keepFetched(tx, feedId, fetched));
  } catch (error) {
    if (!(error instanceof IcalUnreadable)) throw error;
    await world.transact((tx) => keepFetched(tx, feedId, { kind: 'failed', fault: error.fault }));
  }
}

async function ask(world: World, feed: FeedRecord, sealedAddress: string): Promise<Fetched> {
  try {
    const answer = await fetchOutside(world.secrets.open(FEED_ADDRESS, sealedAddress), {
      allowed: world.config.allowedPrivate,
      mostBytes: MOST_BYTES,
      headers: {
        accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
        ...(feed.etag && feed.digest ? { 'if-none-match': feed.etag } : {}),
        ...(feed.lastModified && feed.digest ? { 'if-modified-since': feed.lastModified } : {}),
      },
    });
    if (answer.status === 304) return { kind: 'same' };
    if (answer.status !== 200) return { kind: 'failed', fault: 'refused' };
    const { etag = null, 'last-modified': lastModified = null } = answer.headers;
    return { kind: 'new', body: answer.body, etag, lastModified };
  } catch (error) {
    if (error instanceof OutsideFailed) return { kind: 'failed', fault: error.fault };
    throw error;
  }
}

async function keepFetched(tx: Tx, feedId: string, fetched: Fetched): Promise<void> {
  const feed = await lockFeed(tx, feedId);
  if (!feed || feed.removedAt !== null) return;
  const nextAt = tx.now + (fetched.kind === 'failed' ? Math.min(feed.everyMs, 30 * MINUTE) : feed.everyMs);
  tx.schedule({ kind: FETCH, key: feedId, dueAt: nextAt });
  if (fetched.kind === 'failed') return noteFault(tx, feed, fetched.fault, nextAt);
  const text =
    fetched.kind === 'new' ? fetched.body : feed.digest === null ? undefined : await readFile(tx, feed.digest);
  if (text !== undefined) await takeFeed(tx, feedActor, feed, text.toString('utf8'));
  const copy =
    fetched.kind === 'new'
      ? { digest: await keepFile(tx, fetched.body), etag: fetched.etag, lastModified: fetched.lastModified }
      : {};
  await updateFeed(tx, feedId, { ...copy, fetchedAt: tx.now, fault: null, failedAt: null, toldFaultAt: null, nextAt });
  if (feed.fault !== null) recordFeed(tx, 'calendar.feed-recovered', feed);
  if (feed.toldFaultAt !== null) await tellFeed(tx, 'feed.recovered', feed);
  tx.tell('calendar-feeds', { calendarId: feed.calendarId });
}

/**
 * A feed that falls silent is recorded once, each attempt is shown, and the administrators are told once: at once of
 * what only a person can mend, at the second attempt of what may pass by itself.
 */
async function noteFault(tx: Tx, feed: FeedRecord, fault: FeedFault, nextAt: number): Promise<void> {
  const isNews = feed.toldFaultAt === null && (feed.fault !== null || !passing.has(fault));
  await updateFeed(tx, feed.id, { fault, failedAt: tx.now, nextAt, ...(isNews ? { toldFaultAt: tx.now } : {}) });
  tx.tell('calendar-feeds', { calendarId: feed.calendarId });
  if (feed.fault === null) recordFeed(tx, 'calendar.feed-failed', feed, { fault });
  if (isNews) await tellFeed(tx, 'feed.failed', feed, { reason: fault });
}

const passing: ReadonlySet<FeedFault> = new Set(['unknown-host', 'unreachable', 'too-slow', 'refused']);

function recordFeed(tx: Tx, type: string, feed: FeedRecord, more: Readonly<Record<string, unknown>> = {}): void {
  const subject = { kind: 'calendar', id: feed.calendarId };
  tx.record(feedActor, { type, subject, data: { feedId: feed.id, name: feed.name, ...more } });
}

async function tellFeed(
  tx: Tx,
  kind: 'feed.failed' | 'feed.recovered',
  feed: FeedRecord,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { definition } = await lockCurrentRevision(tx, feed.calendarId);
  await notify(tx, feedActor, {
    to: { userIds: await holdersAt(tx, 'settings.edit', null) },
    kind,
    subject: { kind: 'calendar', id: feed.calendarId },
    facts: { name: feed.name, calendar: definition.name, ...more },
    mail: false,
  });
}
