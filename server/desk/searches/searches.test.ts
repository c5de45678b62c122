import { beforeAll, expect, it } from 'vitest';
import type { Caller } from '#core/platform/caller.ts';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { insertGroup } from '#server/house/users/groups.store.ts';
import { camillasTicket, type Cast, theCast } from '../tickets/tickets.examples.ts';

let world: TestWorld;
let cast: Cast;
let anna: Caller;
let bo: Caller;
let groupId: string;

beforeAll(async () => {
  world = await openTestWorld();
  cast = await theCast(world);
  groupId = await makeGroup();
  anna = { ...cast.anna, groupIds: [groupId] };
  bo = { ...cast.bo, groupIds: [groupId] };
});

const make = (caller: Caller, body: object) => world.call(caller, 'POST', '/saved-searches', body);
const names = async (caller: Caller) =>
  (await world.call(caller, 'GET', '/saved-searches')).body.rows.map((row: { name: string }) => row.name);

it('SRC-1: a search is named, shared with a group and counted live where it is pinned', async () => {
  const query = { view: 'open', priority: 'high' };
  const made = await make(anna, { name: 'Bråttom', query, groupId });
  expect(made.body).toMatchObject({ name: 'Bråttom', query, groupId, pinned: true, mine: true, ownerName: 'Anna Ek' });
  expect(await names(bo)).toEqual(['Bråttom']);
  expect(await names(cast.frida)).toEqual([]);
  const counted = async (caller: Caller) =>
    (await world.call(caller, 'GET', '/saved-search-counts')).body.counts[made.body.id];
  expect(await counted(bo)).toBe(0);
  await camillasTicket(world, cast, { priority: 'high' });
  await camillasTicket(world, cast);
  expect(await counted(bo)).toBe(1);
  await world.call(anna, 'PATCH', `/saved-searches/${made.body.id}`, { pinned: false, groupId: null });
  expect(await counted(anna)).toBeUndefined();
  expect(await names(bo)).toEqual([]);
});

it('SRC-1: the same name replaces one’s own, and only the owner changes or deletes it', async () => {
  const first = (await make(anna, { name: 'Mina äldsta', query: { view: 'mine' } })).body;
  const again = (await make(anna, { name: 'mina äldsta', query: { view: 'mine', sort: 'created' }, groupId })).body;
  expect(again).toMatchObject({ id: first.id, name: 'mina äldsta', query: { view: 'mine', sort: 'created' } });
  expect((await world.call(bo, 'PATCH', `/saved-searches/${first.id}`, { name: 'Våra' })).status).toBe(404);
  expect((await world.call(bo, 'DELETE', `/saved-searches/${first.id}`)).status).toBe(404);
  const other = (await make(anna, { name: 'En annan', query: { view: 'all' } })).body;
  const taken = await world.call(anna, 'PATCH', `/saved-searches/${other.id}`, { name: 'Mina äldsta' });
  expect(taken.body.code).toBe('searches.name-taken');
  await world.call(anna, 'DELETE', `/saved-searches/${first.id}`);
  expect(await names(bo)).toEqual([]);
});

it('SRC-1: a search is shared only with a group one is in, and finds only tickets one may read', async () => {
  const foreign = await makeGroup();
  const refused = await make(anna, { name: 'Till andra', query: { view: 'open' }, groupId: foreign });
  expect(refused.body.code).toBe('searches.not-your-group');
  const all = (await make(cast.frida, { name: 'Alla', query: { view: 'all' } })).body;
  const { counts } = (await world.call(cast.frida, 'GET', '/saved-search-counts')).body;
  expect(counts[all.id]).toBe(0);
});

async function makeGroup(): Promise<string> {
  return world.transact(async (tx) => {
    const id = tx.newId();
    await insertGroup(tx, { id, name: `Grupp ${id}`, siteId: null, createdAt: tx.now } as never);
    return id;
  });
}
