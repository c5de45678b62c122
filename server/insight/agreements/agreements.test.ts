import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EvidenceRow, Statement } from '#api/insight/agreements.ts';
import { HOUR } from '#core/platform/instant.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { cast, makeCast, makePromises } from '../sla-reports/sla-reports.examples.ts';
import { kaffebolagetTerms, keptGoal } from './agreements.examples.ts';

const world = await openTestWorld({ at: '2025-10-30T12:36:00Z' });
const at = (text: string) => Date.parse(text);
const manager = {
  ...callerWith(cast.elin, { 'reports.read': 'everywhere', 'settings.edit': 'everywhere' }),
  name: 'Elin Sandström',
};
const reader = callerWith(cast.bo, { 'reports.read': 'everywhere' });
const call = (method: string, path: string, body?: unknown, caller = manager) => world.call(caller, method, path, body);
const october = (id: string, query = '') => call('GET', `/agreements/${id}/months/2025-10${query}`);
const ours = { companyId: cast.kaffebolaget };
let id: string;

beforeAll(async () => {
  await world.transact(async (tx) => {
    await makeCast(tx);
    const october = at('2025-10-14T08:00:00Z');
    await makePromises(tx, [
      ...Array.from({ length: 93 }, () => ({ ...ours, startedAt: october })),
      ...Array.from({ length: 5 }, () => ({
        ...ours,
        startedAt: october,
        outcome: 'missed' as const,
        openMs: 5 * HOUR,
      })),
      { ...ours, startedAt: at('2025-10-30T07:00:00Z'), outcome: 'running', ticketNumber: 'FJ-99001' },
      { ...ours, startedAt: october, outcome: 'cancelled' },
      // September, and somebody else's.
      { ...ours, startedAt: at('2025-09-10T08:00:00Z') },
      { startedAt: october, outcome: 'missed', ticketNumber: 'FJ-77777' },
    ]);
  });
  const made = await call('POST', '/agreements', kaffebolagetTerms);
  expect([made.status, made.body]).toMatchObject([200, { companyName: 'Kaffebolaget', version: 1, link: null }]);
  id = made.body.id;
});

describe('an agreement', () => {
  it('SLR-5: is listed with its month so far, counted from its own promises only', async () => {
    const { rows } = (await call('GET', '/agreements')).body;
    expect(rows).toHaveLength(1);
    expect(rows[0].now).toMatchObject({ month: '2025-10', revision: null, companyName: 'Kaffebolaget', evidence: 100 });
    world.clock.set('2025-10-31T12:00:00Z');
    const statement: Statement = (await october(id)).body;
    expect(statement.results[0]).toMatchObject({ met: 93, missed: 6, overdue: 1, cancelled: 1, value: 93 / 99 });
    expect(statement).toMatchObject({ fee: 85_000_00, credit: 4_250_00, creditBeforeLimit: null, evidence: 100 });
  });

  it('SLR-5: the months that have begun, newest first', async () => {
    const { months } = (await call('GET', `/agreements/${id}`)).body;
    expect(months).toHaveLength(10);
    expect(months[0]).toEqual({ month: '2025-10', revision: null, issuedAt: null, credit: null, isOver: false });
    expect(months.at(-1)).toMatchObject({ month: '2025-01', isOver: true });
    expect((await call('GET', `/agreements/${id}/months/2024-12`)).body.code).toBe('agreements.month-outside');
    expect((await call('GET', `/agreements/${id}/months/2025-11`)).body.code).toBe('agreements.month-outside');
  });

  it('SLR-5: terms that contradict themselves are refused, and an older version too', async () => {
    const refused = async (terms: object) =>
      (await call('POST', '/agreements', { ...kaffebolagetTerms, ...terms })).body.code;
    expect(await refused({ endsOn: '2024-01-01' })).toBe('agreements.ends-before-start');
    expect(await refused({ goals: [{ ...keptGoal, atLeast: 95 }] })).toBe('agreements.goal-out-of-range');
    expect(await refused({ goals: [{ ...keptGoal, tiers: [{ below: 0.99, creditPercent: 5 }] }] })).toBe(
      'agreements.tier-above-goal',
    );
    expect(await refused({ companyId: cast.anna })).toBe('agreements.company-unknown');
    const changed = await call('PUT', `/agreements/${id}`, { ...kaffebolagetTerms, version: 1 });
    expect(changed.body.version).toBe(2);
    const stale = await call('PUT', `/agreements/${id}`, { ...kaffebolagetTerms, version: 1 });
    expect([stale.status, stale.body.code]).toEqual([409, 'agreements.changed-meanwhile']);
  });

  it('SLR-5: a score is entered by hand, with who and when, and taken away again', async () => {
    const path = `/agreements/${id}/months/2025-10/scores`;
    const entered = await call('PUT', `${path}/nki`, { score: 3.2, answers: 41, note: 'Septemberenkäten' });
    expect(entered.body.results[2]).toMatchObject({
      value: 3.2,
      isReached: false,
      credit: 1_700_00,
      entered: { answers: 41, note: 'Septemberenkäten', byName: 'Elin Sandström', at: '2025-10-31T12:00:00.000Z' },
    });
    expect(entered.body.credit).toBe(4_250_00 + 1_700_00);
    expect((await call('PUT', `${path}/svar`, { score: 3 })).body.code).toBe('agreements.goal-unknown');
    const gone = await call('PUT', `${path}/nki`, { score: null });
    expect(gone.body.results[2]).toMatchObject({ value: null, isReached: null, credit: 0, entered: null });
    expect(await world.events('agreement.score-entered')).toHaveLength(2);
  });
});

