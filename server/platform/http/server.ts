import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import type { EndpointParts } from '#api/platform/endpoint.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { liveSocket } from '#server/platform/live/live-socket.ts';
import type { Room } from '#server/platform/room.ts';
import type { World } from '#server/platform/db/tx.ts';
import { answerCall, type ResolveCaller } from './answer-call.ts';
import { apiPage } from './api-page.ts';
import { serveMetrics } from './metrics.ts';
import { openApiOf } from './openapi.ts';
import { problemOf } from './problem-of.ts';

/** What the HTTP door is made of. */
export interface DoorOptions {
  readonly rooms: readonly Room[];
  readonly contract: Readonly<Record<string, Readonly<Record<string, EndpointParts>>>>;
  readonly resolveCaller: ResolveCaller;
  /** The words for a refusal's code in the language a request asks for. */
  readonly sentence: (language: string, code: string, facts: Readonly<Record<string, unknown>>) => string;
  /** Where the built web lies; absent or empty: the API alone is served. */
  readonly webFolder?: string;
}

const MOST_BODY_BYTES = 12 * 1024 * 1024;
const MOST_UPLOAD_BYTES = 25 * 1024 * 1024;

/** Builds the HTTP door: the API of all rooms, its document, the live socket and the web. */
export async function httpDoor(world: World, options: DoorOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: world.log.child(
      { part: 'http' },
      { level: world.config.logLevel === 'info' ? 'warn' : world.config.logLevel },
    ) as FastifyBaseLogger,
    // One proxy stands in front, and only what it wrote itself is believed: what a browser claims stands further left.
    trustProxy: world.config.trustProxy ? (_address, hop) => hop === 0 : false,
    bodyLimit: MOST_BODY_BYTES,
    genReqId: () => world.newId(),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 2_000 },
    forceCloseConnections: true,
  });
  const fail = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const problem = problemOf(error, request.id, (code, facts) => options.sentence(languageOf(request), code, facts));
    if (problem.status >= 500)
      world.log.error({ err: error, url: request.url, requestId: request.id }, 'a request failed');
    return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  };
  app.setErrorHandler(fail);

  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:', 'https:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        frameSrc: ["'self'", 'blob:', 'data:'],
        frameAncestors: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: world.config.publicUrl?.startsWith('https:') ?? false,
    crossOriginEmbedderPolicy: false,
  });
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: MOST_UPLOAD_BYTES, files: 10, fields: 20, parts: 30 } });
  await app.register(rateLimit, { global: false });
  app.addHook('onRequest', async (request) => demandSameOrigin(request));

  const routes = options.rooms.flatMap((room) => room.routes ?? []);
  for (const route of routes) {
    const { endpoint } = route;
    app.route({
      method: endpoint.method,
      url: `/api/v1${endpoint.path.replace(/\{(\w+)\}/g, ':$1')}`,
      ...(route.access.kind === 'open' ? { config: { rateLimit: { max: 300, timeWindow: 60_000 } } } : {}),
      handler: (request, reply) => answerCall(world, route, options.resolveCaller, request, reply),
    });
  }
  serveMetrics(app, world, options.resolveCaller);
  const document = openApiOf(options.contract, routes, world.config.version);
  app.get('/api/v1/openapi.json', () => document);
  app.get('/api', (_request, reply) => reply.type('text/html; charset=utf-8').send(apiPage(document)));

  const live = liveSocket(
    world,
    options.rooms.flatMap((room) => room.topics ?? []),
  );
  app.server.on('upgrade', (request, socket, head) => {
    void (async () => {
      const asked = {
        url: request.url ?? '',
        headers: request.headers,
        cookies: app.parseCookie(request.headers.cookie ?? ''),
      };
      const resolve = () => options.resolveCaller(asked as unknown as FastifyRequest);
      const caller =
        request.url?.split('?')[0] === '/live' && isSameOrigin(request.headers) ? await resolve() : undefined;
      if (caller !== undefined) return live.accept(request, socket, head, caller, resolve);
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
    })().catch(() => socket.destroy());
  });
  app.addHook('preClose', async () => live.close());

  if (options.webFolder !== undefined && existsSync(options.webFolder)) await serveWeb(app, options.webFolder);
  app.setNotFoundHandler((request, reply) => {
    const isPage =
      request.method === 'GET' && !request.url.startsWith('/api/') && !/\.\w+$/.test(request.url.split('?')[0] ?? '');
    if (isPage && options.webFolder !== undefined && existsSync(options.webFolder))
      return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return fail(new Refusal('not-found', 'request.unknown-address', { address: request.url }), request, reply);
  });
  return app;
}

async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: true,
    cacheControl: false,
    preCompressed: true,
    setHeaders(reply, file) {
      const hashed = file.includes('/assets/');
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/** A request that changes things and carries a cookie must come from our own pages. */
function demandSameOrigin(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return;
  if (request.headers.cookie === undefined || request.headers.authorization !== undefined) return;
  if (!isSameOrigin(request.headers)) throw new Refusal('forbidden', 'access.foreign-page');
}

function isSameOrigin(headers: FastifyRequest['headers']): boolean {
  const site = headers['sec-fetch-site'];
  if (typeof site === 'string') return site === 'same-origin' || site === 'none';
  const { origin, host } = headers;
  if (origin === undefined) return true;
  const forwarded = headers['x-forwarded-host'];
  const name = originHost(origin);
  return name !== undefined && (name === host || name === forwarded);
}

function originHost(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}

/** The language a request asks for; Swedish when it asks for none of ours. */
export function languageOf(request: FastifyRequest): string {
  const asked = request.headers['accept-language'] ?? '';
  for (const part of asked.split(',')) {
    const language = part.trim().slice(0, 2).toLowerCase();
    if (['sv', 'en', 'de', 'fi'].includes(language)) return language;
  }
  return 'sv';
}
