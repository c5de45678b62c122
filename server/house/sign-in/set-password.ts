import type { Actor } from '#core/platform/actor.ts';
import type { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { updateUser, type UserRow } from '../users/users.store.ts';
import { hashPassword } from './argon2.ts';
import { askPasswordAgain, demandGoodPassword } from './demand-password.ts';
import type { Origin } from './entry.ts';
import { endSessionsOf } from './sessions.ts';
import { spendResetsOf } from './sign-in.store.ts';

/** Changes one's own password and ends all other sessions (USR-1); returns the no, so that the attempt is kept. */
export async function changePassword(
  tx: Tx,
  by: Actor,
  input: { user: UserRow; current: string; next: string; keepId: string | undefined; origin: Origin },
): Promise<Refusal | undefined> {
  const no = await askPasswordAgain(tx, input.user, input.current, input.origin);
  if (no) return no;
  await setPassword(tx, by, input.user, input.next);
  await endSessionsOf(tx, by, { userId: input.user.id, keepId: input.keepId });
  return undefined;
}

/** Sets a password that keeps the rule; a link for a new one that lies in a mailbox still opens nothing any more. */
export async function setPassword(tx: Tx, by: Actor, user: UserRow, password: string): Promise<void> {
  demandGoodPassword(password, user);
  await updateUser(tx, user.id, { passwordHash: await hashPassword(password) });
  await spendResetsOf(tx, user.id);
  tx.record(by, { type: 'password.changed', subject: { kind: 'user', id: user.id }, data: {} });
}
