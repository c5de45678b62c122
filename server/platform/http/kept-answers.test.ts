import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openTestWorld } from '#server/platform/testing/test-world.ts';

const world = await openTestWorld();
const elin = { name: 'Elin', email: 'elin@fjallbo.example', password: 'en mening om granar', language: 'sv' };
const keptRows = async () =>
  (await sql<{ digest: string; body: string }>`select digest, body::text from idempotency_keys`.execute(world.db)).rows;

it('API-1: what is kept of a request that may come again tells nobody the password in it, nor the secret in its answer', async () => {
  const once = { 'idempotency-key': 'first' };
  const made = await world.call(undefined, 'POST', '/first-visit', elin, once);
  const cookie = String(made.headers['set-cookie']).split(';')[0] ?? '';
  const plain = createHash('sha256')
    .update(`POST /api/v1/first-visit\n${JSON.stringify(elin)}`)
    .digest('hex');
  expect((await keptRows()).map(({ digest }) => digest)).not.toContain(plain);

  const prepare = () =>
    world.call(
      undefined,
      'POST',
      '/me/totp-preparation',
      { password: elin.password },
      { cookie, 'idempotency-key': 'second' },
    );
  const first = await prepare();
  expect(first.body.secret).toMatch(/^[A-Z2-7]{32}$/u);
  expect(JSON.stringify(await keptRows())).not.toContain(first.body.secret);
  expect((await prepare()).body).toEqual(first.body);
});
