import { sql } from 'kysely';
import type { Right } from '#core/platform/right.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A token's row; its secret is only with whoever was shown it. */
export interface TokenRow {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly hint: string;
  readonly tokenHash: string;
  readonly scopes: Right[];
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant | null;
  readonly expiresAt: Instant | null;
  readonly revokedAt: Instant | null;
}

type TokenTables = { apiTokens: TokenRow };

const tables = (tx: Tx) => tx.db.withTables<TokenTables>();

/** Writes a token. */
export async function insertToken(tx: Tx, row: TokenRow): Promise<void> {
  await tables(tx)
    .insertInto('apiTokens')
    .values({ ...row, scopes: [...row.scopes] })
    .execute();
}

/** Tokens of a user that still work or have expired, newest first. */
export async function tokensOf(tx: Tx, userId: string): Promise<TokenRow[]> {
  return tables(tx)
    .selectFrom('apiTokens')
    .selectAll()
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
    .orderBy('createdAt', 'desc')
    .execute();
}

/** The working token of a secret. */
export async function findTokenByHash(tx: Tx, tokenHash: string): Promise<TokenRow | undefined> {
  return tables(tx)
    .selectFrom('apiTokens')
    .selectAll()
    .where('tokenHash', '=', tokenHash)
    .where('revokedAt', 'is', null)
    .where((eb) => eb.or([eb('expiresAt', 'is', null), eb('expiresAt', '>', tx.now)]))
    .executeTakeFirst();
}

/** Notes that a token was used. */
export async function touchToken(tx: Tx, id: string): Promise<void> {
  await tables(tx).updateTable('apiTokens').set({ lastUsedAt: tx.now }).where('id', '=', id).execute();
}

/** Makes one token of a user worthless; false when there is none such. */
export async function revokeTokenRow(tx: Tx, userId: string, id: string): Promise<boolean> {
  const gone = await tables(tx)
    .updateTable('apiTokens')
    .set({ revokedAt: tx.now })
    .where('id', '=', id)
    .where('userId', '=', userId)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return gone.numUpdatedRows > 0n;
}

/** Makes all tokens of a user worthless. */
export async function revokeTokensOf(tx: Tx, userId: string): Promise<void> {
  await tables(tx)
    .updateTable('apiTokens')
    .set({ revokedAt: sql<number>`coalesce(revoked_at, ${tx.now}::bigint)` })
    .where('userId', '=', userId)
    .execute();
}
