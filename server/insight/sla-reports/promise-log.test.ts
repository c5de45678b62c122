import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { logColumns, type PromiseRow } from '#api/insight/sla-reports.ts';
import { HOUR, MINUTE } from '#core/platform/instant.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { cast, makeCast, makePromises } from './sla-reports.examples.ts';

const world = await openTestWorld();
const at = (text: string) => Date.parse(text);
const manager = callerWith(cast.elin, { 'reports.read': 'everywhere' });
const log = async (query = '') => (await world.call(manager, 'GET', `/reports/promises?${query}`)).body;
const count = async (query: string) =>
  (await world.call(manager, 'GET', `/reports/promises/count?${query}`)).body.count;
const all = async (query: string): Promise<PromiseRow[]> => {
  const rows: PromiseRow[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: { rows: PromiseRow[]; nextCursor: string | null } = await log(
      `${query}${cursor === '' ? '' : `&cursor=${cursor}`}`,
    );
    rows.push(...page.rows);
    cursor = page.nextCursor;
  }
  return rows;
};

beforeAll(async () => {
  await world.transact(async (tx) => {
    await makeCast(tx);
    await makePromises(tx, [
      { startedAt: at('2025-10-27T08:00:00Z'), openMs: HOUR, ticketNumber: 'FJ-9', personId: cast.asplund },
      {
        outcome: 'missed',
        startedAt: at('2025-10-28T08:00:00Z'),
        openMs: 4 * HOUR + 10 * MINUTE,
        ticketNumber: 'FJ-10',
        personId: cast.berit,
        departmentId: cast.delivery,
        agentId: cast.anna,
        resolverId: cast.bo,
        companyId: cast.kaffebolaget,
        levelId: cast.silver,
        priority: 'high',
      },
      { outcome: 'running', startedAt: at('2025-10-30T07:00:00Z'), ticketNumber: 'FJ-11', agentId: null },
      { outcome: 'running', startedAt: at('2025-10-29T07:00:00Z'), ticketNumber: 'FJ-12', resolverId: null },
      { outcome: 'cancelled', startedAt: at('2025-10-29T08:00:00Z'), ticketNumber: 'FJ-13' },
      // On the wall clock, with closed hours in between.
      { openMs: HOUR, wallMs: 3 * HOUR, business: false, ticketNumber: 'FJ-14', startedAt: at('2025-10-30T08:30:00Z') },
    ]);
  });
});

