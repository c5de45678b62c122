import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ComplianceRow } from '#api/insight/sla-reports.ts';
import { type DecidedBy, decidedAt } from '#core/insight/sla-reports/verdict.ts';
import { DAY, HOUR, MINUTE } from '#core/platform/instant.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { cast, makeCast, makePromises } from './sla-reports.examples.ts';

const world = await openTestWorld();
const at = (text: string) => Date.parse(text);
const manager = callerWith(cast.elin, { 'reports.read': 'everywhere' });
const report = async (query = '', caller = manager) =>
  (await world.call(caller, 'GET', `/reports/compliance?${query}`)).body;
const rowNamed = (answer: { rows: ComplianceRow[] }, name: string | null) =>
  answer.rows.find((row) => row.name === name)?.figures;

beforeAll(async () => {
  await world.transact(async (tx) => {
    await makeCast(tx);
    await makePromises(tx, [
      // Monday 20 October: the outage.
      ...Array.from({ length: 8 }, () => ({ startedAt: at('2025-10-20T07:00:00Z'), openMs: HOUR })),
      { startedAt: at('2025-10-20T07:00:00Z'), openMs: 3 * HOUR, wallMs: 20 * HOUR, companyId: cast.kaffebolaget },
      {
        outcome: 'missed',
        startedAt: at('2025-10-20T08:00:00Z'),
        openMs: 5 * HOUR,
        wallMs: 12 * HOUR,
        departmentId: cast.powerOutages,
        siteId: cast.norrvik,
        levelId: cast.silver,
        agentId: cast.anna,
        resolverId: cast.bo,
      },
      // Missed in October, answered in November: it stays in October.
      {
        outcome: 'missed',
        startedAt: at('2025-10-28T08:00:00Z'),
        stoppedAt: at('2025-11-04T08:00:00Z'),
        openMs: 6 * HOUR,
        promise: 'resolution',
        departmentId: cast.delivery,
      },
      // Open and past due at 13:36 on the 30th; and open with time left.
      { outcome: 'running', startedAt: at('2025-10-30T07:00:00Z'), departmentId: cast.delivery },
      { outcome: 'running', startedAt: at('2025-10-30T12:00:00Z'), departmentId: cast.delivery },
      // Standing still past its unextended due: nothing can make it missed.
      { outcome: 'running', startedAt: at('2025-10-29T12:00:00Z'), breachAt: null },
      { outcome: 'cancelled', startedAt: at('2025-10-21T08:00:00Z') },
      // Began in September, kept on 1 October.
      { startedAt: at('2025-09-30T20:00:00Z'), stoppedAt: at('2025-10-01T07:00:00Z'), departmentId: null },
    ]);
  });
});

