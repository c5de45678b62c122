import { sql } from 'kysely';
import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { jsonText } from '#server/platform/db/json-text.ts';

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
  readonly leaveAddress: string | null;
}

/** A file that goes along with a mail of the house's own. */
export interface HouseMailFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** Tables of this room. */
export type NotificationTables = {
  notifications: NotificationRow;
  houseMails: HouseMailRow;
  houseMailFiles: HouseMailFile & { readonly key: string; readonly position: number };
};

const tables = (tx: Tx) => tx.db.withTables<NotificationTables>();

/** Writes notices, however many, in one statement. */
export async function insertNotifications(tx: Tx, rows: readonly NotificationRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into notifications (id, user_id, kind, subject_kind, subject_id, facts, created_at, read_at)
    select * from jsonb_to_recordset(${jsonText(rows)}::text::jsonb)
      as n(id uuid, "userId" uuid, kind text, "subjectKind" text, "subjectId" text, facts jsonb, "createdAt" bigint,
        "readAt" bigint)`.execute(tx.db);
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

/** Writes mails that want to go out, and returns the keys of those that were not there already. */
export async function insertHouseMails(tx: Tx, mails: readonly HouseMailRow[]): Promise<Set<string>> {
  if (mails.length === 0) return new Set();
  const { rows } = await sql<{ key: string }>`
    insert into house_mails (key, recipient, subject, body_text, body_html, language, wanted_at, sent_at, failure,
      leave_address)
    select * from jsonb_to_recordset(${JSON.stringify(mails)}::text::jsonb)
      as m(key text, recipient text, subject text, "bodyText" text, "bodyHtml" text, language text, "wantedAt" bigint,
        "sentAt" bigint, failure text, "leaveAddress" text)
    on conflict (key) do nothing returning key`.execute(tx.db);
  return new Set(rows.map(({ key }) => key));
}

/** Writes the files that go along with a mail. */
export async function insertHouseMailFiles(tx: Tx, key: string, files: readonly HouseMailFile[]): Promise<void> {
  if (files.length === 0) return;
  await tables(tx)
    .insertInto('houseMailFiles')
    .values(files.map(({ name, mediaType, content }, position) => ({ key, position, name, mediaType, content })))
    .execute();
}

/** The files that go along with a mail, in their order. */
export async function filesOfHouseMail(tx: Tx, key: string): Promise<HouseMailFile[]> {
  return tables(tx)
    .selectFrom('houseMailFiles')
    .select(['name', 'mediaType', 'content'])
    .where('key', '=', key)
    .orderBy('position')
    .execute();
}

/** A mail of the house's own by its key. */
export async function findHouseMail(tx: Tx, key: string): Promise<HouseMailRow | undefined> {
  return tables(tx).selectFrom('houseMails').selectAll().where('key', '=', key).executeTakeFirst();
}

/** Writes how the sending of a mail went; a mail that is out is kept without its text and files. */
export async function writeHouseMailOutcome(tx: Tx, key: string, failure: string | null): Promise<void> {
  const changes = failure === null ? { sentAt: tx.now, failure, bodyText: '', bodyHtml: '' } : { failure };
  await tables(tx).updateTable('houseMails').set(changes).where('key', '=', key).where('sentAt', 'is', null).execute();
  if (failure === null) await tables(tx).deleteFrom('houseMailFiles').where('key', '=', key).execute();
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
