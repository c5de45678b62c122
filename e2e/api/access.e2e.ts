import { afterAll, beforeAll, expect, it } from 'vitest';
import { inviteColleague } from '#tools/parts/colleague.ts';
import { type Svara, startSvara } from '#tools/parts/svara.ts';
import { becomeAdministrator, openWire, type Wire } from '#tools/parts/wire.ts';
import { chanceFrom } from './chance.ts';
import { inventValue } from './invent.ts';
import { type Operation, readOperations } from './operations.ts';

/** A word that stands in everything of the first site and nowhere else. */
const marker = 'Hemligstenen';

let svara: Svara;
let wire: Wire;
let operations: readonly Operation[];

beforeAll(async () => {
  svara = await startSvara();
  wire = await becomeAdministrator(svara.url);
  operations = await readOperations(wire);
});
afterAll(async () => svara.remove());

it('API-1: every endpoint that is not open refuses whoever is not signed in, and whoever brings a false token', async () => {
  const closed = operations.filter((one) => !one.open);
  expect(closed.length).toBeGreaterThan(50);
  const let_in: string[] = [];
  for (const stranger of [openWire(svara.url), openWire(svara.url, 'svara_false_token_0123456789abcdef')]) {
    for (const operation of closed) {
      const { status } = await stranger.call(operation.method, filledPath(operation), bodyFor(operation));
      if (status !== 401) let_in.push(`${operation.method} ${operation.path} answered ${status}`);
    }
  }
  expect(let_in).toEqual([]);
});

it('API-1: open are only the endpoints that must be', () => {
  const open = operations.filter((one) => one.open).map((one) => `${one.method} ${one.path}`);
  const expected =
    /^(GET \/health|(GET|POST) \/first-visit|(POST|DELETE) \/session|POST \/password-reset|POST \/invitation-(openings|acceptances)|\w+ \/public\/)/;
  expect(open.filter((one) => !expected.test(one))).toEqual([]);
});

it('USR-1, SIT-1: an agent of another site reads and changes nothing of this one, by any endpoint', async () => {
  const [here, there] = [await makeSite('HAR'), await makeSite('DAR')];
  const made = await wire.must('POST', '/tickets', {
    subject: `${marker} i fakturan`,
    description: `${marker} har försvunnit.`,
    siteId: here,
    fromCustomer: true,
    tags: [marker],
    requester: { address: `${marker.toLowerCase()}@kaffebolaget.example`, name: `${marker} Ek` },
  });
  const whole = await wire.must('GET', `/tickets/${made.id}`);
  const agent = await inviteColleague(wire, svara.url, {
    name: 'Ulf Utifrån',
    email: 'ulf@darborta.example',
    roleKey: 'agent',
    siteId: there,
  });
  expect((await agent.must('GET', '/me')).name).toBe('Ulf Utifrån');
  const before = JSON.stringify(await wire.must('GET', `/tickets/${made.id}`));
  const ids = [...new Set(JSON.stringify([made, whole]).match(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}/g) ?? [])];
  expect(ids.length).toBeGreaterThan(2);

  const leaks: string[] = [];
  const chance = chanceFrom(7);
  for (const operation of operations) {
    if (operation.path === '/session' || operation.path.startsWith('/first-visit')) continue;
    const paths = operation.path.includes('{')
      ? ids.map((id) => operation.path.replace(/\{\w+\}/g, id))
      : [operation.path];
    for (const path of paths) {
      const body = operation.body === undefined ? undefined : inventValue(operation.body, chance, ids);
      const query = operation.method === 'GET' ? `?text=${marker}&siteId=${here}` : '';
      for (const asked of query === '' ? [path] : [path, path + query]) {
        const answer = await agent.call(operation.method, asked, body);
        const told = JSON.stringify(answer.body ?? '').toLowerCase();
        // What was asked for may be said back; what was not may not.
        if (told.includes(marker.toLowerCase()) && !JSON.stringify(body ?? '').includes(marker)) {
          leaks.push(`${operation.method} ${asked} answered ${answer.status} with ${told.slice(0, 200)}`);
        }
        if (answer.status >= 500) leaks.push(`${operation.method} ${asked} answered ${answer.status}`);
      }
    }
  }
  expect(leaks).toEqual([]);
  expect(JSON.stringify(await wire.must('GET', `/tickets/${made.id}`)), 'the ticket is as it was').toBe(before);
});

async function makeSite(code: string): Promise<string> {
  const site = await wire.must('POST', '/sites', {
    code,
    name: `Svarsställe ${code}`,
    prefix: code,
    languages: ['sv'],
  });
  return site.id;
}

function filledPath({ path }: Operation): string {
  return path.replace(/\{\w+\}/g, '01900000-0000-7000-8000-000000000000');
}

function bodyFor(operation: Operation): unknown {
  return operation.body === undefined ? undefined : inventValue(operation.body, chanceFrom(1), []);
}