describe('the compliance report', () => {
  it('SLR-1: the level is kept of kept and missed, open past due is missed and shown apart, cancelled apart', async () => {
    const { total } = await report('preset=this-month');
    expect(total).toMatchObject({ met: 10, missed: 3, overdue: 1, cancelled: 1, level: 10 / 13 });
  });

  it('SLR-1: what is open becomes missed when its time runs out, and not before', async () => {
    world.clock.set('2025-10-30T16:00:00.000Z');
    expect((await report('preset=this-month')).total.overdue).toBe(1);
    world.clock.set('2025-10-30T16:00:00.001Z');
    expect((await report('preset=this-month')).total.overdue).toBe(2);
    world.clock.set('2025-10-30T12:36:00Z');
  });

  it('SLR-1: rows by department with their site, and what has none', async () => {
    const answer = await report('preset=this-month&rows=department');
    expect(rowNamed(answer, 'Kundservice')).toMatchObject({ met: 9, missed: 0, cancelled: 1, level: 1 });
    expect(rowNamed(answer, 'Leverans och returer')).toMatchObject({ met: 0, missed: 2, overdue: 1, level: 0 });
    expect(answer.rows.find((row: ComplianceRow) => row.key === null)?.figures.met).toBe(1);
    expect(answer.rows.find((row: ComplianceRow) => row.name === 'Strömavbrott')?.siteName).toBe('Norrvik Energi');
  });

  it('SLR-1: rows by any dimension, and buckets by any length, add up to the same total', async () => {
    for (const rows of [
      'department',
      'site',
      'level',
      'promise',
      'priority',
      'agent',
      'resolver',
      'company',
      'type',
      'time',
    ]) {
      for (const per of ['hour', 'day', 'week', 'month']) {
        const answer = await report(`preset=this-month&rows=${rows}&per=${per}`);
        for (const key of ['met', 'missed', 'overdue', 'cancelled'] as const) {
          const sum = (parts: { figures: Record<string, number> }[]) =>
            parts.reduce((so, part) => so + Number(part.figures[key]), 0);
          expect([rows, per, key, sum(answer.rows)]).toEqual([rows, per, key, answer.total[key]]);
          expect([rows, per, key, sum(answer.buckets)]).toEqual([rows, per, key, answer.total[key]]);
        }
      }
    }
  });

  it('SLR-1: times are averaged per promise, in business and in wall-clock time', async () => {
    const business = (await report('preset=this-month&departmentId=' + cast.customerService)).total.metTime;
    expect(business).toEqual({ averageMs: (8 * HOUR + 3 * HOUR) / 9, minMs: HOUR, maxMs: 3 * HOUR });
    const wall = (await report('preset=this-month&clock=wall&departmentId=' + cast.customerService)).total.metTime;
    expect(wall.maxMs).toBe(20 * HOUR);
  });

  it('SLR-1: lateness is that at the stop and does not grow afterwards', async () => {
    const before = (await report('preset=this-month&promise=resolution')).total.missedOver;
    world.clock.advance(30 * DAY);
    const after = (await report('from=2025-10-01&to=2025-10-31&promise=resolution')).total.missedOver;
    world.clock.set('2025-10-30T12:36:00Z');
    expect(before).toEqual({ averageMs: 2 * HOUR, minMs: 2 * HOUR, maxMs: 2 * HOUR });
    expect(after).toEqual(before);
  });

  it('SLR-1: half and nine of ten are read from the promises themselves', async () => {
    const answer = (await world.call(manager, 'GET', '/reports/compliance/percentiles?preset=this-month')).body;
    const inService = answer.rows.find((row: { key: string }) => row.key === cast.customerService);
    expect(inService.met).toEqual({ p50Ms: HOUR, p90Ms: 3 * HOUR });
    expect(answer.total.missed.p50Ms).toBe(HOUR);
  });

  it('SLR-1: a miss answered in November stays in October', async () => {
    world.clock.set('2025-11-10T12:00:00Z');
    expect((await report('from=2025-10-01&to=2025-10-31&promise=resolution')).total.missed).toBe(1);
    expect((await report('preset=this-month&promise=resolution')).total).toMatchObject({ missed: 0, level: null });
    world.clock.set('2025-10-30T12:36:00Z');
  });

  it('SLR-1: asked by when they started, the same promises lie in other months', async () => {
    expect((await report('from=2025-09-01&to=2025-09-30&by=started')).total.met).toBe(1);
    expect((await report('from=2025-09-01&to=2025-09-30')).total).toMatchObject({ met: 0, level: null });
  });

  it('SLR-1: the preset "all" means all, whatever its age', async () => {
    const [old] = await world.transact((tx) => makePromises(tx, [{ startedAt: at('2019-03-02T09:00:00Z') }]));
    const all = await report('preset=all&per=month');
    expect(all).toMatchObject({ from: null, to: null });
    expect(all.total.met).toBe(11);
    expect(all.buckets[0].name).toBe('2019-03');
    expect(old).toBeDefined();
  });

  it('SLR-1: date filters are honoured to the day, and instants to the millisecond', async () => {
    expect((await report('from=2025-10-20&to=2025-10-20')).total).toMatchObject({ met: 8, missed: 1 });
    expect((await report('from=2025-10-21&to=2025-10-21')).total).toMatchObject({ met: 1, missed: 0, cancelled: 1 });
    const until = (edge: string) => report(`from=2025-10-20T00:00:00Z&to=${encodeURIComponent(edge)}`);
    expect((await until('2025-10-20T08:00:00.000Z')).total.met).toBe(0);
    expect((await until('2025-10-20T10:00:00.001+02:00')).total.met).toBe(8);
  });

  it('SLR-1: who was responsible and who resolved it are two filters', async () => {
    expect((await report(`preset=this-month&resolverId=${cast.bo}`)).total.missed).toBe(1);
    expect((await report(`preset=this-month&agentId=${cast.bo}`)).total).toMatchObject({ met: 0, missed: 0 });
    expect((await report(`preset=this-month&agentId=${cast.anna}&resolverId=${cast.bo}`)).total.missed).toBe(1);
  });

  it('SLR-1: every other filter narrows, alternatives by comma, and none is a choice', async () => {
    const count = async (query: string) => {
      const { met, missed, cancelled } = (await report(`preset=this-month&${query}`)).total;
      return met + missed + cancelled;
    };
    expect(await count(`levelId=${cast.silver}`)).toBe(1);
    expect(await count(`levelId=${cast.silver},${cast.gold}`)).toBe(14);
    expect(await count(`companyId=${cast.kaffebolaget}`)).toBe(1);
    expect(await count('departmentId=none')).toBe(1);
    expect([await count('typeId=none'), await count('typeId=fault')]).toEqual([14, 0]);
    expect([await count('templateId=none'), await count(`templateId=${cast.gold}`)]).toEqual([14, 0]);
    expect(await count('priority=high')).toBe(0);
    expect(await count('promise=first-answer,resolution')).toBe(14);
    expect(await count('outcome=overdue')).toBe(1);
    expect(await count('outcome=met')).toBe(10);
  });

  it('SLR-1: time is cut in the zone of the base calendar', async () => {
    const answer = await report('from=2025-10-26&to=2025-10-26&per=hour');
    expect(answer.zone).toBe('Europe/Stockholm');
    expect(answer.buckets).toHaveLength(25);
  });

  it('SLR-1: a question too fine to draw, or without sense, is refused and never guessed', async () => {
    expect(await world.call(manager, 'GET', '/reports/compliance?preset=all&per=hour')).toMatchObject({
      status: 422,
      body: { code: 'sla-reports.too-fine' },
    });
    for (const [query, status] of [
      ['from=2025-02-30', 422],
      ['from=2025-10-02&to=2025-10-01', 422],
      ['siteId=x', 400],
      ['outcome=late', 400],
      ['rows=moon', 400],
      ['levelId=,', 400],
    ])
      expect([query, (await world.call(manager, 'GET', `/reports/compliance?${query}`)).status]).toEqual([
        query,
        status,
      ]);
  });

  it('SLR-1: the goal is a setting of the whole house', async () => {
    expect((await report()).goal).toBe(0.95);
    const administrator = callerWith(cast.bo, { 'settings.edit': 'everywhere', 'reports.read': 'everywhere' });
    await world.call(administrator, 'PUT', '/reports/goal', { goal: 0.9 });
    expect((await report()).goal).toBe(0.9);
    expect((await world.call(manager, 'PUT', '/reports/goal', { goal: 0.1 })).status).toBe(403);
    const ofOneSite = callerWith(cast.bo, { 'settings.edit': [cast.fjallbo] });
    expect((await world.call(ofOneSite, 'PUT', '/reports/goal', { goal: 0.1 })).status).toBe(403);
    expect(await world.events('report-goal.changed')).toHaveLength(1);
  });

  it('SLR-1: the ring beside the desk tells today and this month', async () => {
    const { body } = await world.call(manager, 'GET', '/reports/compliance/summary');
    expect(body.today).toEqual({ met: 0, missed: 1, overdue: 1, level: 0 });
    expect(body.month).toMatchObject({ met: 10, missed: 3 });
  });
});

