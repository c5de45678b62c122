import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Svara, startSvara } from '#tools/parts/svara.ts';
import { becomeAdministrator, type Wire } from '#tools/parts/wire.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { inventValue, nastyTexts, spoil } from './invent.ts';
import { type Operation, readOperations } from './operations.ts';

const rounds = Number(process.env['SVARA_FUZZ_ROUNDS'] ?? 24);
const seed = Number(process.env['SVARA_FUZZ_SEED'] ?? 20261122);

let svara: Svara;
let wire: Wire;
let operations: readonly Operation[];

beforeAll(async () => {
  svara = await startSvara();
  wire = await becomeAdministrator(svara.url);
  operations = await readOperations(wire);
});
afterAll(async () => svara.remove());

it('API-1: no request made from the OpenAPI document is answered with a 500', async () => {
  expect(operations.length).toBeGreaterThan(60);
  const chance = chanceFrom(seed);
  const ids = new Set<string>();
  const broken: string[] = [];
  const statuses = new Map<number, number>();
  let before = '';
  for (let round = 0; round < rounds; round += 1) {
    for (const operation of operations) {
      if (endsTheSession(operation)) continue;
      const { path, body, headers } = inventRequest(operation, chance, [...ids], round);
      const answer = await wire.call(operation.method, path, body, headers);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      if (answer.status === 401) throw new Error(`signed out before ${operation.method} ${path}, after ${before}`);
      before = `${operation.method} ${path.slice(0, 200)} → ${answer.status}`;
      if (answer.status >= 500) {
        broken.push(
          `${operation.method} ${path.slice(0, 200)} ${JSON.stringify(body)?.slice(0, 300)} → ${answer.status} ${JSON.stringify(answer.body)}`,
        );
      } else if (answer.status >= 400 && answer.status !== 404 && typeof answer.body?.type !== 'string') {
        broken.push(
          `${operation.method} ${path.slice(0, 200)} → ${answer.status} without a problem document: ${JSON.stringify(answer.body)?.slice(0, 200)}`,
        );
      }
      for (const [id] of JSON.stringify(answer.body ?? '').matchAll(
        /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g,
      )) {
        if (ids.size < 400) ids.add(id);
      }
    }
  }
  console.log(
    `fuzz: seed ${seed}, ${operations.length} operations, answers ${JSON.stringify(Object.fromEntries(statuses))}`,
  );
  expect(broken.slice(0, 20), svara.said().slice(-3000)).toEqual([]);
  expect(statuses.get(200), 'some of what was invented must be right').toBeGreaterThan(100);
});

it('API-1: what is no JSON, too large or of a strange kind is refused with a problem, not with a 500', async () => {
  const withBody = operations.filter((one) => one.body !== undefined && !endsTheSession(one));
  expect(withBody.length).toBeGreaterThan(15);
  const wrong: string[] = [];
  for (const operation of withBody) {
    const path = operation.path.replace(/\{\w+\}/g, '01900000-0000-7000-8000-000000000000');
    const tries: [string, Record<string, string>][] = [
      ['{"a":', {}],
      ['', { 'content-type': 'application/json' }],
      ['"text"', {}],
      ['a=1', { 'content-type': 'application/x-www-form-urlencoded' }],
      ['x', { 'content-type': 'application/octet-stream' }],
      [`[${'['.repeat(2000)}${']'.repeat(2000)}]`, {}],
    ];
    for (const [body, headers] of tries) {
      const answer = await wire.call(operation.method, path, body, headers);
      if (answer.status >= 500 || answer.status < 400)
        wrong.push(`${operation.method} ${path} ${body.slice(0, 20)} → ${answer.status}`);
    }
  }
  expect(wrong).toEqual([]);
  const large = wire.call('POST', withBody[0]?.path ?? '', `{"name":"${'x'.repeat(30_000_000)}"}`);
  // The server may cut the line before the whole of it has been sent; that is a refusal too.
  expect([413, 'cut off']).toContain(await large.then((answer) => answer.status).catch(() => 'cut off'));
  expect((await wire.call('GET', '/me')).status).toBe(200);
});

function endsTheSession({ method, path }: Operation): boolean {
  // Ending sessions is right when the id happens to be the caller's own; the access tests ask these.
  return path === '/session' || path.startsWith('/me/password') || (method === 'DELETE' && path.includes('/sessions'));
}

interface Request {
  readonly path: string;
  readonly body: unknown;
  readonly headers: Record<string, string>;
}

function inventRequest(operation: Operation, chance: Chance, ids: readonly string[], round: number): Request {
  const good = round % 3 !== 2;
  let path = operation.path;
  const query = new URLSearchParams();
  for (const { name, in: where, schema } of operation.parameters) {
    const nasty = !good && chance.share() < 0.5;
    const value = nasty ? chance.pick(nastyTexts) : String(inventValue(schema, chance, ids));
    const wellFormed = value.toWellFormed().slice(0, 300);
    if (where === 'path') path = path.replace(`{${name}}`, encodeURIComponent(wellFormed === '' ? '-' : wellFormed));
    if (where === 'query' && chance.share() < 0.5) query.set(name, wellFormed);
  }
  const text = query.toString();
  const invented = operation.body === undefined ? undefined : inventValue(operation.body, chance, ids);
  const body = good || invented === undefined ? invented : spoil(invented, chance);
  return { path: text === '' ? path : `${path}?${text}`, body, headers: {} };
}
