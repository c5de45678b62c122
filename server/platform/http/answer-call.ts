import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Caller, mayAnywhere, mayEverywhere } from '#core/platform/caller.ts';
import { programOf } from '#core/platform/program.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx, World } from '#server/platform/db/tx.ts';
import { dropKey, keepAnswer, takeKey } from './idempotency.store.ts';
import type { FileReply, Route } from './route.ts';

const SEALED_ANSWER = 'idempotency.answer';

/** Finds out who calls, from a session's cookie or a token. */
export type ResolveCaller = (request: FastifyRequest) => Promise<Caller | undefined>;

/** Answers one request by its route: who, may they, is the input sound, do it, encode. */
export async function answerCall(
  world: World,
  route: Route,
  resolveCaller: ResolveCaller,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { endpoint } = route;
  const caller = calledFrom(request, await resolveCaller(request));
  demandAccess(route, caller);
  const call = {
    caller,
    request,
    reply,
    params: parse(endpoint.params, request.params ?? {}, 'params'),
    query: parse(endpoint.query, request.query ?? {}, 'query'),
    body: endpoint.takes === 'multipart' ? {} : parse(endpoint.body, request.body ?? {}, 'body'),
  } as unknown as Omit<Parameters<Route['handle']>[0], 'tx'>;

  if (endpoint.method === 'GET' || endpoint.writesNothing === true) {
    const result = await world.read((tx) => route.handle({ ...call, tx }), caller?.language);
    if (endpoint.sends === 'file') return sendFile(reply, result as FileReply);
    return send(reply, encode(endpoint.answer, result));
  }
  const key = request.headers['idempotency-key'];
  const answer = await world.transact((tx) =>
    typeof key === 'string' && key !== '' && endpoint.takes !== 'multipart'
      ? once(tx, caller, key.slice(0, 200), { request, secret: endpoint.secretAnswer === true }, async () =>
          answered(endpoint.answer, await route.handle({ ...call, tx })),
        )
      : route
          .handle({ ...call, tx })
          .then((result) => (endpoint.sends === 'file' ? result : answered(endpoint.answer, result))),
  );
  // A no that was returned rather than thrown: what was counted on the way to it is kept.
  if (answer instanceof Refusal) throw answer;
  if (endpoint.sends === 'file') return sendFile(reply, answer as FileReply);
  return send(reply, answer);
}

/** Whoever is signed in does things from somewhere: the audit log tells it with each of them (USR-1). */
function calledFrom(request: FastifyRequest, caller: Caller | undefined): Caller | undefined {
  if (caller === undefined || (caller.actor.kind !== 'user' && caller.actor.kind !== 'token')) return caller;
  const from = { address: request.ip, program: programOf(request.headers['user-agent'] ?? '') };
  return { ...caller, actor: { ...caller.actor, from } };
}

function demandAccess({ access }: Route, caller: Caller | undefined): void {
  if (access.kind === 'open') return;
  if (caller === undefined) throw new Refusal('unauthenticated', 'access.sign-in-needed');
  if (access.kind !== 'right') return;
  const may = access.everywhere === true ? mayEverywhere : mayAnywhere;
  if (!may(caller, access.right)) throw new Refusal('forbidden', 'access.right-missing', { right: access.right });
}

function parse(schema: z.ZodType | undefined, value: unknown, where: string): unknown {
  if (schema === undefined) return {};
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new z.ZodError(read.error.issues.map((issue) => ({ ...issue, path: [where, ...issue.path] })));
}

function answered(schema: z.ZodType | undefined, result: unknown): unknown {
  return result instanceof Refusal ? result : encode(schema, result);
}

function encode(schema: z.ZodType | undefined, result: unknown): unknown {
  if (schema === undefined) return undefined;
  const written = z.safeEncode(schema, result as never);
  // What we answer is ours to get right: an answer that does not fit is a bug, never the caller's mistake.
  if (!written.success) throw new Error(`An answer does not fit its schema: ${written.error.message}`);
  return written.data;
}

function send(reply: FastifyReply, answer: unknown): unknown {
  if (answer !== undefined) return reply.send(answer);
  return reply.code(204).send();
}

async function once(
  tx: Tx,
  caller: Caller | undefined,
  key: string,
  { request, secret }: { readonly request: FastifyRequest; readonly secret: boolean },
  work: () => Promise<unknown>,
): Promise<unknown> {
  const who = caller?.userId ?? 'open';
  // Keyed, because a body may hold a password, and a plain digest of it could be guessed by whoever reads the database.
  const asked = `${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`;
  const digest = tx.world.secrets.sign('idempotency.request', asked, 32);
  const before = await takeKey(tx, who, key, digest);
  if (before !== undefined) {
    if (before.digest !== digest) throw new Refusal('conflict', 'request.key-used-for-another', { key });
    return unsealed(tx, { body: before.body, secret }) ?? undefined;
  }
  const answer = await work();
  if (answer instanceof Refusal) {
    await dropKey(tx, who, key);
    return answer;
  }
  await keepAnswer(tx, who, key, 200, secret ? sealed(tx, answer) : answer);
  return answer;
}

/** A secret is shown once; for the same request sent again it is kept so that the database alone tells it to nobody. */
function sealed(tx: Tx, answer: unknown): { readonly sealed: string } {
  return { sealed: tx.world.secrets.seal(SEALED_ANSWER, JSON.stringify(answer ?? null)) };
}

function unsealed(tx: Tx, { body, secret }: { readonly body: unknown; readonly secret: boolean }): unknown {
  const kept = body as { readonly sealed?: string } | null;
  return secret && kept?.sealed !== undefined ? JSON.parse(tx.world.secrets.open(SEALED_ANSWER, kept.sealed)) : body;
}

function sendFile(reply: FastifyReply, file: FileReply): unknown {
  const disposition = file.inline === true ? 'inline' : 'attachment';
  const plain = file.name.replace(/[^\x20-\x7e]|["\\]/g, '_');
  return reply
    .header('content-type', file.type)
    .header(
      'content-disposition',
      `${disposition}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    )
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', file.lasting === true ? 'private, max-age=31536000, immutable' : 'private, no-store')
    .send(file.content);
}
