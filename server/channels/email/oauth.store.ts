import type { OauthProvider } from '#core/channels/email/oauth-providers.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** How an account's tokens are got and kept (EML-1); secrets are sealed. */
export interface OauthRow {
  readonly accountId: string;
  readonly provider: OauthProvider;
  readonly clientId: string;
  readonly clientSecretSealed: string | null;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly scope: string;
  readonly refreshSealed: string | null;
  readonly accessSealed: string | null;
  readonly expiresAt: Instant;
  readonly connectedAt: Instant | null;
  readonly connectedBy: string | null;
}

/** Connecting that has begun in somebody's browser. */
export interface AuthorizationRow {
  readonly state: string;
  readonly accountId: string;
  readonly userId: string;
  readonly verifierSealed: string;
  readonly returnTo: string;
  readonly expiresAt: Instant;
}

/** Tables of this store. */
export type OauthTables = { mailOauth: OauthRow; mailAuthorizations: AuthorizationRow };

const tables = (tx: Tx) => tx.db.withTables<OauthTables>();

/** How one account gets its tokens; undefined when nobody has said. */
export async function findOauth(tx: Tx, accountId: string): Promise<OauthRow | undefined> {
  return tables(tx).selectFrom('mailOauth').selectAll().where('accountId', '=', accountId).executeTakeFirst();
}

/** The same, held until the end of the transaction: only one asks for a new token at a time. */
export async function lockOauth(tx: Tx, accountId: string): Promise<OauthRow | undefined> {
  return tables(tx)
    .selectFrom('mailOauth')
    .selectAll()
    .where('accountId', '=', accountId)
    .forUpdate()
    .executeTakeFirst();
}

/** How all accounts get their tokens. */
export async function listOauthRows(tx: Tx): Promise<OauthRow[]> {
  return tables(tx).selectFrom('mailOauth').selectAll().execute();
}

/** Writes how an account gets its tokens; what is not given stays. */
export async function saveOauth(
  tx: Tx,
  row: Pick<OauthRow, 'accountId' | 'provider' | 'clientId' | 'authorizeUrl' | 'tokenUrl' | 'scope'> &
    Partial<OauthRow>,
): Promise<void> {
  const { accountId: _key, ...changes } = row;
  await tables(tx)
    .insertInto('mailOauth')
    .values({
      clientSecretSealed: null,
      refreshSealed: null,
      accessSealed: null,
      expiresAt: 0,
      connectedAt: null,
      connectedBy: null,
      ...row,
    })
    .onConflict((conflict) => conflict.column('accountId').doUpdateSet(changes))
    .execute();
}

/** Writes new tokens, or forgets old ones. */
export async function updateOauth(tx: Tx, accountId: string, changes: Partial<OauthRow>): Promise<void> {
  await tables(tx).updateTable('mailOauth').set(changes).where('accountId', '=', accountId).execute();
}

/** Takes an account's tokens away for good. */
export async function removeOauth(tx: Tx, accountId: string): Promise<void> {
  await tables(tx).deleteFrom('mailOauth').where('accountId', '=', accountId).execute();
  await tables(tx).deleteFrom('mailAuthorizations').where('accountId', '=', accountId).execute();
}

/** Notes that somebody has left for the provider; what never came back is swept out. */
export async function insertAuthorization(tx: Tx, row: AuthorizationRow): Promise<void> {
  await tables(tx).deleteFrom('mailAuthorizations').where('expiresAt', '<', tx.now).execute();
  await tables(tx).insertInto('mailAuthorizations').values(row).execute();
}

/** Takes what was noted under a state; each can be taken once. */
export async function takeAuthorization(tx: Tx, state: string): Promise<AuthorizationRow | undefined> {
  return tables(tx).deleteFrom('mailAuthorizations').where('state', '=', state).returningAll().executeTakeFirst();
}
