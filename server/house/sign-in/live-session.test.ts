import { once } from 'node:events';
import { afterAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { DAY } from '#core/platform/instant.ts';
import { buildDoorFor, rooms } from '#server/build.ts';
import { openTestWorld } from '#server/platform/testing/test-world.ts';

const world = await openTestWorld();
const door = await buildDoorFor(world, rooms, new Map());
const address = await door.listen({ port: 0, host: '127.0.0.1' });
afterAll(() => door.close());

const elin = { name: 'Elin', email: 'elin@fjallbo.example', password: 'kanoten vid bryggan', language: 'sv' };

async function enter(path: string): Promise<string> {
  const answered = await world.inject({ method: 'POST', url: `/api/v1${path}`, payload: elin });
  const token = /svara_session=([^;]*)/u.exec(String(answered.headers['set-cookie']))?.[1];
  return `svara_session=${token}`;
}

async function listening(cookie: string): Promise<WebSocket> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/live`, { headers: { cookie } });
  await once(socket, 'message');
  return socket;
}

const kept = await enter('/first-visit');

it('USR-1: a live socket of a session that is revoked is closed at once, others stay', async () => {
  const other = await enter('/session');
  const [keptSocket, otherSocket] = [await listening(kept), await listening(other)];
  const sessions = (await world.inject({ method: 'GET', url: '/api/v1/me/sessions', headers: { cookie: kept } })).body;
  const revoked = sessions.rows.find((row: { current: boolean }) => !row.current);
  const closing = once(otherSocket, 'close');
  await world.inject({ method: 'DELETE', url: `/api/v1/me/sessions/${revoked.id}`, headers: { cookie: kept } });
  expect((await closing)[0]).toBe(4401);
  keptSocket.send(JSON.stringify({ listen: ['tickets'] }));
  const [told] = await once(keptSocket, 'message');
  expect(JSON.parse(String(told))).toEqual({ type: 'listening', topics: ['tickets'] });
  keptSocket.close();
});

it('USR-1: a page left open does not keep its session: its live line and what it asks of itself are nobody’s doing', async () => {
  const [left, used] = [await enter('/session'), await enter('/session')];
  const ask = (cookie: string, headers = {}) =>
    world.inject({ method: 'GET', url: '/api/v1/me', headers: { cookie, ...headers } });
  world.clock.advance(13 * DAY);
  const socket = await listening(left);
  expect((await ask(left, { 'svara-unattended': '1' })).status).toBe(200);
  expect((await ask(used)).status).toBe(200);
  world.clock.advance(DAY);
  expect((await ask(left)).status).toBe(401);
  expect((await ask(used)).status).toBe(200);
  socket.close();
});

it('OPS-1: a listener that says more than any screen does is let go', async () => {
  const socket = await listening(await enter('/session'));
  const closing = once(socket, 'close');
  for (let said = 0; said < 1_000; said += 1) socket.send(JSON.stringify({ leave: ['tickets'] }));
  expect((await closing)[0]).toBe(1008);
});

it('USR-1: whoever signs out has no live socket left', async () => {
  const own = await enter('/session');
  const socket = await listening(own);
  const closing = once(socket, 'close');
  await world.inject({ method: 'DELETE', url: '/api/v1/session', headers: { cookie: own } });
  expect((await closing)[0]).toBe(4401);
});
