import { beforeAll, describe, expect, it } from 'vitest';
import type { TicketRow } from '#api/desk/ticket.ts';
import { type ListGrouping, listGroupings, NO_GROUP } from '#api/desk/tickets.ts';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { camillasTicket, type Cast, promiseAll, theCast } from './tickets.examples.ts';

let world: TestWorld;
let cast: Cast;

interface Page {
  readonly rows: readonly TicketRow[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
}
type Query = Readonly<Record<string, string>>;

async function get<Answer>(path: string, query: Query): Promise<Answer> {
  const answer = await world.call(cast.bo, 'GET', `${path}?${new URLSearchParams(query)}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}
const page = (query: Query) => get<Page>('/tickets', query);
const groups = async (query: Query) =>
  (await get<{ groups: { key: string; count: number }[] }>('/ticket-groups', query)).groups;
const idsOf = (rows: readonly TicketRow[]) => rows.map(({ id }) => id);

async function walk(query: Query, way: 'on' | 'back', limit: string): Promise<string[]> {
  const seen: string[] = [];
  let at = await page({ ...query, limit, from: way === 'on' ? 'start' : 'end' });
  for (;;) {
    if (way === 'on') seen.push(...idsOf(at.rows));
    else seen.unshift(...idsOf(at.rows));
    const cursor = way === 'on' ? at.nextCursor : at.previousCursor;
    if (cursor === null) return seen;
    at = await page({ ...query, limit, cursor });
  }
}

const keyIn: Readonly<Record<ListGrouping, (row: TicketRow) => string | null>> = {
  owner: (row) => row.ownerId,
  status: (row) => row.statusId,
  priority: (row) => row.priority,
  site: (row) => row.siteId,
  group: (row) => row.groupId,
  type: (row) => row.typeId,
};
const orders: readonly Query[] = [
  {},
  { sort: 'created', descending: 'false' },
  { sort: 'changed' },
  { sort: 'priority' },
];

beforeAll(async () => {
  world = await openTestWorld();
  world.clock.set(Date.parse('2025-10-30T09:00:00Z'));
  cast = await theCast(world);
  await promiseAll(world);
  const types = (await get<{ types: { id: string }[] }>('/ticket-choices', {})).types.map(({ id }) => id);
  for (let n = 0; n < 23; n += 1) {
    const { ticket } = await camillasTicket(world, cast, {
      subject: `Nummer ${n}`,
      ...(n % 6 === 0 ? { priority: 'high' } : n % 5 === 0 ? { priority: 'low' } : {}),
      ...(n % 4 === 1 ? { typeId: types[n % types.length] as string } : {}),
    });
    if (n % 3 === 0)
      await world.call(cast.bo, 'POST', '/ticket-changes', {
        changes: [{ ticketIds: [ticket.id], changes: { ownerId: n % 2 ? cast.bo.userId : cast.anna.userId } }],
      });
    if (n % 7 === 0) await world.call(cast.bo, 'POST', `/tickets/${ticket.id}/questions`, { html: '<p>Vilket?</p>' });
    if (n % 4 === 3) world.clock.advance(60_000);
  }
});

describe('a list in groups', () => {
  it('TKT-8: the groups hold every ticket of the list once, each group its own in the order of the list', async () => {
    for (const groupBy of listGroupings)
      for (const order of orders) {
        const plain = (await page({ ...order, limit: '500' })).rows;
        const { rows } = await page({ ...order, groupBy, limit: '500' });
        const told = await groups({ groupBy });
        const keyOf = (row: TicketRow) => keyIn[groupBy](row) ?? NO_GROUP;
        expect(told.length).toBe(new Set(plain.map(keyOf)).size);
        const wanted = told.flatMap(({ key }) => plain.filter((row) => keyOf(row) === key));
        expect([groupBy, order, idsOf(rows)]).toEqual([groupBy, order, idsOf(wanted)]);
        expect(told.map(({ key, count }) => [key, count])).toEqual(
          told.map(({ key }) => [key, plain.filter((row) => keyOf(row) === key).length]),
        );
      }
  });

  it('TKT-8: from both ends and from any place between it is the same list', async () => {
    for (const groupBy of ['owner', 'status'] as const)
      for (const order of orders) {
        const query = { ...order, groupBy };
        const whole = idsOf((await page({ ...query, limit: '500' })).rows);
        for (const limit of ['2', '7'])
          for (const way of ['on', 'back'] as const)
            expect([query, limit, way, await walk(query, way, limit)]).toEqual([query, limit, way, whole]);
        for (let offset = 0; offset <= whole.length; offset += 3) {
          const at = await page({ ...query, limit: '3', offset: String(offset) });
          expect([query, offset, idsOf(at.rows)]).toEqual([query, offset, whole.slice(offset, offset + 3)]);
          const end = whole.length - offset;
          const fromEnd = await page({ ...query, limit: '3', offset: String(offset), from: 'end' });
          expect([query, offset, idsOf(fromEnd.rows)]).toEqual([query, offset, whole.slice(Math.max(0, end - 3), end)]);
        }
      }
  });

  it('TKT-8: nobody comes first, then owners by name; priorities from the highest; statuses as the control panel has them', async () => {
    const owners = await groups({ groupBy: 'owner' });
    expect(owners.map(({ key }) => key)).toEqual([NO_GROUP, cast.anna.userId, cast.bo.userId]);
    expect((await groups({ groupBy: 'priority' })).map(({ key }) => key)).toEqual(['high', 'medium', 'low']);
    const statuses = (await groups({ groupBy: 'status' })).map(({ key }) => key);
    expect(statuses).toEqual(['new', 'open', 'waiting-for-customer'].filter((key) => statuses.includes(key)));
    expect(statuses.length).toBeGreaterThan(1);
  });

  it('TKT-8: folded groups are left out of the rows, from whichever end', async () => {
    const whole = (await page({ groupBy: 'priority', limit: '500' })).rows;
    const open = whole.filter(({ priority }) => priority !== 'medium');
    const query = { groupBy: 'priority', folded: 'medium' };
    expect(await walk(query, 'on', '3')).toEqual(idsOf(open));
    expect(await walk(query, 'back', '3')).toEqual(idsOf(open));
    expect((await page({ groupBy: 'priority', folded: 'high,medium,low' })).rows).toEqual([]);
  });

  it('TKT-8: a page goes on though the last ticket of its group has left it meanwhile', async () => {
    const query = { groupBy: 'status', limit: '1' };
    const first = await page(query);
    const before = idsOf((await page({ ...query, limit: '500' })).rows);
    const statuses = new Set(first.rows.map(({ statusId }) => statusId));
    const leavers = (await page({ ...query, limit: '500' })).rows.filter(({ statusId }) => statuses.has(statusId));
    for (const { id } of leavers) await world.call(cast.bo, 'PUT', `/tickets/${id}/deletion`);
    const next = await page({ ...query, cursor: first.nextCursor ?? '' });
    expect(idsOf(next.rows)).toEqual([before[leavers.length]]);
    for (const { id } of leavers) await world.call(cast.bo, 'DELETE', `/tickets/${id}/deletion`);
  });

  it('TKT-8: an unknown grouping is refused', async () => {
    expect((await world.call(cast.bo, 'GET', '/tickets?groupBy=weather')).status).toBe(400);
  });
});
