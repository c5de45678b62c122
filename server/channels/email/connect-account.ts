import { createHash } from 'node:crypto';
import { oauthPresets } from '#core/channels/email/oauth-providers.ts';
import type { Actor } from '#core/platform/actor.ts';
import { MINUTE } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { clientOf, sealSecret, sealedTokens, unsealSecret } from './account-secrets.ts';
import { type AccountRow, findAccount, updateAccount } from './accounts.store.ts';
import { OauthFailed, requestToken } from './oauth-token.ts';
import { findOauth, insertAuthorization, takeAuthorization, updateOauth } from './oauth.store.ts';

const CONNECTING_TAKES_AT_MOST = 30 * MINUTE;

/**
 * Begins to connect an account (EML-1, RFC 6749 §4.1 with PKCE, RFC 7636): where the browser is to go. It comes back to
 * `returnTo` with a code and the state, which only the same user can use, once.
 */
export async function beginConnecting(
  tx: Tx,
  input: { readonly account: AccountRow; readonly userId: string; readonly returnTo: string },
): Promise<{ url: string }> {
  const oauth = await findOauth(tx, input.account.id);
  if (oauth === undefined) throw new Refusal('conflict', 'mail-accounts.oauth-missing', {});
  const verifier = tx.world.secrets.token(48);
  const state = tx.world.secrets.token();
  await insertAuthorization(tx, {
    state,
    accountId: input.account.id,
    userId: input.userId,
    verifierSealed: sealSecret(tx.world, verifier),
    returnTo: input.returnTo,
    expiresAt: tx.now + CONNECTING_TAKES_AT_MOST,
  });
  const url = new URL(oauth.authorizeUrl);
  const asked = {
    response_type: 'code',
    client_id: oauth.clientId,
    redirect_uri: input.returnTo,
    scope: oauth.scope,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    login_hint: input.account.username || input.account.address,
    ...(oauth.provider === 'other' ? {} : oauthPresets[oauth.provider].extras),
  };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  return { url: url.href };
}

/** Finishes connecting (EML-1): the code becomes tokens, and the mailbox is kept anew with them. */
export async function finishConnecting(
  tx: Tx,
  by: Actor,
  input: { readonly state: string; readonly code: string; readonly userId: string },
): Promise<AccountRow> {
  const begun = await takeAuthorization(tx, input.state);
  const account = begun === undefined ? undefined : await findAccount(tx, begun.accountId);
  const oauth = begun === undefined ? undefined : await findOauth(tx, begun.accountId);
  if (!begun || !account || !oauth || begun.userId !== input.userId || begun.expiresAt < tx.now)
    throw new Refusal('conflict', 'mail-accounts.oauth-unknown', {});
  const tokens = await requestToken(tx.world, oauth.tokenUrl, {
    grant_type: 'authorization_code',
    code: input.code,
    redirect_uri: begun.returnTo,
    code_verifier: unsealSecret(tx.world, begun.verifierSealed),
    ...clientOf(tx.world, oauth),
  }).catch((error: unknown) => {
    if (error instanceof OauthFailed)
      throw new Refusal('unavailable', 'mail-accounts.oauth-refused', { words: error.message });
    throw error;
  });
  if (tokens.refreshToken === null && oauth.refreshSealed === null)
    throw new Refusal('conflict', 'mail-accounts.oauth-short', {});
  await updateOauth(tx, account.id, {
    ...sealedTokens(tx.world, tokens),
    connectedAt: tx.now,
    connectedBy: input.userId,
  });
  // Instances keep a mailbox anew when this differs.
  await updateAccount(tx, account.id, { changedAt: Math.max(tx.now, account.changedAt + 1) });
  tx.record(by, {
    type: 'mail-account.connected',
    subject: { kind: 'mail-account', id: account.id },
    data: { address: account.address, provider: oauth.provider },
  });
  return account;
}
