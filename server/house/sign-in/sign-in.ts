import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findUserByEmail, lockUser } from '../users/users.store.ts';
import { isPassword } from './argon2.ts';
import { checkCode } from './check-code.ts';
import { beginAttempt } from './count-attempt.ts';
import type { Origin } from './entry.ts';
import { openSession } from './open-session.ts';

/**
 * Signs somebody in with e-mail, password and, where it is on, a one-time code (USR-1).
 *
 * A no is returned rather than thrown, because the failed attempt must be kept.
 */
export async function signIn(
  tx: Tx,
  by: Actor,
  input: {
    readonly email: string;
    readonly password: string;
    readonly code?: string | undefined;
    readonly origin: Origin;
  },
): Promise<{ userId: string; token: string } | Refusal> {
  const attempt = await beginAttempt(tx, input.email, input.origin);
  if (attempt.refusal) return attempt.refusal;
  const found = await findUserByEmail(tx, input.email);
  const right = await isPassword(found?.passwordHash, input.password);
  const user = found && right ? await lockUser(tx, found.id) : undefined;
  if (!user || user.blockedAt !== null) {
    recordRefused(tx, by, input, found ? 'password' : 'unknown');
    return attempt.failed();
  }
  const verdict = await checkCode(tx, user, input.code);
  if (verdict === 'needed') return new Refusal('unauthenticated', 'sign-in.code-needed');
  if (verdict === 'wrong') {
    recordRefused(tx, by, input, 'code');
    const { facts } = await attempt.failed();
    return new Refusal('unauthenticated', 'sign-in.code-wrong', facts);
  }
  await attempt.succeeded();
  const { token } = await openSession(tx, user.id, input.origin);
  return { userId: user.id, token };
}

function recordRefused(tx: Tx, by: Actor, input: { email: string; origin: Origin }, why: string): void {
  const email = input.email.trim().toLowerCase().slice(0, 254);
  tx.record(by, {
    type: 'session.refused',
    subject: { kind: 'sign-in', id: email },
    data: { email, why, ...input.origin },
  });
}
