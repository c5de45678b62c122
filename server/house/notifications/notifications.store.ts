import { sql } from 'kysely';
import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A notice's row. */
export interface NotificationRow {
  readonly id: string;
  readonly userId: string;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly facts: Record<string, unknown>;
  readonly createdAt: Instant;
  readonly readAt: Instant | null;
}

/** A mail of the house's own on its way out. */
export interface HouseMailRow {
  readonly key: string;
  readonly recipient: string;
  readonly subject: string;
  readonly bodyText: string;
  readonly bodyHtml: string;
  readonly language: string;
  readonly wantedAt: Instant;
  readonly sentAt: Instant | null;
  readonly failure: string | null;
}

/** Tables of this room. */
export type NotificationTables = {
  notifications: NotificationRow;
  houseMails: HouseMailRow;
};

const tables = (tx: Tx) => tx.db.withTables<NotificationTables>();

/** Writes notices. */
export async function insertNotifications(tx: Tx, rows: readonly NotificationRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tables(tx)
    .insertInto('notifications')
    .values(rows.map((row) => ({ ...row, facts: sql<Record<string, unknown>>`${JSON.stringify(row.facts)}::jsonb` })))
    .execute();
}

/** Notices of a user, newest first, after the one the page before ended with. */
export async function listNotificationRows(
  tx: Tx,
  userId: string,
  page: {
    readonly limit: number;
    readonly unreadOnly: boolean;
    readonly after?: { at: Instant; id: string } | undefined;
  },
): Promise<NotificationRow[]> {
  let query = tables(tx)
    .selectFrom('notifications')
    .selectAll()
    .where('userId', '=', userId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit);
  if (page.unreadOnly) query = query.where('readAt', 'is', null);
  const { after } = page;
  if (after) query = query.where(sql<boolean>`(created_at, id) < (${after.at}, ${after.id}::uuid)`);
  return query.execute();
}

/** How many notices a user has not read. */
export async function countUnread(tx: Tx, userId: string): Promise<number> {
  const row = await tables(tx)
    .selectFrom('notifications')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('userId', '=', userId)
    .where('readAt', 'is', null)
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Marks one notice of a user, or all, as read; how many were found. */
export async function markRead(tx: Tx, userId: string, id?: string): Promise<number> {
  let query = tables(tx)
    .updateTable('notifications')
    .set({ readAt: sql<number>`coalesce(read_at, ${tx.now}::bigint)` })
    .where('userId', '=', userId);
  query = id ? query.where('id', '=', id) : query.where('readAt', 'is', null);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

/** Writes a mail that wants to go out; false when its key was there already. */
export async function insertHouseMail(tx: Tx, mail: HouseMailRow): Promise<boolean> {
  const written = await tables(tx)
    .insertInto('houseMails')
    .values(mail)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return (written.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** A mail of the house's own by its key. */
export async function findHouseMail(tx: Tx, key: string): Promise<HouseMailRow | undefined> {
  return tables(tx).selectFrom('houseMails').selectAll().where('key', '=', key).executeTakeFirst();
}

/** Writes how the sending of a mail went; a mail that is out is kept without its text. */
export async function writeHouseMailOutcome(tx: Tx, key: string, failure: string | null): Promise<void> {
  const changes = failure === null ? { sentAt: tx.now, failure, bodyText: '', bodyHtml: '' } : { failure };
  await tables(tx).updateTable('houseMails').set(changes).where('key', '=', key).where('sentAt', 'is', null).execute();
}

/** Mails that wait, oldest first. */
export async function waitingHouseMails(tx: Tx, limit: number): Promise<HouseMailRow[]> {
  return tables(tx)
    .selectFrom('houseMails')
    .selectAll()
    .where('sentAt', 'is', null)
    .orderBy('wantedAt')
    .limit(limit)
    .execute();
}

/** How many mails wait, and of which keys some are already out. */
export async function countWaitingMails(tx: Tx): Promise<number> {
  const row = await tables(tx)
    .selectFrom('houseMails')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('sentAt', 'is', null)
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Which of these mails are out. */
export async function sentMailKeys(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await tables(tx)
    .selectFrom('houseMails')
    .select('key')
    .where('key', 'in', [...keys])
    .where('sentAt', 'is not', null)
    .execute();
  return new Set(rows.map((row) => row.key));
}
