import { judgePassword } from '#core/house/sign-in/password-rule.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { isPassword } from './argon2.ts';
import { beginAttempt } from './count-attempt.ts';
import type { Origin } from './entry.ts';
import type { UserRow } from '../users/users.store.ts';

/** Refuses a new password that breaks the rule (USR-1). */
export function demandGoodPassword(password: string, about: { readonly email: string; readonly name?: string }): void {
  const fault = judgePassword(password, about);
  if (fault) throw new Refusal('invalid', 'sign-in.password', { fault });
}

/** Asks for the password again before something delicate; guesses count as sign-in attempts. Returns the no, if any. */
export async function askPasswordAgain(
  tx: Tx,
  user: UserRow,
  password: string,
  origin: Origin,
): Promise<Refusal | undefined> {
  const attempt = await beginAttempt(tx, user.email, origin);
  if (attempt.refusal) return attempt.refusal;
  if (await isPassword(user.passwordHash, password)) {
    await attempt.succeeded();
    return undefined;
  }
  const { facts } = await attempt.failed();
  return new Refusal('invalid', 'sign-in.wrong', facts);
}
