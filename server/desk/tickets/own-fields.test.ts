import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '#core/platform/caller.ts';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { camillasTicket, type Cast, theCast } from './tickets.examples.ts';

let world: TestWorld;
let cast: Cast;
let bo: Caller;
const keys: Record<string, string> = {};

const must = async (method: string, path: string, body?: unknown) => {
  const answer = await world.call(bo, method, path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const list = (query: object) => must('GET', `/tickets?${new URLSearchParams({ limit: '3', ...query })}`);
const subjects = ({ rows }: { rows: { subject: string }[] }) => rows.map(({ subject }) => subject);
const where = (own: object) =>
  list({ limit: '50', own: JSON.stringify(own) })
    .then(subjects)
    .then((all) => all.sort());

/** Every page of a sorted list, three at a time. */
async function sorted(field: string, descending: boolean): Promise<string[]> {
  const found: string[] = [];
  let cursor: string | null = null;
  do {
    const query = { sort: 'own', sortField: keys[field] ?? '', descending: String(descending) };
    const page: { rows: { subject: string }[]; nextCursor: string | null } = await list(
      cursor === null ? query : { ...query, cursor },
    );
    found.push(...subjects(page));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

const tickets: readonly [string, object][] = [
  ['a', { Order: '88213', Antal: 5, Färg: 'Blå', Brådskar: true, Levereras: '2025-11-03' }],
  ['b', { Order: '9100', Antal: 12, Färg: 'Röd', Brådskar: false, Levereras: '2025-10-30' }],
  ['c', { Order: 'ab_88%', Antal: -1.5, Färg: 'Blå' }],
  ['d', { Antal: 12, Färg: 'Ärtgrön' }],
  ['e', {}],
  ['f', { Order: '', Färg: 'azur' }],
];

beforeAll(async () => {
  world = await openTestWorld();
  cast = await theCast(world);
  bo = cast.bo;
  for (const [name, type] of [
    ['Order', 'text'],
    ['Antal', 'number'],
    ['Färg', 'text'],
    ['Brådskar', 'checkbox'],
    ['Levereras', 'date'],
  ] as const)
    keys[name] = (await must('POST', '/fields', { about: 'ticket', name, type })).key;
  for (const [subject, values] of tickets) {
    const customFields = Object.fromEntries(Object.entries(values).map(([name, value]) => [keys[name], value]));
    await camillasTicket(world, cast, { subject, customFields });
  }
});

describe('own fields in lists', () => {
  it('TKT-8: every row tells what its own fields hold', async () => {
    const { rows } = await list({ limit: '50' });
    const row = rows.find(({ subject }: { subject: string }) => subject === 'a');
    expect(row.customFields[keys['Antal'] ?? '']).toBe(5);
  });

  it('TKT-8: a list is narrowed by words of a text, by a number, a tick and a date, and by what is not filled in', async () => {
    const of = (name: string, wish: string) => where({ [keys[name] ?? '']: wish });
    expect(await of('Order', '8821')).toEqual(['a']);
    expect(await of('Order', 'AB_88%')).toEqual(['c']);
    expect(await of('Order', '_')).toEqual(['c']);
    expect(await of('Order', '')).toEqual(['d', 'e', 'f']);
    expect(await of('Antal', '12')).toEqual(['b', 'd']);
    expect(await of('Antal', '12,0')).toEqual(['b', 'd']);
    expect(await of('Antal', 'tolv')).toEqual([]);
    expect(await of('Brådskar', 'true')).toEqual(['a']);
    expect(await of('Levereras', '2025-10-30')).toEqual(['b']);
    expect(await where({ [keys['Antal'] ?? '']: '12', [keys['Färg'] ?? '']: 'röd' })).toEqual(['b']);
    expect(await where({ 'no-such': 'x' })).toEqual([]);
  });

  it('TKT-8: a list is sorted by an own field over all its pages, what is not filled in last', async () => {
    expect(await sorted('Antal', false)).toEqual(['c', 'a', 'b', 'd', 'e', 'f']);
    expect(await sorted('Antal', true)).toEqual(['d', 'b', 'a', 'c', 'f', 'e']);
    expect(await sorted('Färg', false)).toEqual(['f', 'a', 'c', 'b', 'd', 'e']);
    expect(await sorted('Levereras', true)).toEqual(['a', 'b', 'f', 'e', 'd', 'c']);
  });

  it('TKT-8: a filter that is none, a field that is gone and a made-up cursor are refused', async () => {
    const refused = async (query: object) =>
      (await world.call(bo, 'GET', `/tickets?${new URLSearchParams(query as Record<string, string>)}`)).status;
    expect(await refused({ own: 'order=5' })).toBe(400);
    expect(await refused({ sort: 'own', sortField: 'gone' })).toBe(422);
    const cursor = Buffer.from(JSON.stringify({ value: 'x', id: 'y', filled: 1 })).toString('base64url');
    expect(await refused({ sort: 'own', sortField: keys['Antal'], cursor })).toBe(422);
  });

  it('SRC-1, TKT-8: a saved search keeps the own fields and the order, and counts what it finds', async () => {
    const query = {
      view: 'open',
      own: JSON.stringify({ [keys['Antal'] ?? '']: '12' }),
      sort: 'own',
      sortField: keys['Antal'],
    };
    const made = await must('POST', '/saved-searches', { name: 'Tolv', query });
    expect(made.query).toMatchObject(query);
    expect((await must('GET', '/saved-search-counts')).counts[made.id]).toBe(2);
  });
});