describe('the log of promises', () => {
  it('SLR-2: one row for each promise kept or missed, open ones past due among them, with everything about it', async () => {
    const answer = await log('preset=this-month');
    expect([answer.rows.length, await count('preset=this-month')]).toEqual([5, 5]);
    const row = (answer.rows as PromiseRow[]).find((one) => one.ticketNumber === 'FJ-10');
    expect(row).toMatchObject({
      requester: 'berit@hem.example',
      ticketSubject: 'Kaffet kom inte',
      department: 'Leverans och returer',
      site: 'Fjällbo',
      company: 'Kaffebolaget',
      agent: 'Anna Berg',
      resolver: 'Bo Åkesson',
      level: 'Silver',
      promise: 'first-answer',
      priority: 'high',
      verdict: 'missed',
      startedAt: '2025-10-28T08:00:00.000Z',
      dueAt: '2025-10-28T12:00:00.000Z',
      closedAt: '2025-10-28T12:10:00.000Z',
      marginMs: -10 * MINUTE,
    });
  });

  it('SLR-2: what is left or over is told in the promise’s own clock, and not at all while it is open', async () => {
    const rows = (await log('preset=this-month')).rows as PromiseRow[];
    const margin = (number: string) => rows.find((row) => row.ticketNumber === number)?.marginMs;
    expect([margin('FJ-9'), margin('FJ-14'), margin('FJ-11')]).toEqual([3 * HOUR, HOUR, null]);
  });

  it('SLR-2: cancelled promises are there when asked for, with the reason', async () => {
    const { rows } = await log('preset=this-month&outcome=cancelled');
    expect(await count('preset=this-month&outcome=cancelled')).toBe(1);
    expect(rows[0]).toMatchObject({ ticketNumber: 'FJ-13', verdict: 'cancelled', cancelReason: 'spam' });
    expect(await count('preset=this-month&outcome=overdue')).toBe(2);
  });

  it('SLR-2: filters by period, department, agent, level and outcome', async () => {
    const numbers = async (query: string) =>
      ((await log(`${query}&sort=ticket&order=ascending`)).rows as PromiseRow[]).map((row) => row.ticketNumber);
    expect(await numbers('from=2025-10-28&to=2025-10-28')).toEqual(['FJ-10']);
    expect(await numbers(`preset=all&departmentId=${cast.delivery}`)).toEqual(['FJ-10']);
    expect(await numbers(`preset=all&resolverId=${cast.bo}`)).toEqual(['FJ-10']);
    expect(await numbers('preset=all&agentId=none')).toEqual(['FJ-11']);
    expect(await numbers(`preset=all&levelId=${cast.silver}`)).toEqual(['FJ-10']);
    expect(await numbers('preset=all&outcome=met')).toEqual(['FJ-9', 'FJ-14']);
  });

  it('SLR-2: tickets sort by their running number, and names by the Swedish alphabet', async () => {
    const by = async (sort: string) => all(`preset=all&sort=${sort}&order=ascending&limit=2`);
    expect((await by('ticket')).map((row) => row.ticketNumber)).toEqual(['FJ-9', 'FJ-10', 'FJ-11', 'FJ-12', 'FJ-14']);
    expect((await by('requester')).map((row) => row.requester).slice(-2)).toEqual(['berit@hem.example', 'Åke Asplund']);
  });

  it('SLR-2: by margin the worst come first, the open ones before all, the oldest miss first of them', async () => {
    const rows = await all('preset=all&sort=margin&order=ascending&limit=1');
    expect(rows.map((row) => row.ticketNumber)).toEqual(['FJ-12', 'FJ-11', 'FJ-10', 'FJ-14', 'FJ-9']);
  });

  it('SLR-2: whatever it is sorted by, the pages together are every row once, both ways', async () => {
    for (const sort of logColumns) {
      for (const order of ['ascending', 'descending']) {
        const rows = await all(`preset=all&outcome=met,missed,overdue,cancelled&sort=${sort}&order=${order}&limit=2`);
        expect([sort, order, rows.length, new Set(rows.map((row) => row.id)).size]).toEqual([sort, order, 6, 6]);
        const whole = (
          await log(`preset=all&outcome=met,missed,overdue,cancelled&sort=${sort}&order=${order}&limit=500`)
        ).rows as PromiseRow[];
        expect(rows.map((row) => row.id)).toEqual(whole.map((row) => row.id));
      }
    }
  });

  it('SLR-2: a cursor of another order, or a made-up one, is refused', async () => {
    const { nextCursor } = await log('preset=all&limit=2&sort=started');
    const forged = Buffer.from('["due","descending","x","y"]').toString('base64url');
    for (const query of [`sort=due&cursor=${nextCursor}`, 'cursor=abc', `sort=due&cursor=${forged}`]) {
      const answered = await world.call(manager, 'GET', `/reports/promises?preset=all&${query}`);
      expect([query, answered.status, answered.body.code]).toEqual([query, 422, 'sla-reports.cursor-unclear']);
    }
  });

  it('SLR-4: the file holds the same rows in the same order as the screen', async () => {
    const query = 'preset=all&sort=margin&order=ascending';
    const { raw } = await world.call(manager, 'GET', `/reports/promises.csv?${query}`);
    const [head, ...lines] = parse(raw.toString('utf8'), { delimiter: ';', bom: true }) as string[][];
    const rows = await all(query);
    expect(lines.map((line) => line[1])).toEqual(rows.map((row) => row.ticketNumber));
    const column = (name: string, line: string[] | undefined) => line?.[head?.indexOf(name) ?? -1];
    expect(column('Över (min)', lines[2])).toBe('10,00');
    expect(column('Kvar (min)', lines[4])).toBe('180,00');
    expect(column('Över (min)', lines[0])).toBe('–');
    expect(column('Startade', lines[2])).toBe('2025-10-28 09:00');
    expect(column('Löfte', lines[2])).toBe('Första svar');
  });

  it('SLR-4: a file longer than any page has every row', async () => {
    await world.transact((tx) =>
      makePromises(
        tx,
        Array.from({ length: 4_500 }, (_, n) => ({ startedAt: at('2024-02-01T08:00:00Z') + (n % 7) * MINUTE })),
      ),
    );
    const { raw } = await world.call(manager, 'GET', '/reports/promises.csv?from=2024-02-01&to=2024-02-01');
    const lines = parse(raw.toString('utf8'), { delimiter: ';', bom: true }) as string[][];
    expect(new Set(lines.map((line) => line[1])).size).toBe(4_501);
  });

  it('SLR-2: of more promises than are sorted at once, every sort still gives each row once and in order', async () => {
    const agents = [cast.anna, cast.bo, cast.elin, null];
    const departments = [cast.customerService, cast.delivery, cast.powerOutages, null];
    const persons = [cast.asplund, cast.berit, null];
    const from = at('2023-03-01T08:00:00Z');
    await world.transact((tx) =>
      makePromises(
        tx,
        Array.from({ length: 4_100 }, (_, n) => ({
          startedAt: from + (n % 50) * MINUTE,
          openMs: (n % 700) * MINUTE,
          ...{ agentId: agents[n % 4] ?? null, resolverId: agents[(n >> 2) % 4] ?? null },
          ...{ departmentId: departments[n % 4] ?? null, personId: persons[n % 3] ?? null },
          levelId: n % 5 === 0 ? cast.silver : cast.gold,
          promise: n % 2 === 0 ? ('first-answer' as const) : ('resolution' as const),
          ...(n % 9 === 0 ? { outcome: 'missed' as const } : n % 100 === 7 ? { outcome: 'running' as const } : {}),
        })),
      ),
    );
    const shown = { requester: 'requester', department: 'department', agent: 'agent', resolver: 'resolver' } as const;
    const period = 'from=2023-03-01&to=2023-03-02';
    expect(await count(period)).toBe(4_100);
    for (const sort of [...Object.keys(shown), 'level', 'promise', 'outcome']) {
      for (const order of ['ascending', 'descending'] as const) {
        const rows = await all(`${period}&sort=${sort}&order=${order}&limit=500`);
        expect([sort, order, rows.length, new Set(rows.map((row) => row.id)).size]).toEqual([
          sort,
          order,
          4_100,
          4_100,
        ]);
        if (!(sort in shown)) continue;
        const names = [...new Set(rows.map((row) => row[shown[sort as 'agent']] ?? ''))];
        const byAlphabet =
          sort === 'requester'
            ? ['', 'berit@hem.example', 'Åke Asplund']
            : [...names].sort((a, b) => a.localeCompare(b, 'sv'));
        expect([sort, order, names]).toEqual([sort, order, order === 'ascending' ? byAlphabet : byAlphabet.reverse()]);
      }
    }
  }, 60_000);
});
