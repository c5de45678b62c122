import * as api from '#api/house/sign-in.ts';
import { life } from '#core/house/sign-in/session-life.ts';
import { HOUR } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { open, serve, signedIn } from '#server/platform/http/route.ts';
import { timer } from '#server/platform/jobs/appointments.ts';
import type { Room } from '#server/platform/room.ts';
import { describeMe } from '../users/describe-me.ts';
import { acceptInvitation, openInvitation } from '../users/invite-user.ts';
import { anybodyExists } from '../users/users.store.ts';
import { createAdministrator } from './create-administrator.ts';
import { handCookie, hashOf, originOf, sessionTokenOf, takeCookie } from './entry.ts';
import { resetPassword, wantPasswordReset } from './reset-password.ts';
import { endSession } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { deleteEndedSessions, findSessionByHash, forgetOldAttempts } from './sign-in.store.ts';

const SWEEP = 'house.sweep-sessions';
const visitor = { kind: 'system', id: 'sign-in' } as const;

/** Signing in and out, the first visit, invitations accepted and passwords renewed (USR-1, ONB-1). */
export const signInRoom: Room = {
  name: 'sign-in',
  routes: [
    serve(api.readMe, signedIn, async ({ tx, caller }) => describeMe(tx, caller.userId)),
    serve(api.readFirstVisit, open, async ({ tx }) => ({
      open: !(await anybodyExists(tx)),
      version: tx.world.config.version,
    })),
    serve(api.createAdministrator, open, async ({ tx, body, request, reply }) => {
      const entered = await createAdministrator(tx, { ...body, origin: originOf(request) });
      handCookie(reply, request, tx.world, entered.token);
      return describeMe(tx, entered.userId);
    }),
    serve(api.signIn, open, async ({ tx, body, request, reply }) => {
      const entered = await signIn(tx, visitor, { ...body, origin: originOf(request) });
      if (entered instanceof Refusal) return entered;
      handCookie(reply, request, tx.world, entered.token);
      return describeMe(tx, entered.userId);
    }),
    serve(api.signOut, open, async ({ tx, caller, request, reply }) => {
      const token = sessionTokenOf(request);
      const session = token ? await findSessionByHash(tx, hashOf(tx.world, 'session', token)) : undefined;
      if (session) {
        const by = caller?.actor ?? { kind: 'user', id: session.userId };
        await endSession(tx, by, { userId: session.userId, sessionId: session.id });
      }
      takeCookie(reply, request, tx.world);
    }),
    serve(api.wantPasswordReset, open, async ({ tx, body, request }) =>
      wantPasswordReset(tx, visitor, { email: body.email, origin: originOf(request) }),
    ),
    serve(api.resetPassword, open, async ({ tx, body, request, reply }) => {
      const entered = await resetPassword(tx, { ...body, origin: originOf(request) });
      if (entered instanceof Refusal) return entered;
      handCookie(reply, request, tx.world, entered.token);
      return describeMe(tx, entered.userId);
    }),
    serve(api.openInvitation, open, async ({ tx, body }) => {
      const { invitation, invitedBy } = await openInvitation(tx, body);
      return { email: invitation.email, name: invitation.name, language: invitation.language, invitedBy };
    }),
    serve(api.acceptInvitation, open, async ({ tx, body, request, reply }) => {
      const entered = await acceptInvitation(tx, { ...body, origin: originOf(request) });
      handCookie(reply, request, tx.world, entered.token);
      return describeMe(tx, entered.userId);
    }),
  ],
  handlers: [
    timer(SWEEP, async (tx) => {
      await deleteEndedSessions(tx, tx.now - life.sessionIdle, tx.now - life.session);
      await forgetOldAttempts(tx, tx.now - HOUR);
      tx.schedule({ kind: SWEEP, key: 'all', dueAt: tx.now + HOUR });
    }),
  ],
  start: async (world) => {
    await world.transact(async (tx) => tx.schedule({ kind: SWEEP, key: 'all', dueAt: tx.now + HOUR }));
    return async () => {};
  },
};
