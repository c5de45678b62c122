import { expect, it } from 'vitest';
import { DAY, HOUR } from '#core/platform/instant.ts';
import { openTestWorld } from '#server/platform/testing/test-world.ts';
import { countAnew, countOpen, sumUpCounts } from './open-counts.store.ts';
import { camillasTicket, theCast } from './tickets.examples.ts';

const world = await openTestWorld();
const cast = await theCast(world);

it('TKT-8: the counts of the views follow every change, summed up or not, and equal the tickets counted anew', async () => {
  const tickets = [];
  for (let each = 0; each < 5; each += 1) tickets.push((await camillasTicket(world, cast)).ticket);
  const [taken, closed, junk, later, moved] = tickets.map(({ id }) => `/tickets/${id}`);
  await world.call(cast.anna, 'PATCH', taken ?? '', { version: 1, ownerId: cast.anna.userId });
  await world.call(cast.anna, 'PUT', `${closed}/closure`, {});
  await world.call(cast.anna, 'PUT', `${junk}/spam`);
  const until = new Date(world.clock.now() + HOUR).toISOString();
  await world.call(cast.anna, 'PUT', `${later}/snooze`, { until });
  await world.call(cast.anna, 'PATCH', moved ?? '', { version: 1, statusId: 'waiting-for-customer' });
  const views = await viewsOf();
  expect(views).toMatchObject({ open: 3, mine: 1, snoozed: 1, waiting: 1, spam: 1, 'closed-today': 1, unassigned: 2 });
  expect(views['to-do']).toBe(1);
  const counted = await sorted();
  await world.transact((tx) => sumUpCounts(tx, 1));
  expect(await sorted()).toEqual(counted);
  await world.transact((tx) => countAnew(tx));
  expect(await sorted()).toEqual(counted);
  await world.call(cast.anna, 'DELETE', `${junk}/spam`);
  await world.call(cast.anna, 'DELETE', `${closed}/closure`);
  world.clock.advance(2 * HOUR);
  await world.runDue();
  expect(await viewsOf()).toMatchObject({ open: 5, snoozed: 0, spam: 0, 'closed-today': 0 });
  world.clock.advance(2 * DAY);
  await world.runDue();
  expect(await viewsOf()).toMatchObject({ open: 5, all: 5 });
});

async function viewsOf(): Promise<Record<string, number>> {
  return (await world.call(cast.anna, 'GET', '/ticket-counts')).body.views;
}

async function sorted() {
  const counts = await world.read((tx) => countOpen(tx, []));
  return counts.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));
}
