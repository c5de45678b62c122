import { type Caller, mayAnywhere } from '#core/platform/caller.ts';
import type { Right } from '#core/platform/right.ts';
import type { Instant } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { hashOf } from '../sign-in/entry.ts';
import { insertToken, revokeTokenRow, type TokenRow } from './tokens.store.ts';

/** Makes a token for a program; the secret is in the answer and nowhere else (API-1). */
export async function createToken(
  tx: Tx,
  caller: Caller,
  input: { readonly name: string; readonly scopes: readonly Right[]; readonly expiresAt: Instant | null },
): Promise<{ token: TokenRow; secret: string }> {
  const missing = input.scopes.find((scope) => !mayAnywhere(caller, scope));
  if (missing) throw new Refusal('forbidden', 'tokens.scope-not-held', { right: missing });
  if (input.expiresAt !== null && input.expiresAt <= tx.now) throw new Refusal('invalid', 'tokens.already-expired');
  const secret = `svara_${tx.world.secrets.token(32)}`;
  const token: TokenRow = {
    id: tx.newId(),
    userId: caller.userId,
    name: input.name,
    hint: secret.slice(0, 10),
    tokenHash: hashOf(tx.world, 'token', secret),
    scopes: [...new Set(input.scopes)],
    createdAt: tx.now,
    lastUsedAt: null,
    expiresAt: input.expiresAt,
    revokedAt: null,
  };
  await insertToken(tx, token);
  tx.record(caller.actor, {
    type: 'token.created',
    subject: { kind: 'token', id: token.id },
    data: { name: token.name, scopes: token.scopes, expiresAt: token.expiresAt },
  });
  return { token, secret };
}

/** Makes one of the own tokens worthless at once (API-1). */
export async function revokeToken(tx: Tx, caller: Caller, input: { readonly id: string }): Promise<void> {
  if (!(await revokeTokenRow(tx, caller.userId, input.id))) throw new Refusal('not-found', 'tokens.not-found');
  tx.record(caller.actor, { type: 'token.revoked', subject: { kind: 'token', id: input.id }, data: {} });
}
