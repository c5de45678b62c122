import type { FastifyReply, FastifyRequest } from 'fastify';
import { life } from '#core/house/sign-in/session-life.ts';
import type { World } from '#server/platform/db/tx.ts';

/** Where a sign-in comes from, for the list of sessions and the audit log (USR-1). */
export interface Origin {
  readonly internetAddress: string;
  readonly agent: string;
}

/** The cookie that carries a session. */
export const sessionCookie = 'svara_session';

/** Reads where a request comes from. */
export function originOf(request: FastifyRequest): Origin {
  return { internetAddress: request.ip, agent: (request.headers['user-agent'] ?? '').slice(0, 300) };
}

/** What is kept of a token that lets somebody in: a keyed hash, worthless to whoever reads the database. */
export function hashOf(
  world: World,
  purpose: 'session' | 'token' | 'invitation' | 'password-reset',
  token: string,
): string {
  return world.secrets.sign(`house:${purpose}`, token, 32);
}

/** The session token of a request, if it carries one of the right form. */
export function sessionTokenOf(request: FastifyRequest): string | undefined {
  const token = request.cookies[sessionCookie];
  return token !== undefined && /^[\w-]{43}$/u.test(token) ? token : undefined;
}

/** Hands a session to the browser: out of reach of scripts, not sent along from other sites, secure under https. */
export function handCookie(reply: FastifyReply, request: FastifyRequest, world: World, token: string): void {
  void reply.setCookie(sessionCookie, token, { ...cookieRules(request, world), maxAge: life.session / 1000 });
}

/** Takes the session back from the browser. */
export function takeCookie(reply: FastifyReply, request: FastifyRequest, world: World): void {
  void reply.clearCookie(sessionCookie, cookieRules(request, world));
}

function cookieRules(request: FastifyRequest, world: World) {
  const secure = request.protocol === 'https' || (world.config.publicUrl?.startsWith('https:') ?? false);
  return { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
}
