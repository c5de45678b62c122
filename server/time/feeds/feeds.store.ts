import type { FeedFault } from '#api/time/calendar-feeds.ts';
import type { Instant, Milliseconds } from '#core/platform/instant.ts';
import type { IcalContent } from '#core/time/calendars/write-ical.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A calendar kept elsewhere that one of ours follows (CAL-1). */
export interface FeedRecord {
  readonly id: string;
  readonly calendarId: string;
  readonly name: string;
  readonly says: 'closed' | 'open';
  /** Null for an uploaded file. */
  readonly sealedAddress: string | null;
  readonly host: string | null;
  readonly everyMs: Milliseconds;
  readonly digest: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly fetchedAt: Instant | null;
  readonly fault: FeedFault | null;
  readonly failedAt: Instant | null;
  /** Since when the administrators know that it cannot be read. */
  readonly toldFaultAt: Instant | null;
  readonly nextAt: Instant | null;
  readonly madeAt: Instant;
  readonly madeByUserId: string | null;
  readonly removedAt: Instant | null;
}

/** A secret address at which one of our calendars can be read (CAL-1). */
export interface LinkRecord {
  readonly id: string;
  readonly calendarId: string;
  readonly content: IcalContent;
  readonly language: string;
  readonly tokenDigest: string;
  readonly sealedToken: string;
  readonly madeAt: Instant;
  readonly madeByUserId: string | null;
  readonly revokedAt: Instant | null;
}

/** Tables of this room. */
export type FeedTables = { calendarFeeds: FeedRecord; calendarLinks: LinkRecord };

const tables = (tx: Tx) => tx.db.withTables<FeedTables>();

/** The feeds a calendar follows now, the oldest first; the same feed is asked once at a time. */
export async function feedsOf(tx: Tx, calendarId: string): Promise<FeedRecord[]> {
  return tables(tx)
    .selectFrom('calendarFeeds')
    .selectAll()
    .where('calendarId', '=', calendarId)
    .where('removedAt', 'is', null)
    .orderBy('id')
    .execute();
}

/** Names of feeds by id, removed ones too: what made a revision keeps its name (CAL-5). */
export async function feedNames(tx: Tx, calendarId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tables(tx)
    .selectFrom('calendarFeeds')
    .select(['id', 'name'])
    .where('calendarId', '=', calendarId)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** One feed, removed or not. */
export async function findFeed(tx: Tx, id: string): Promise<FeedRecord | undefined> {
  return tables(tx).selectFrom('calendarFeeds').selectAll().where('id', '=', id).executeTakeFirst();
}

/** One feed, locked until the end of the transaction. */
export async function lockFeed(tx: Tx, id: string): Promise<FeedRecord | undefined> {
  return tables(tx).selectFrom('calendarFeeds').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Stores a new feed. */
export async function insertFeed(tx: Tx, feed: FeedRecord): Promise<void> {
  await tables(tx).insertInto('calendarFeeds').values(feed).execute();
}

/** Notes what became of a feed. */
export async function updateFeed(tx: Tx, id: string, change: Partial<FeedRecord>): Promise<void> {
  await tables(tx).updateTable('calendarFeeds').set(change).where('id', '=', id).execute();
}

/** The secret addresses of a calendar that still hold, the oldest first. */
export async function linksOf(tx: Tx, calendarId: string): Promise<LinkRecord[]> {
  return tables(tx)
    .selectFrom('calendarLinks')
    .selectAll()
    .where('calendarId', '=', calendarId)
    .where('revokedAt', 'is', null)
    .orderBy('id')
    .execute();
}

/** The address that holds under a token's digest. */
export async function findLink(tx: Tx, tokenDigest: string): Promise<LinkRecord | undefined> {
  return tables(tx)
    .selectFrom('calendarLinks')
    .selectAll()
    .where('tokenDigest', '=', tokenDigest)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
}

/** Stores a new address. */
export async function insertLink(tx: Tx, link: LinkRecord): Promise<void> {
  await tables(tx).insertInto('calendarLinks').values(link).execute();
}

/** Ends an address; false when there was none. */
export async function revokeLinkRow(tx: Tx, calendarId: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('calendarLinks')
    .set({ revokedAt: tx.now })
    .where('id', '=', id)
    .where('calendarId', '=', calendarId)
    .where('revokedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
