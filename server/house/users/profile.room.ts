import type { FastifyRequest } from 'fastify';
import * as api from '#api/house/profile.ts';
import * as tokenApi from '#api/house/tokens.ts';
import type { Caller } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { serve, signedIn } from '#server/platform/http/route.ts';
import type { Room } from '#server/platform/room.ts';
import { hashOf, originOf, sessionTokenOf } from '../sign-in/entry.ts';
import { endSession, endSessionsOf, listOpenSessions } from '../sign-in/sessions.ts';
import { changePassword } from '../sign-in/set-password.ts';
import { findSessionByHash } from '../sign-in/sign-in.store.ts';
import { prepareTotp, turnOffTotp, turnOnTotp } from '../sign-in/totp.ts';
import { createToken, revokeToken } from '../tokens/change-tokens.ts';
import { tokensOf } from '../tokens/tokens.store.ts';
import { changeProfile } from './change-profile.ts';
import { describeMe } from './describe-me.ts';
import { lockUser, type UserRow } from './users.store.ts';

/** What users set for themselves: profile, password, sessions, two-step sign-in and tokens (USR-1, API-1). */
export const profileRoom: Room = {
  name: 'profile',
  routes: [
    serve(api.changeProfile, signedIn, async ({ tx, caller, body }) => {
      await changeProfile(tx, inPerson(caller), body);
      return describeMe(tx, caller.userId);
    }),
    serve(api.changePassword, signedIn, async ({ tx, caller, body, request }) =>
      changePassword(tx, inPerson(caller).actor, {
        ...body,
        user: await self(tx, caller),
        keepId: await currentSessionId(tx, request),
        origin: originOf(request),
      }),
    ),
    serve(api.listSessions, signedIn, async ({ tx, caller, request }) => {
      const current = await currentSessionId(tx, request);
      const sessions = await listOpenSessions(tx, caller.userId);
      return { rows: sessions.map((each) => ({ ...each, current: each.id === current })) };
    }),
    serve(api.revokeSession, signedIn, async ({ tx, caller, params }) =>
      endSession(tx, inPerson(caller).actor, { userId: caller.userId, sessionId: params.sessionId }),
    ),
    serve(api.revokeOtherSessions, signedIn, async ({ tx, caller, request }) => {
      const keepId = await currentSessionId(tx, request);
      await endSessionsOf(tx, inPerson(caller).actor, { userId: caller.userId, keepId });
    }),
    serve(api.prepareTotp, signedIn, async ({ tx, caller, body, request }) =>
      prepareTotp(tx, { user: await self(tx, inPerson(caller)), password: body.password, origin: originOf(request) }),
    ),
    serve(api.turnOnTotp, signedIn, async ({ tx, caller, body }) => ({
      recoveryCodes: await turnOnTotp(tx, inPerson(caller).actor, { user: await self(tx, caller), code: body.code }),
    })),
    serve(api.turnOffTotp, signedIn, async ({ tx, caller, body, request }) =>
      turnOffTotp(tx, inPerson(caller).actor, {
        user: await self(tx, caller),
        password: body.password,
        origin: originOf(request),
      }),
    ),
    serve(tokenApi.listTokens, signedIn, async ({ tx, caller }) => ({ rows: await tokensOf(tx, caller.userId) })),
    serve(tokenApi.createToken, signedIn, async ({ tx, caller, body }) => createToken(tx, inPerson(caller), body)),
    serve(tokenApi.revokeToken, signedIn, async ({ tx, caller, params }) =>
      revokeToken(tx, inPerson(caller), { id: params.tokenId }),
    ),
  ],
};

/** What concerns signing in is done by people in a browser, never by a token in a program. */
function inPerson(caller: Caller): Caller {
  if (caller.actor.kind !== 'user') throw new Refusal('forbidden', 'profile.in-person');
  return caller;
}

async function self(tx: Tx, caller: Caller): Promise<UserRow> {
  const user = await lockUser(tx, caller.userId);
  if (!user) throw new Refusal('unauthenticated', 'access.sign-in-needed');
  return user;
}

async function currentSessionId(tx: Tx, request: FastifyRequest): Promise<string | undefined> {
  const token = sessionTokenOf(request);
  return token ? (await findSessionByHash(tx, hashOf(tx.world, 'session', token)))?.id : undefined;
}
