import { MINUTE } from '#core/platform/instant.ts';
import type { World } from '#server/platform/db/tx.ts';
import type { AccountRow } from './accounts.store.ts';
import { OauthFailed, requestToken, type Tokens } from './oauth-token.ts';
import { findOauth, lockOauth, type OauthRow, updateOauth } from './oauth.store.ts';
import type { Outlet } from './smtp-sender.ts';

const PURPOSE = 'mail-account';
/** A token that ends so soon is not begun with. */
const LEEWAY = MINUTE;

/** Seals a mail account's password or token for the database. */
export function sealSecret(world: World, secret: string): string {
  return world.secrets.seal(PURPOSE, secret);
}

/** Opens what `sealSecret` sealed. */
export function unsealSecret(world: World, sealed: string): string {
  return world.secrets.open(PURPOSE, sealed);
}

/**
 * The account's password, or an access token that still serves (EML-1); empty when it has none.
 *
 * A token is kept until a minute before its end and then asked for anew, by one instance at a time, since providers
 * may take the old refresh token back as they give a new one. Throws `OauthFailed` when none is to be had.
 */
export async function secretFor(world: World, account: AccountRow): Promise<string> {
  const oauth = account.auth === 'oauth2' ? await world.read((tx) => findOauth(tx, account.id)) : undefined;
  if (oauth === undefined) return account.secretSealed === null ? '' : unsealSecret(world, account.secretSealed);
  return (
    tokenIn(world, oauth) ??
    oneAtATime(new URL(oauth.tokenUrl).host, () =>
      world.transact(async (tx) => {
        const held = await lockOauth(tx, account.id);
        if (held === undefined || held.refreshSealed === null) throw new OauthFailed('not-connected', '');
        const already = tokenIn(world, held);
        if (already !== null) return already;
        const tokens = await requestToken(world, held.tokenUrl, {
          grant_type: 'refresh_token',
          refresh_token: unsealSecret(world, held.refreshSealed),
          ...clientOf(world, held),
          ...(held.scope === '' ? {} : { scope: held.scope }),
        });
        await updateOauth(tx, account.id, sealedTokens(world, tokens));
        return tokens.accessToken;
      }),
    )
  );
}

const asking = new Map<string, Promise<unknown>>();

/** A provider that hangs keeps one connection of ours to the database waiting, not one for each of its accounts. */
function oneAtATime<Result>(provider: string, ask: () => Promise<Result>): Promise<Result> {
  const before = asking.get(provider) ?? Promise.resolve();
  const answer = before.then(ask, ask);
  asking.set(provider, answer);
  void answer
    .catch(() => {})
    .then(() => {
      if (asking.get(provider) === answer) asking.delete(provider);
    });
  return answer;
}

/** Forgets an access token that the mail server refused, so that the next try asks for a new one. */
export async function forgetAccess(world: World, account: AccountRow): Promise<void> {
  if (account.auth !== 'oauth2') return;
  await world.transact((tx) => updateOauth(tx, account.id, { accessSealed: null, expiresAt: 0 }));
}

/** How the account's mail leaves; null when it can only receive. The fetching password serves when no other is given. */
export async function outletOf(world: World, account: AccountRow): Promise<Outlet | null> {
  if (account.smtpHost === null || account.smtpHost === '') return null;
  const isOauth = account.auth === 'oauth2';
  const username = account.smtpUsername || (isOauth ? account.username : '');
  const own = account.smtpSecretSealed === null || isOauth ? null : unsealSecret(world, account.smtpSecretSealed);
  return {
    host: account.smtpHost,
    port: account.smtpPort ?? 587,
    security: account.smtpSecurity,
    username,
    secret: own ?? (username === '' ? null : await secretFor(world, account)),
    auth: account.auth,
  };
}

/** How we name ourselves to the provider. */
export function clientOf(world: World, oauth: OauthRow): Record<string, string> {
  const secret = oauth.clientSecretSealed === null ? '' : unsealSecret(world, oauth.clientSecretSealed);
  return { client_id: oauth.clientId, ...(secret === '' ? {} : { client_secret: secret }) };
}

/** New tokens as they are kept; the old refresh token stays when no new one came. */
export function sealedTokens(world: World, tokens: Tokens): Partial<OauthRow> {
  return {
    accessSealed: sealSecret(world, tokens.accessToken),
    expiresAt: world.clock.now() + tokens.expiresInMs,
    ...(tokens.refreshToken === null ? {} : { refreshSealed: sealSecret(world, tokens.refreshToken) }),
  };
}

function tokenIn(world: World, oauth: OauthRow): string | null {
  if (oauth.accessSealed === null || oauth.expiresAt - LEEWAY <= world.clock.now()) return null;
  return unsealSecret(world, oauth.accessSealed);
}
