import { beforeAll, describe, expect, it } from 'vitest';
import { MINUTE } from '#core/platform/instant.ts';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { camillasTicket, type Cast, promiseAll, theCast } from './tickets.examples.ts';

let world: TestWorld;
let cast: Cast;
const fields: Record<string, string> = {};

interface Page {
  readonly rows: readonly { readonly id: string }[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
}

async function page(query: Readonly<Record<string, string>>): Promise<Page> {
  const answer = await world.call(cast.bo, 'GET', `/tickets?${new URLSearchParams(query)}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}
const idsOf = ({ rows }: Page) => rows.map(({ id }) => id);

/** Page after page, onwards from the beginning or back from the end; as the list stands. */
async function walk(query: Readonly<Record<string, string>>, way: 'on' | 'back', limit: string): Promise<string[]> {
  const seen: string[] = [];
  let at = await page({ ...query, limit, from: way === 'on' ? 'start' : 'end' });
  expect(way === 'on' ? at.previousCursor : at.nextCursor).toBeNull();
  for (;;) {
    const ids = idsOf(at);
    if (way === 'on') seen.push(...ids);
    else seen.unshift(...ids);
    const cursor = way === 'on' ? at.nextCursor : at.previousCursor;
    if (cursor === null) return seen;
    at = await page({ ...query, limit, cursor });
  }
}

beforeAll(async () => {
  world = await openTestWorld();
  // Thursday 30 October 2025, 10:00 in Stockholm.
  world.clock.set(Date.parse('2025-10-30T09:00:00Z'));
  cast = await theCast(world);
  for (const [name, type] of [
    ['Antal', 'number'],
    ['Färg', 'text'],
  ] as const)
    fields[name] = (await world.call(cast.bo, 'POST', '/fields', { about: 'ticket', name, type })).body.key;
  const make = async (n: number) => {
    const values = n % 3 === 0 ? {} : { [fields['Antal'] ?? '']: n % 2, [fields['Färg'] ?? '']: n % 2 ? 'Blå' : 'röd' };
    const { ticket } = await camillasTicket(world, cast, {
      subject: `Nummer ${n}`,
      customFields: values,
      ...(n % 6 === 0 ? { priority: 'high' } : {}),
    });
    // Many are made, and so become due, at the very same instant.
    if (n % 4 === 3) world.clock.advance(60_000);
    return ticket;
  };
  for (let n = 0; n < 7; n += 1) await make(n);
  await promiseAll(world);
  for (let n = 7; n < 20; n += 1) {
    const ticket = await make(n);
    if (n % 5 === 0) await world.call(cast.bo, 'POST', `/tickets/${ticket.id}/questions`, { html: '<p>Vilket?</p>' });
    if (n === 12) world.clock.advance(90 * MINUTE);
  }
});

const lists = (): Readonly<Record<string, Readonly<Record<string, string>>>> => ({
  'by due': {},
  'by creation': { sort: 'created', descending: 'false' },
  'by creation, newest first': { sort: 'created', descending: 'true' },
  'by change': { sort: 'changed' },
  'by priority': { sort: 'priority' },
  'by an own number': { sort: 'own', sortField: fields['Antal'] ?? '' },
  'by an own number, falling': { sort: 'own', sortField: fields['Antal'] ?? '', descending: 'true' },
  'by an own text': { sort: 'own', sortField: fields['Färg'] ?? '' },
  'by creation, closed too': { view: 'all', sort: 'created' },
  'what is overdue': { view: 'overdue' },
});

describe('a list from both its ends', () => {
  it('TKT-8: the world of this test holds promised, standing and unpromised tickets, and equal keys', async () => {
    const { rows } = (await world.call(cast.bo, 'GET', '/tickets?limit=500')).body;
    const states = new Set(rows.map((row: { head: { state: string } | null }) => row.head?.state ?? 'none'));
    expect([...states].toSorted()).toEqual(['none', 'ontrack', 'over', 'paused']);
    expect((await page({ view: 'overdue' })).rows.length).toBeGreaterThan(3);
    expect(new Set(rows.map((row: { createdAt: string }) => row.createdAt)).size).toBeLessThan(rows.length);
  });

  it('TKT-8: going back from the end shows the rows of going on from the beginning, none twice and none lost', async () => {
    for (const [name, query] of Object.entries(lists())) {
      const whole = idsOf(await page({ ...query, limit: '500' }));
      expect([name, new Set(whole).size]).toEqual([name, whole.length]);
      for (const limit of ['1', '3', '7']) {
        expect([name, limit, await walk(query, 'on', limit)]).toEqual([name, limit, whole]);
        expect([name, limit, await walk(query, 'back', limit)]).toEqual([name, limit, whole]);
      }
    }
  });

  it('TKT-8: any place of the list is found by its number from either end, and goes on both ways from there', async () => {
    for (const [name, query] of Object.entries(lists())) {
      const whole = idsOf(await page({ ...query, limit: '500' }));
      for (let offset = 0; offset <= whole.length; offset += 1) {
        const at = { ...query, limit: '3', offset: String(offset) };
        const fromStart = await page(at);
        expect([name, offset, idsOf(fromStart)]).toEqual([name, offset, whole.slice(offset, offset + 3)]);
        const fromEnd = idsOf(await page({ ...at, from: 'end' }));
        const end = whole.length - offset;
        expect([name, offset, fromEnd]).toEqual([name, offset, whole.slice(Math.max(0, end - 3), end)]);
        if (fromStart.previousCursor !== null) {
          const before = idsOf(await page({ ...query, limit: '3', cursor: fromStart.previousCursor }));
          expect([name, offset, before]).toEqual([name, offset, whole.slice(Math.max(0, offset - 3), offset)]);
        }
      }
    }
  });

  it('TKT-8: the size of a list is how many rows it has', async () => {
    for (const filter of [{}, { view: 'all' }, { view: 'waiting' }, { priority: 'high' }, { text: 'Nummer 1' }]) {
      const { count } = (await world.call(cast.bo, 'GET', `/ticket-list-size?${new URLSearchParams(filter)}`)).body;
      expect(count).toBe((await page({ ...filter, limit: '500' })).rows.length);
    }
  });

  it('TKT-8: a place that nobody was given is refused', async () => {
    const cursor = Buffer.from(JSON.stringify({ key: 1, id: 'x', unpromised: 0, back: 1 })).toString('base64url');
    const answer = await world.call(cast.bo, 'GET', `/tickets?cursor=${cursor}`);
    expect([answer.status, answer.body.code]).toEqual([422, 'cursor.unreadable']);
  });
});
