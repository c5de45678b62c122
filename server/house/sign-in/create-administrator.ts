import type { Language } from '#core/house/users/language.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findSeededRole, replaceAssignments } from '../roles/roles.store.ts';
import { insertUser, nobodyExists } from '../users/users.store.ts';
import { hashPassword } from './argon2.ts';
import { demandGoodPassword } from './demand-password.ts';
import type { Origin } from './entry.ts';
import { openSession } from './open-session.ts';

/**
 * Creates the administrator at the first visit and signs in (USR-1, ONB-1).
 *
 * Only while no user exists: of two first visitors at once, one becomes the administrator and the other is refused.
 */
export async function createAdministrator(
  tx: Tx,
  input: {
    readonly name: string;
    readonly email: string;
    readonly password: string;
    readonly language: Language;
    readonly origin: Origin;
  },
): Promise<{ userId: string; token: string }> {
  demandGoodPassword(input.password, input);
  if (!(await nobodyExists(tx))) throw new Refusal('conflict', 'sign-in.not-first');
  const user = await insertUser(tx, {
    id: tx.newId(),
    email: input.email,
    name: input.name,
    language: input.language,
    passwordHash: await hashPassword(input.password),
  });
  const role = await findSeededRole(tx, 'administrator');
  await replaceAssignments(tx, user.id, [{ roleId: role.id, siteId: null }]);
  tx.record(
    { kind: 'user', id: user.id },
    {
      type: 'user.created',
      subject: { kind: 'user', id: user.id },
      data: { name: user.name, email: user.email, how: 'first-visit', ...input.origin },
    },
  );
  const { token } = await openSession(tx, user.id, input.origin);
  return { userId: user.id, token };
}
