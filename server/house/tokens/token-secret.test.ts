import { expect, it } from 'vitest';
import { takeKey } from '#server/platform/http/idempotency.store.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';

const world = await openTestWorld();
const first = { name: 'Elin', email: 'elin@fjallbo.example', password: 'kanoten vid bryggan', language: 'sv' };
const { body: me } = await world.inject({ method: 'POST', url: '/api/v1/first-visit', payload: first });
const elin = callerWith(me.userId ?? me.id ?? me.me?.id, { 'tickets.read': 'everywhere' });

it('API-1: a token made twice with one key is one token, and its secret is nowhere in the database in clear', async () => {
  const asked = { name: 'Rapporter', scopes: ['tickets.read'] };
  const once = { 'idempotency-key': 'en-gang' };
  const made = await world.call(elin, 'POST', '/me/tokens', asked, once);
  expect(made.body.secret).toMatch(/^svara_/u);
  const again = await world.call(elin, 'POST', '/me/tokens', asked, once);
  expect(again.body).toEqual(made.body);
  expect((await world.call(elin, 'GET', '/me/tokens')).body.rows).toHaveLength(1);
  const kept = await world.transact((tx) => takeKey(tx, elin.userId, 'en-gang', ''));
  expect(kept?.body).toEqual({ sealed: expect.stringMatching(/^v1\./u) });
  expect(JSON.stringify(kept)).not.toContain(made.body.secret);
});