describe('the database’s rule of which period', () => {
  it('SLR-1: decides as the core does, for every outcome and whatever is missing', async () => {
    const cycles = (['running', 'met', 'missed', 'cancelled'] as const).flatMap((outcome) =>
      [null, 5_000].flatMap((breachAt) =>
        [null, 9_000].map((stoppedAt) => ({ outcome, breachAt, stoppedAt, startedAt: 1_000 })),
      ),
    );
    const ids = await world.transact((tx) => makePromises(tx, cycles));
    const found = await world.read((tx) =>
      tx.db
        .withTables<{ promiseCycles: DecidedBy & { id: string; decidedAt: number | null } }>()
        .selectFrom('promiseCycles')
        .select(['id', 'outcome', 'dueAt', 'breachAt', 'stoppedAt', 'decidedAt'])
        .where('id', 'in', ids)
        .execute(),
    );
    expect(found).toHaveLength(cycles.length);
    for (const cycle of found) expect([cycle, cycle.decidedAt]).toEqual([cycle, decidedAt(cycle)]);
  });
});

describe('who may see it', () => {
  const ofNorrvik = callerWith(cast.bo, { 'reports.read': [cast.norrvik] });

  it('USR-1: a caller of one site counts only its promises', async () => {
    expect((await report('preset=this-month', ofNorrvik)).total).toMatchObject({ met: 0, missed: 1 });
    const { body } = await world.call(ofNorrvik, 'GET', '/reports/choices');
    expect(body.sites.map((site: { name: string }) => site.name)).toEqual(['Norrvik Energi']);
    expect(body.departments.map((group: { name: string }) => group.name)).toEqual(['Strömavbrott']);
  });

  it('USR-1: another site is refused when asked for by name, on every report', async () => {
    for (const path of ['compliance', 'compliance.csv', 'compliance/percentiles', 'promises', 'promises.csv']) {
      const answered = await world.call(ofNorrvik, 'GET', `/reports/${path}?siteId=${cast.fjallbo}`);
      expect([path, answered.status]).toEqual([path, 403]);
      expect((await world.call(ofNorrvik, 'GET', `/reports/${path}?siteId=none`)).status).toBe(403);
    }
  });

  it('USR-1: without the right to reports nothing is told', async () => {
    const agent = callerWith(cast.anna, { 'tickets.read': 'everywhere' });
    const paths = ['compliance', 'compliance.csv', 'compliance/percentiles', 'compliance/summary', 'promises'];
    for (const path of [...paths, 'promises.csv', 'choices']) {
      expect([path, (await world.call(agent, 'GET', `/reports/${path}`)).status]).toEqual([path, 403]);
      expect([path, (await world.call(undefined, 'GET', `/reports/${path}`)).status]).toEqual([path, 401]);
    }
  });
});

