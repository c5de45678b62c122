import type { FailedAttempts } from '#core/house/sign-in/attempt-limit.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A session's row; the token itself is only in the browser. */
export interface SessionRow {
  readonly id: string;
  readonly userId: string;
  readonly tokenHash: string;
  readonly internetAddress: string;
  readonly agent: string;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
}

/** Tables of this room. */
export type SignInTables = {
  sessions: SessionRow;
  signInAttempts: { key: string; failures: number; lastFailedAt: Instant };
  passwordResets: {
    id: string;
    userId: string;
    tokenHash: string;
    createdAt: Instant;
    expiresAt: Instant;
    usedAt: Instant | null;
  };
};

const tables = (tx: Tx) => tx.db.withTables<SignInTables>();

/** Writes a new session. */
export async function insertSession(tx: Tx, session: SessionRow): Promise<void> {
  await tables(tx).insertInto('sessions').values(session).execute();
}

/** The session a token belongs to. */
export async function findSessionByHash(tx: Tx, tokenHash: string): Promise<SessionRow | undefined> {
  return tables(tx).selectFrom('sessions').selectAll().where('tokenHash', '=', tokenHash).executeTakeFirst();
}

/** Sessions of a user, newest use first. */
export async function sessionsOf(tx: Tx, userId: string): Promise<SessionRow[]> {
  return tables(tx)
    .selectFrom('sessions')
    .selectAll()
    .where('userId', '=', userId)
    .orderBy('lastSeenAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Notes that a session was used. */
export async function touchSession(tx: Tx, id: string): Promise<void> {
  await tables(tx).updateTable('sessions').set({ lastSeenAt: tx.now }).where('id', '=', id).execute();
}

/** Deletes one session of a user; false when there is none such. */
export async function deleteSession(tx: Tx, userId: string, id: string): Promise<boolean> {
  const gone = await tables(tx)
    .deleteFrom('sessions')
    .where('id', '=', id)
    .where('userId', '=', userId)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** Deletes all sessions of a user, but for one to keep. */
export async function deleteSessionsOf(tx: Tx, userId: string, keepId?: string): Promise<number> {
  let query = tables(tx).deleteFrom('sessions').where('userId', '=', userId);
  if (keepId) query = query.where('id', '!=', keepId);
  return Number((await query.executeTakeFirst()).numDeletedRows);
}

/** Deletes sessions that were last seen or made before these instants. */
export async function deleteEndedSessions(tx: Tx, seenBefore: Instant, madeBefore: Instant): Promise<void> {
  await tables(tx)
    .deleteFrom('sessions')
    .where((eb) => eb.or([eb('lastSeenAt', '<=', seenBefore), eb('createdAt', '<=', madeBefore)]))
    .execute();
}

/** Failed attempts under a key, locked so that attempts at the same time are counted one after the other. */
export async function lockAttempts(tx: Tx, key: string): Promise<FailedAttempts> {
  await tables(tx)
    .insertInto('signInAttempts')
    .values({ key, failures: 0, lastFailedAt: 0 })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  const row = await tables(tx)
    .selectFrom('signInAttempts')
    .selectAll()
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { failures: row.failures, lastFailedAt: row.lastFailedAt };
}

/** Writes the failed attempts under a key. */
export async function saveAttempts(tx: Tx, key: string, attempts: FailedAttempts): Promise<void> {
  await tables(tx)
    .updateTable('signInAttempts')
    .set({ failures: attempts.failures, lastFailedAt: attempts.lastFailedAt })
    .where('key', '=', key)
    .execute();
}

/** Forgets failed attempts under a key. */
export async function forgetAttempts(tx: Tx, key: string): Promise<void> {
  await tables(tx).deleteFrom('signInAttempts').where('key', '=', key).execute();
}

/** Forgets attempts that failed before an instant. */
export async function forgetOldAttempts(tx: Tx, before: Instant): Promise<void> {
  await tables(tx).deleteFrom('signInAttempts').where('lastFailedAt', '<', before).execute();
}

/** Writes a link for a new password and makes earlier ones worthless. */
export async function insertReset(
  tx: Tx,
  reset: { id: string; userId: string; tokenHash: string; expiresAt: Instant },
): Promise<void> {
  await spendResetsOf(tx, reset.userId);
  await tables(tx)
    .insertInto('passwordResets')
    .values({
      id: reset.id,
      userId: reset.userId,
      tokenHash: reset.tokenHash,
      createdAt: tx.now,
      expiresAt: reset.expiresAt,
      usedAt: null,
    })
    .execute();
}

/** Uses up every link for a new password of a user. */
export async function spendResetsOf(tx: Tx, userId: string): Promise<void> {
  await tables(tx)
    .updateTable('passwordResets')
    .set({ usedAt: tx.now })
    .where('userId', '=', userId)
    .where('usedAt', 'is', null)
    .execute();
}

/** The user a link for a new password still works for, locked. */
export async function lockReset(tx: Tx, tokenHash: string): Promise<{ id: string; userId: string } | undefined> {
  const row = await tables(tx)
    .selectFrom('passwordResets')
    .select(['id', 'userId as userId'])
    .where('tokenHash', '=', tokenHash)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', tx.now)
    .forUpdate()
    .executeTakeFirst();
  return row;
}
