import type { Tx } from '#server/platform/db/tx.ts';
import { noteSeen } from '../users/users.store.ts';
import { hashOf, type Origin } from './entry.ts';
import { insertSession } from './sign-in.store.ts';

/** Opens a session for a user and gives the token for the cookie (USR-1). */
export async function openSession(
  tx: Tx,
  userId: string,
  origin: Origin,
): Promise<{ token: string; sessionId: string }> {
  const token = tx.world.secrets.token(32);
  const sessionId = tx.newId();
  await insertSession(tx, {
    id: sessionId,
    userId,
    tokenHash: hashOf(tx.world, 'session', token),
    internetAddress: origin.internetAddress,
    agent: origin.agent,
    createdAt: tx.now,
    lastSeenAt: tx.now,
  });
  await noteSeen(tx, userId);
  tx.record(
    { kind: 'user', id: userId },
    { type: 'session.opened', subject: { kind: 'session', id: sessionId }, data: { userId, ...origin } },
  );
  return { token, sessionId };
}
