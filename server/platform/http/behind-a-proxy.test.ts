import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, expect, it } from 'vitest';
import { buildDoorFor, rooms } from '#server/build.ts';
import { openTestWorld } from '#server/platform/testing/test-world.ts';

const world = await openTestWorld();
const config = { ...world.config, trustProxy: true };
const door = await buildDoorFor({ ...world, config }, rooms, new Map());
afterAll(() => door.close());

const wrong = { email: 'elin@fjallbo.example', password: 'en mening om granar' };

it('USR-1: behind a proxy the address is the one the proxy saw, not one the visitor made up', async () => {
  await door.inject({
    method: 'POST',
    url: '/api/v1/session',
    remoteAddress: '10.0.0.2',
    headers: { 'x-forwarded-for': '192.0.2.66, 198.51.100.7' },
    payload: wrong,
  });
  const [refused] = await world.events('session.refused');
  expect(refused?.data).toMatchObject({ internetAddress: '198.51.100.7' });
});

it('API-1: what is kept of a repeated request tells nobody the password that was in it', async () => {
  const url = '/api/v1/password-reset-completions';
  const payload = { token: 'a'.repeat(43), password: 'en mening om granar' };
  const setUp = { name: 'Elin', email: wrong.email, password: wrong.password, language: 'sv' };
  const made = await door.inject({
    method: 'POST',
    url: '/api/v1/first-visit',
    headers: { 'idempotency-key': 'first' },
    payload: setUp,
  });
  expect(made.statusCode).toBe(200);
  await door.inject({ method: 'POST', url, headers: { 'idempotency-key': 'second' }, payload });
  const { rows } = await sql<{ digest: string }>`select digest from idempotency_keys`.execute(world.db);
  const plain = createHash('sha256')
    .update(`POST /api/v1/first-visit\n${JSON.stringify(setUp)}`)
    .digest('hex');
  expect(rows).toHaveLength(1);
  expect(rows.map(({ digest }) => digest)).not.toContain(plain);
});
