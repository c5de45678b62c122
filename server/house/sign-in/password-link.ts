import { life } from '#core/house/sign-in/session-life.ts';
import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { siteAddress } from '../notifications/site-address.ts';
import { findUserByEmail } from '../users/users.store.ts';
import { hashOf } from './entry.ts';
import { insertReset } from './sign-in.store.ts';

/** A link at which a user chooses a new password, for whoever runs the installation and no mail can reach (USR-1). */
export async function passwordLink(tx: Tx, by: Actor, input: { readonly email: string }): Promise<string> {
  const user = await findUserByEmail(tx, input.email);
  if (!user || user.blockedAt !== null) throw new Refusal('not-found', 'users.not-found', { userId: input.email });
  const token = tx.world.secrets.token(32);
  const tokenHash = hashOf(tx.world, 'password-reset', token);
  await insertReset(tx, { id: tx.newId(), userId: user.id, tokenHash, expiresAt: tx.now + life.passwordReset });
  tx.record(by, {
    type: 'password-reset.wanted',
    subject: { kind: 'user', id: user.id },
    data: { how: 'command-line' },
  });
  return `${siteAddress(tx)}/new-password?token=${token}`;
}
