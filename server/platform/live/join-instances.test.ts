import { pino } from 'pino';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { TEMPLATE } from '#server/platform/testing/database-for-tests.ts';
import { dropDatabase, makeDatabase } from '#server/platform/testing/test-database.store.ts';
import { joinInstances } from './join-instances.ts';
import { type Live, liveHub } from './live.ts';

const log = pino({ level: 'silent' });
const database = 'svara_t_instances';
const quick = { hereEveryMs: 20, goneAfterMs: 150 };

beforeAll(() => makeDatabase(inject('testDatabase'), database, TEMPLATE));
afterAll(() => dropDatabase(inject('testDatabase'), database));

it('OPS-1: an instance that has long been alone tells the one that comes everything from then on', async () => {
  const first = joined('first');
  await past(quick.goneAfterMs * 2);
  first.hub.publish([{ topic: 'buns', type: 'bun.unheard' }]);
  const second = joined('second');
  // When the first has heard of the second depends on the machine; what it tells from then on arrives.
  const bake = () => {
    first.hub.publish([{ topic: 'buns', type: 'bun.baked' }]);
    return second.heard;
  };
  await expect.poll(bake, { timeout: 5_000, interval: 50 }).toContain('bun.baked');
  second.hub.publish([{ topic: 'buns', type: 'bun.eaten' }]);
  first.wake(4711);
  await heardBy(first.heard, 'bun.eaten');
  expect(second.heard).not.toContain('bun.unheard');
  await heardBy(second.woken, 4711);
  await past(quick.goneAfterMs * 2);
  first.hub.publish([{ topic: 'buns', type: 'bun.sold' }]);
  await heardBy(second.heard, 'bun.sold');
  await first.close();
  await second.close();
});

function joined(name: string) {
  const hub: Live = liveHub();
  const heard: string[] = [];
  const woken: number[] = [];
  hub.listen('buns', (message) => heard.push(message.type));
  const address = { ...inject('testDatabase'), database };
  const ways = joinInstances(address, name, hub, (dueAt) => woken.push(dueAt), log, quick);
  return { hub, heard, woken, ...ways };
}

async function heardBy<One>(list: readonly One[], one: One): Promise<void> {
  await expect.poll(() => list, { timeout: 5_000, interval: 10 }).toContain(one);
}

function past(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
