import { type ExpressionBuilder, sql } from 'kysely';
import type { Language } from '#core/house/users/language.ts';
import type { Instant } from '#core/platform/instant.ts';
import { alphabetOf } from '#server/platform/db/alphabet.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A user's own row (USR-1). */
export interface UserRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly theme: 'light' | 'dark' | 'auto';
  readonly density: 'tight' | 'normal' | 'roomy';
  readonly signatureHtml: string;
  readonly signaturePicture: string | null;
  readonly passwordHash: string | null;
  readonly totpSecretSealed: string | null;
  readonly totpOnAt: Instant | null;
  readonly totpLastStep: number | null;
  readonly blockedAt: Instant | null;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly lastSeenAt: Instant | null;
}

/** Tables of this room. */
export type UserTables = {
  users: UserRow;
  recoveryCodes: { userId: string; codeHash: string; usedAt: Instant | null };
};

const tables = (tx: Tx) => tx.db.withTables<UserTables>();
const sameAddress = (email: string) => (eb: ExpressionBuilder<UserTables, 'users'>) =>
  eb(eb.fn('lower', ['email']), '=', email.trim().toLowerCase());

/** One user by id. */
export async function findUser(tx: Tx, id: string): Promise<UserRow | undefined> {
  return tables(tx).selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst();
}

/** One user by address, whatever its capitals. */
export async function findUserByEmail(tx: Tx, email: string): Promise<UserRow | undefined> {
  return tables(tx).selectFrom('users').selectAll().where(sameAddress(email)).executeTakeFirst();
}

/** These users, in no order. */
export async function usersByIds(tx: Tx, ids: readonly string[]): Promise<UserRow[]> {
  if (ids.length === 0) return [];
  return tables(tx).selectFrom('users').selectAll().where(sql<boolean>`id = any(${ids}::uuid[])`).execute();
}

/** One user, locked until the end of the transaction. */
export async function lockUser(tx: Tx, id: string): Promise<UserRow | undefined> {
  return tables(tx).selectFrom('users').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Whether nobody who may sign in exists yet; holds others who ask the same until the end of the transaction. */
export async function nobodyExists(tx: Tx): Promise<boolean> {
  await sql`lock table users in share row exclusive mode`.execute(tx.db);
  return !(await anybodyExists(tx));
}

/** Whether anybody exists who may sign in; those only known from an import may not. */
export async function anybodyExists(tx: Tx): Promise<boolean> {
  const found = await tables(tx)
    .selectFrom('users')
    .select('id')
    .where('blockedAt', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** Writes a new user. */
export async function insertUser(
  tx: Tx,
  user: Pick<UserRow, 'id' | 'email' | 'name' | 'language' | 'passwordHash'>,
): Promise<UserRow> {
  return tables(tx)
    .insertInto('users')
    .values({
      ...user,
      theme: 'auto',
      density: 'normal',
      signatureHtml: '',
      signaturePicture: null,
      totpSecretSealed: null,
      totpOnAt: null,
      totpLastStep: null,
      blockedAt: null,
      createdAt: tx.now,
      changedAt: tx.now,
      lastSeenAt: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Writes changes of a user. */
export async function updateUser(
  tx: Tx,
  id: string,
  changes: Partial<Omit<UserRow, 'id' | 'createdAt'>>,
): Promise<void> {
  await tables(tx)
    .updateTable('users')
    .set({ changedAt: tx.now, ...changes })
    .where('id', '=', id)
    .execute();
}

/** Notes that a user was here. */
export async function noteSeen(tx: Tx, id: string): Promise<void> {
  await tables(tx).updateTable('users').set({ lastSeenAt: tx.now }).where('id', '=', id).execute();
}

/** Users by name; `after` is the name and id the page before ended with. */
export async function listUserRows(
  tx: Tx,
  page: {
    readonly limit: number;
    readonly after?: { readonly name: string; readonly id: string } | undefined;
    readonly text?: string | undefined;
    readonly ids?: readonly string[] | undefined;
  },
): Promise<UserRow[]> {
  const byName = sql<string>`name ${alphabetOf(tx)}`;
  let query = tables(tx).selectFrom('users').selectAll().orderBy(byName).orderBy('id').limit(page.limit);
  if (page.ids) query = query.where('id', 'in', page.ids.length === 0 ? [nobody] : [...page.ids]);
  if (page.text) {
    const pattern = `%${page.text.replaceAll(/[\\%_]/gu, (sign) => `\\${sign}`)}%`;
    query = query.where((eb) => eb.or([eb('name', 'ilike', pattern), eb('email', 'ilike', pattern)]));
  }
  if (page.after) {
    const { name, id } = page.after;
    query = query.where(sql<boolean>`(${byName} > ${name} or (${byName} = ${name} and id > ${id}))`);
  }
  return query.execute();
}

/** Puts new recovery codes in place of the old ones. */
export async function replaceRecoveryCodes(tx: Tx, userId: string, hashes: readonly string[]): Promise<void> {
  await tables(tx).deleteFrom('recoveryCodes').where('userId', '=', userId).execute();
  if (hashes.length === 0) return;
  await tables(tx)
    .insertInto('recoveryCodes')
    .values(hashes.map((codeHash) => ({ userId: userId, codeHash, usedAt: null })))
    .execute();
}

/** Uses up a recovery code; false when there is no such unused code. */
export async function spendRecoveryCode(tx: Tx, userId: string, hash: string): Promise<boolean> {
  const spent = await tables(tx)
    .updateTable('recoveryCodes')
    .set({ usedAt: tx.now })
    .where('userId', '=', userId)
    .where('codeHash', '=', hash)
    .where('usedAt', 'is', null)
    .executeTakeFirst();
  return spent.numUpdatedRows > 0n;
}

const nobody = '00000000-0000-0000-0000-000000000000';
