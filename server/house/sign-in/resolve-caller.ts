import type { FastifyRequest } from 'fastify';
import type { Caller } from '#core/platform/caller.ts';
import { gatherRights } from '#core/house/roles/gather-rights.ts';
import { hasEnded, seenEvery } from '#core/house/sign-in/session-life.ts';
import { narrowToScopes } from '#core/house/tokens/scope.ts';
import { type Instant, SECOND } from '#core/platform/instant.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { Right } from '#core/platform/right.ts';
import type { Tx, World } from '#server/platform/db/tx.ts';
import { assignmentsOf } from '../roles/roles.store.ts';
import { findTokenByHash, touchToken } from '../tokens/tokens.store.ts';
import { groupIdsOf } from '../users/groups.store.ts';
import { findUser, noteSeen } from '../users/users.store.ts';
import { hashOf, sessionTokenOf } from './entry.ts';
import { findSessionByHash, touchSession } from './sign-in.store.ts';

/** Live topics whose news can change who somebody is or what they may. */
const revoking = ['users', 'sessions', 'tokens', 'roles', 'groups'] as const;
const keptFor = 10 * SECOND;
const mostKept = 5_000;

/**
 * Finds who calls, from a session's cookie or a bearer token (USR-1, API-1).
 *
 * Found callers are kept for ten seconds and forgotten at once, in every instance, when a session, token, role or
 * user changes.
 */
export function callerResolver(world: World): (request: FastifyRequest) => Promise<Caller | undefined> {
  const known = new Map<string, { caller: Caller; until: Instant; seenAt: Instant }>();
  let changes = 0;
  const forget = () => {
    changes += 1;
    known.clear();
  };
  for (const topic of revoking) world.live.listen(topic, forget);
  return async (request) => {
    const found = credentialOf(world, request);
    if (!found) return undefined;
    const now = world.clock.now();
    const kept = known.get(found.hash);
    const attended = isAttended(request);
    const isUnseen = attended && kept !== undefined && now - kept.seenAt >= seenEvery;
    if (kept && now < kept.until && !isUnseen) return kept.caller;
    const before = changes;
    const come = await (found.kind === 'token' ? byToken(world, found.hash) : bySession(world, found.hash, attended));
    if (known.size >= mostKept) known.clear();
    // What was read while somebody's rights changed may be what they were.
    if (come && changes === before) known.set(found.hash, { ...come, until: now + keptFor });
    else known.delete(found.hash);
    return come?.caller;
  };
}

/**
 * Whether a person is behind a request: a screen left open asks of itself (its live line, what it reads again), and
 * that does not keep a session alive.
 */
function isAttended({ headers, url }: FastifyRequest): boolean {
  return headers['svara-unattended'] === undefined && url.split('?')[0] !== '/live';
}

function credentialOf(world: World, request: FastifyRequest): { kind: 'token' | 'session'; hash: string } | undefined {
  const bearer = /^Bearer (svara_[\w-]{43})$/u.exec(request.headers.authorization ?? '')?.[1];
  if (bearer) return { kind: 'token', hash: hashOf(world, 'token', bearer) };
  if (request.headers.authorization !== undefined) return undefined;
  const token = sessionTokenOf(request);
  return token === undefined ? undefined : { kind: 'session', hash: hashOf(world, 'session', token) };
}

interface Come {
  readonly caller: Caller;
  /** When the person was last known to be there. */
  readonly seenAt: Instant;
}

async function bySession(world: World, hash: string, attended: boolean): Promise<Come | undefined> {
  return world.read(async (tx) => {
    const session = await findSessionByHash(tx, hash);
    if (!session || hasEnded(session, tx.now)) return undefined;
    const isNews = attended && tx.now - session.lastSeenAt >= seenEvery;
    if (isNews) {
      await touchSession(tx, session.id);
      await noteSeen(tx, session.userId);
    }
    const caller = await callerOf(tx, session.userId, { kind: 'user', id: session.userId });
    return caller && { caller, seenAt: isNews ? tx.now : session.lastSeenAt };
  });
}

async function byToken(world: World, hash: string): Promise<Come | undefined> {
  return world.read(async (tx) => {
    const token = await findTokenByHash(tx, hash);
    if (!token) return undefined;
    if (tx.now - (token.lastUsedAt ?? 0) >= seenEvery) await touchToken(tx, token.id);
    const caller = await callerOf(
      tx,
      token.userId,
      { kind: 'token', id: token.id, userId: token.userId },
      token.scopes,
    );
    return caller && { caller, seenAt: tx.now };
  });
}

/** A user as a caller: with all roles added up, narrowed to a token's scopes where there are any. */
export async function callerOf(
  tx: Tx,
  userId: string,
  actor: Actor,
  scopes?: readonly Right[],
): Promise<Caller | undefined> {
  const user = await findUser(tx, userId);
  if (!user || user.blockedAt !== null) return undefined;
  const held = gatherRights((await assignmentsOf(tx, [userId])).get(userId) ?? []);
  return {
    actor,
    userId,
    name: user.name,
    language: user.language,
    groupIds: (await groupIdsOf(tx, [userId])).get(userId) ?? [],
    rights: scopes ? narrowToScopes(held, scopes) : held,
  };
}