describe('a statement', () => {
  it('SLR-5: is not issued before its month is over', async () => {
    const early = await call('POST', `/agreements/${id}/months/2025-10/statements`, {});
    expect([early.status, early.body.code]).toEqual([409, 'agreements.month-not-over']);
  });

  it('SLR-5: once issued nothing that changes later changes it; issued again it is a new revision', async () => {
    world.clock.set('2025-11-03T09:00:00Z');
    const issued = (await call('POST', `/agreements/${id}/months/2025-10/statements`, {})).body as Statement;
    expect(issued).toMatchObject({ revision: 1, issuedByName: 'Elin Sandström', credit: 4_250_00, evidence: 100 });
    const file = async (query = '') =>
      (await call('GET', `/agreements/${id}/months/2025-10/statement.pdf${query}`)).raw;
    const frozen = { statement: (await october(id)).body, pdf: await file(), evidence: await evidence('?revision=1') };
    expect(frozen.statement).toEqual(issued);

    // Terms, a score, the company's name and a promise change afterwards.
    world.clock.set('2025-12-01T09:00:00Z');
    const stricter = { ...keptGoal, atLeast: 0.99, tiers: [{ below: 0.99, creditPercent: 15 }] };
    const { version } = (await call('GET', `/agreements/${id}`)).body;
    await call('PUT', `/agreements/${id}`, { ...kaffebolagetTerms, goals: [stricter], monthlyFee: 1_00, version });
    await world.transact((tx) => makePromises(tx, [{ ...ours, startedAt: at('2025-10-15T08:00:00Z') }]));
    await world.transact(async (tx) => {
      const db = tx.db.withTables<{ promiseCycles: { id: string; outcome: string; companyId: string | null } }>();
      const [row] = (await evidence('?revision=1&limit=500')).rows.filter(
        (one: EvidenceRow) => one.verdict === 'missed',
      );
      await db.updateTable('promiseCycles').set({ outcome: 'met' }).where('id', '=', row.id).execute();
    });

    expect((await october(id)).body).toEqual(issued);
    expect(await evidence('?revision=1')).toEqual(frozen.evidence);
    expect((await file('?revision=1')).equals(frozen.pdf)).toBe(true);
    const live = (await october(id, '?live=yes')).body as Statement;
    expect(live).toMatchObject({ revision: null, fee: 1_00, evidence: 101 });
    expect(live.results[0]).toMatchObject({ met: 95, missed: 5 });

    const again = await call('POST', `/agreements/${id}/months/2025-10/statements`, {});
    expect([again.status, again.body.code]).toEqual([422, 'agreements.reason-missing']);
    const second = await call('POST', `/agreements/${id}/months/2025-10/statements`, {
      reason: 'Ett svar var felbokfört',
    });
    expect(second.body).toMatchObject({ revision: 2, reason: 'Ett svar var felbokfört', replacedBy: null });
    expect((await october(id)).body.revision).toBe(2);
    expect((await october(id, '?revision=1')).body).toEqual({ ...issued, replacedBy: 2 });
    expect((await october(id, '?revision=3')).body.code).toBe('agreements.not-issued');
    expect(await world.events('agreement.statement-issued')).toHaveLength(2);
  });

  it('SLR-5: its evidence is every promise it counted, those of others never, page by page and as a file', async () => {
    const { rows } = await evidence('?revision=1&limit=500');
    expect(rows).toHaveLength(100);
    expect(rows.every((row: EvidenceRow) => row.company === 'Kaffebolaget' && row.goalIds[0] === 'svar')).toBe(true);
    const verdicts = (verdict: string) => rows.filter((row: EvidenceRow) => row.verdict === verdict).length;
    expect([verdicts('met'), verdicts('missed'), verdicts('overdue'), verdicts('cancelled')]).toEqual([93, 5, 1, 1]);
    const paged: EvidenceRow[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { rows: EvidenceRow[]; nextCursor: string | null } = await evidence(
        `?revision=1&limit=30${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      paged.push(...page.rows);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(rows);
    const { raw } = await call('GET', `/agreements/${id}/months/2025-10/evidence.csv?revision=1`);
    const [head, ...lines] = parse(raw.toString('utf8'), { delimiter: ';', bom: true }) as string[][];
    expect(head?.slice(0, 4)).toEqual(['Ärende', 'Rubrik', 'Beställare', 'Mål']);
    expect(lines.map((line) => line[0])).toEqual(rows.map((row: EvidenceRow) => row.ticketNumber));
  });

  const evidence = async (query: string) =>
    (await call('GET', `/agreements/${id}/months/2025-10/evidence${query}`)).body;
});

describe('who may see it', () => {
  it('USR-1: who may only read reports reads, and changes nothing', async () => {
    expect((await call('GET', `/agreements/${id}`, undefined, reader)).status).toBe(200);
    for (const [method, path, body] of [
      ['POST', '/agreements', kaffebolagetTerms],
      ['PUT', `/agreements/${id}`, { ...kaffebolagetTerms, version: 9 }],
      ['DELETE', `/agreements/${id}`],
      ['POST', `/agreements/${id}/months/2025-09/statements`, {}],
      ['PUT', `/agreements/${id}/months/2025-10/scores/nki`, { score: 3 }],
      ['POST', `/agreements/${id}/link`],
      ['DELETE', `/agreements/${id}/link`],
    ] as const)
      expect([method, path, (await call(method, path, body, reader)).status]).toEqual([method, path, 403]);
  });

  it('USR-1: an agreement of another site, or of the whole house, is not there for a reader of one site', async () => {
    const ofNorrvik = callerWith(cast.bo, { 'reports.read': [cast.norrvik], 'settings.edit': [cast.norrvik] });
    expect((await call('GET', '/agreements', undefined, ofNorrvik)).body.rows).toEqual([]);
    for (const path of ['', '/months/2025-10', '/months/2025-10/statement.pdf', '/months/2025-10/evidence'])
      expect([path, (await call('GET', `/agreements/${id}${path}`, undefined, ofNorrvik)).status]).toEqual([path, 404]);
    const own = { ...kaffebolagetTerms, siteId: cast.norrvik };
    expect((await call('POST', '/agreements', own, ofNorrvik)).status).toBe(200);
    expect((await call('POST', '/agreements', kaffebolagetTerms, ofNorrvik)).status).toBe(403);
    expect((await call('GET', '/agreements', undefined, ofNorrvik)).body.rows).toHaveLength(1);
  });
});

describe('the customer’s page', () => {
  const token = async () => {
    const { body } = await call('POST', `/agreements/${id}/link`);
    return String(body.link.path).replace('/a/', '');
  };
  const open = (secret: string) => world.call(undefined, 'GET', `/public/agreements/${secret}`);

  it('SLR-5: a secret link shows the agreement and what is issued, no colleague’s name, nobody else’s, to no robot', async () => {
    const secret = await token();
    expect(secret.length).toBeGreaterThanOrEqual(32);
    const { status, body, headers } = await open(secret);
    expect(status).toBe(200);
    expect(headers['x-robots-tag']).toBe('noindex, nofollow');
    expect(body).toMatchObject({ name: 'Kundtjänst dygnet runt', companyName: 'Kaffebolaget', language: 'sv' });
    expect(body.statements.map((one: Statement) => [one.month, one.revision])).toEqual([['2025-10', 2]]);
    expect(JSON.stringify(body)).not.toMatch(/Elin|Anna|FJ-/);
    const pdf = await world.call(undefined, 'GET', `/public/agreements/${secret}/months/2025-10/statement.pdf`);
    expect([pdf.status, pdf.raw.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    const other = await world.call(undefined, 'GET', `/public/agreements/${secret}/months/2025-09/statement.pdf`);
    expect([other.status, other.body.code]).toEqual([404, 'agreements.not-issued']);
  });

  it('SLR-5: opening it is noted in the audit log and beside the link', async () => {
    const secret = await token();
    world.clock.set('2025-12-02T10:00:00Z');
    expect((await world.call(undefined, 'POST', `/public/agreements/${secret}/openings`)).status).toBe(204);
    expect((await call('GET', `/agreements/${id}`)).body.link.openedAt).toBe('2025-12-02T10:00:00.000Z');
    expect((await world.events('agreement.opened-by-link')).at(-1)?.subject.id).toBe(id);
  });

  it('SLR-5: a link made anew, revoked, guessed, or of an agreement taken away opens nothing', async () => {
    const first = await token();
    const second = await token();
    expect([(await open(first)).status, (await open(second)).status]).toEqual([404, 200]);
    await call('DELETE', `/agreements/${id}/link`);
    expect((await open(second)).body.code).toBe('links.invalid');
    expect((await open('A'.repeat(32))).body.code).toBe('links.invalid');
    expect((await call('GET', `/agreements/${id}`)).body.link).toBeNull();
    expect((await call('GET', `/agreements/${id}`, undefined, reader)).body.link).toBeNull();
    const third = await token();
    await call('DELETE', `/agreements/${id}`);
    expect((await open(third)).status).toBe(404);
    const types = (await world.events()).map((event) => event.type);
    expect(types).toEqual(expect.arrayContaining(['agreement.shared', 'agreement.unshared', 'agreement.deleted']));
  });
});

describe('the ranking', () => {
  it('SLR-5: sites and departments by the share kept, with the counts', async () => {
    await world.transact((tx) =>
      makePromises(tx, [
        { ...ours, siteId: cast.norrvik, departmentId: cast.powerOutages, startedAt: at('2025-08-05T08:00:00Z') },
        {
          ...ours,
          siteId: cast.norrvik,
          departmentId: cast.powerOutages,
          startedAt: at('2025-08-05T08:00:00Z'),
          outcome: 'missed',
        },
        { startedAt: at('2025-08-05T08:00:00Z') },
        { startedAt: at('2025-08-05T08:00:00Z'), departmentId: cast.delivery },
      ]),
    );
    const ranking = async (query: string) =>
      (await call('GET', `/agreements/ranking?month=2025-08&${query}`)).body.rows;
    expect(await ranking('by=site')).toMatchObject([
      { name: 'Fjällbo', place: 1, met: 2, missed: 0, level: 1 },
      { name: 'Norrvik Energi', place: 2, met: 1, missed: 1, level: 0.5 },
    ]);
    expect((await ranking('by=department')).map((row: { place: number }) => row.place)).toEqual([1, 1, 3]);
    expect((await ranking('by=agreement')).map((row: { level: null }) => row.level)).toEqual([0.5]);
  });
});
