import type { Actor } from '#core/platform/actor.ts';
import { hasEnded } from '#core/house/sign-in/session-life.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { deleteSession, deleteSessionsOf, type SessionRow, sessionsOf } from './sign-in.store.ts';

/** Sessions of a user that have not ended, newest use first (USR-1). */
export async function listOpenSessions(tx: Tx, userId: string): Promise<SessionRow[]> {
  return (await sessionsOf(tx, userId)).filter((session) => !hasEnded(session, tx.now));
}

/** Ends one session of a user at once, wherever it is in use (USR-1). */
export async function endSession(tx: Tx, by: Actor, input: { userId: string; sessionId: string }): Promise<void> {
  if (!(await deleteSession(tx, input.userId, input.sessionId))) throw new Refusal('not-found', 'sign-in.no-session');
  tx.record(by, {
    type: 'session.ended',
    subject: { kind: 'session', id: input.sessionId },
    data: { userId: input.userId },
  });
}

/** Ends all sessions of a user, but for one that may stay (USR-1). */
export async function endSessionsOf(
  tx: Tx,
  by: Actor,
  input: { userId: string; keepId?: string | undefined },
): Promise<number> {
  const count = await deleteSessionsOf(tx, input.userId, input.keepId);
  if (count > 0) {
    tx.record(by, {
      type: 'sessions.ended',
      subject: { kind: 'user', id: input.userId },
      data: { count },
      topics: ['sessions'],
    });
  }
  return count;
}
