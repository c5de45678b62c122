import { life } from '#core/house/sign-in/session-life.ts';
import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { siteAddress } from '../notifications/site-address.ts';
import { wantHouseMail } from '../notifications/want-house-mail.ts';
import { findUserByEmail, lockUser } from '../users/users.store.ts';
import { checkCode } from './check-code.ts';
import { beginAttempt } from './count-attempt.ts';
import { hashOf, type Origin } from './entry.ts';
import { openSession } from './open-session.ts';
import { endSessionsOf } from './sessions.ts';
import { setPassword } from './set-password.ts';
import { insertReset, lockReset } from './sign-in.store.ts';

/** Sends a link for a new password to a user; says nothing about whether the address belongs to one (USR-1). */
export async function wantPasswordReset(
  tx: Tx,
  by: Actor,
  input: { email: string; origin: Origin },
): Promise<Refusal | undefined> {
  // Wishes count as attempts of their own kind, so that nobody's mailbox can be filled.
  const attempt = await beginAttempt(tx, `reset ${input.email}`, input.origin);
  if (attempt.refusal) return attempt.refusal;
  await attempt.failed();
  const user = await findUserByEmail(tx, input.email);
  if (!user || user.blockedAt !== null) return undefined;
  const token = tx.world.secrets.token(32);
  const id = tx.newId();
  await insertReset(tx, {
    id,
    userId: user.id,
    tokenHash: hashOf(tx.world, 'password-reset', token),
    expiresAt: tx.now + life.passwordReset,
  });
  tx.record(by, {
    type: 'password-reset.wanted',
    subject: { kind: 'user', id: user.id },
    data: { ...input.origin },
  });
  await wantHouseMail(tx, by, {
    key: `password-reset:${id}`,
    to: user.email,
    language: user.language,
    words: 'passwordReset',
    facts: { name: user.name },
    link: `${siteAddress(tx)}/new-password?token=${token}`,
  });
  return undefined;
}

/** Sets a new password by the link of the mail, ends all sessions and signs in (USR-1). */
export async function resetPassword(
  tx: Tx,
  input: { token: string; password: string; code?: string | undefined; origin: Origin },
): Promise<{ userId: string; token: string } | Refusal> {
  const reset = await lockReset(tx, hashOf(tx.world, 'password-reset', input.token));
  const user = reset ? await lockUser(tx, reset.userId) : undefined;
  if (!reset || !user || user.blockedAt !== null) return new Refusal('not-found', 'sign-in.link-spent');
  // A link in a mailbox is one thing somebody holds: where two are asked for, the code is still needed.
  const guard = user.totpOnAt === null ? undefined : await beginAttempt(tx, user.email, input.origin);
  if (guard?.refusal) return guard.refusal;
  const verdict = await checkCode(tx, user, input.code);
  if (verdict === 'needed') return new Refusal('unauthenticated', 'sign-in.code-needed');
  if (verdict === 'wrong' && guard) {
    const { facts } = await guard.failed();
    return new Refusal('unauthenticated', 'sign-in.code-wrong', facts);
  }
  const by: Actor = { kind: 'user', id: user.id };
  await setPassword(tx, by, user, input.password);
  await endSessionsOf(tx, by, { userId: user.id });
  const { token } = await openSession(tx, user.id, input.origin);
  return { userId: user.id, token };
}
