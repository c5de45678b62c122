import type { FastifyInstance, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { mayEverywhere } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { World } from '#server/platform/db/tx.ts';
import { countWaiting } from '#server/platform/jobs/waiting.store.ts';
import type { ResolveCaller } from './answer-call.ts';

/**
 * Serves `/metrics` in Prometheus' text form (OPS-1): the process, requests by route, and what waits.
 *
 * Told to this machine itself, and to callers who hold settings.edit everywhere (a token for the collector).
 */
export function serveMetrics(app: FastifyInstance, world: World, resolveCaller: ResolveCaller): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'svara_http_request_seconds',
    help: 'How long requests took, by route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.03, 0.1, 0.3, 1, 3],
    registers: [registry],
  });
  const waiting = new Gauge({
    name: 'svara_appointments',
    help: 'Appointments (timers, listeners, jobs): due = past their instant and not yet run, dead = laid aside.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const counts = await world.read(countWaiting);
      for (const [state, count] of Object.entries(counts)) this.set({ state }, count);
    },
  });
  void waiting;

  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
  });
  app.get('/metrics', async (request, reply) => {
    await demandCollector(request, resolveCaller);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

async function demandCollector(request: FastifyRequest, resolveCaller: ResolveCaller): Promise<void> {
  const isThisMachine = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '');
  if (isThisMachine && request.headers['x-forwarded-for'] === undefined && request.headers.forwarded === undefined)
    return;
  const caller = await resolveCaller(request);
  if (caller === undefined) throw new Refusal('unauthenticated', 'access.sign-in-needed');
  if (!mayEverywhere(caller, 'settings.edit'))
    throw new Refusal('forbidden', 'access.right-missing', { right: 'settings.edit' });
}
