import { beforeEach, expect, it } from 'vitest';
import { job, timer } from './appointments.ts';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';

let world: TestWorld;
const ran: string[] = [];
let bake: (key: string) => Promise<void> = async () => {};
let ring: (key: string) => Promise<void> = async () => {};

const bakery = {
  name: 'bakery',
  handlers: [
    job(
      'bakery.bake',
      async (_world, { key }) => {
        ran.push(key);
        await bake(key);
      },
      { leaseMs: 90, mostAttempts: 1 },
    ),
    timer('bakery.ring', async (_tx, due) => {
      for (const { key } of due) {
        ran.push(key);
        await ring(key);
      }
    }),
  ],
};

beforeEach(async () => {
  world ??= await openTestWorld({ rooms: [bakery] });
  ran.length = 0;
});

const appoint = (kind: string, key: string, dueAt = world.clock.now()) =>
  world.transact(async (tx) => tx.schedule({ kind, key, dueAt }));

it('OPS-1: work appointed anew while its last attempt fails is done, not laid aside with the failure', async () => {
  await appoint('bakery.bake', 'buns');
  bake = async () => {
    bake = async () => {};
    await appoint('bakery.bake', 'buns');
    throw new Error('the oven is cold');
  };
  await world.runDue();
  expect(ran).toEqual(['buns', 'buns']);
});

it('OPS-1: work that takes longer than its lease keeps it, so that nobody does it twice', async () => {
  await appoint('bakery.bake', 'bread');
  let done = () => {};
  bake = () =>
    new Promise((resolve) => {
      done = resolve;
    });
  const first = world.runDue();
  await expect.poll(() => ran).toEqual(['bread']);
  for (let later = 0; later < 6; later += 1) {
    world.clock.advance(40);
    await new Promise((resolve) => setTimeout(resolve, 60));
    void world.runDue();
  }
  done();
  await first;
  expect(ran).toEqual(['bread']);
});

it('OPS-1: a timer moved while it fails rings when it was moved to', async () => {
  await appoint('bakery.ring', 'noon');
  const later = world.clock.now() + 3_600_000;
  let moving = Promise.resolve();
  ring = async () => {
    ring = async () => {
      ring = async () => {};
      // Waits for the failing one to let go of the row.
      moving = appoint('bakery.ring', 'noon', later);
      throw new Error('the bell is loose');
    };
    throw new Error('the bell is loose');
  };
  await world.runDue();
  await moving;
  ran.length = 0;
  world.clock.advance(60_000);
  await world.runDue();
  expect(ran).toEqual([]);
  world.clock.set(later);
  await world.runDue();
  expect(ran).toEqual(['noon']);
});