describe('the compliance report as a file', () => {
  const lines = async (query: string, language = 'sv') => {
    const { raw, headers } = await world.call({ ...manager, language }, 'GET', `/reports/compliance.csv?${query}`);
    return { text: raw.toString('utf8'), headers };
  };

  it('SLR-4: opens right in a Nordic spreadsheet: UTF-8 with a mark, semicolons, decimal comma, CRLF', async () => {
    const { text, headers } = await lines('preset=this-month');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(text.startsWith('\uFEFFGrupp;Svarsställe;Hållna;')).toBe(true);
    expect(text.split('\r\n').every((line) => !line.includes('\n'))).toBe(true);
    expect(text).toMatch(/;76,9\r\n$/);
    expect((await lines('preset=this-month', 'en')).text).toMatch(/,76\.9\r\n$/);
  });

  it('SLR-4: holds the rows and figures of the screen, and a dash where there is no level', async () => {
    const screen = await report('preset=this-month&rows=company');
    const { text } = await lines('preset=this-month&rows=company');
    const table = parse(text, { delimiter: ';', bom: true }) as string[][];
    expect(table).toHaveLength(screen.rows.length + 2);
    for (const [index, row] of (screen.rows as ComplianceRow[]).entries()) {
      const line = table[index + 1] ?? [];
      expect(line[0]).toBe(row.name ?? 'Ingen');
      expect(line.slice(2, 4)).toEqual([
        String(row.figures.met),
        row.figures.metTime.averageMs === null
          ? '–'
          : (row.figures.metTime.averageMs / MINUTE).toFixed(2).replace('.', ','),
      ]);
      expect(line[6]).toBe(String(row.figures.missed));
    }
    expect((await lines('from=2020-01-01&to=2020-01-02')).text).toMatch(/;0;–\r\n$/);
  });

  it('SLR-4: split by time there is a line per day and row, and they add up', async () => {
    const { text } = await lines('preset=this-month&per=day&split=time');
    const [head, ...table] = parse(text, { delimiter: ';', bom: true }) as string[][];
    expect(head?.slice(0, 3)).toEqual(['Tid', 'Grupp', 'Svarsställe']);
    const body = table.slice(0, -1);
    expect(body.map((line) => line[0])).toContain('2025-10-20');
    expect(body.reduce((sum, line) => sum + Number(line[3]), 0)).toBe(Number(table.at(-1)?.[3]));
  });

  it('SLR-4: a name that a spreadsheet would run as a formula is only text', async () => {
    await world.transact(async (tx) => {
      const [company] = [{ id: tx.newId(), name: '=HYPERLINK("http://ond.example";"Klicka")' }];
      await tx.db
        .withTables<{ companies: Record<string, unknown> }>()
        .insertInto('companies')
        .values({ ...company, createdAt: 0, changedAt: 0 } as never)
        .execute();
      await makePromises(tx, [{ companyId: company?.id ?? null }]);
    });
    const { text } = await lines('preset=this-month&rows=company');
    expect(text).toContain(`"'=HYPERLINK(""http://ond.example"";""Klicka"")"`);
  });
});
