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
