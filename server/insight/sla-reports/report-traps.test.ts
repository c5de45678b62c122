import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ComplianceBucket, ComplianceRow, PromiseRow } from '#api/insight/sla-reports.ts';
import { dimensions } from '#core/insight/sla-reports/dimension.ts';
import { bucketUnits } from '#core/insight/sla-reports/time-buckets.ts';
import { DAY, HOUR, MINUTE } from '#core/platform/instant.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { cast, makeCast, makePromises } from './sla-reports.examples.ts';

const world = await openTestWorld({ at: '2025-10-30T12:36:00Z' });
const at = (text: string) => Date.parse(text);
const manager = callerWith(cast.elin, { 'reports.read': 'everywhere' });
const read = async (path: string) => (await world.call(manager, 'GET', `/reports/${path}`)).body;

beforeAll(async () => {
  await world.transact(async (tx) => {
    await makeCast(tx);
    await makePromises(tx, [
      // Six years old, last month, and this month.
      { startedAt: at('2019-03-02T09:00:00Z'), openMs: HOUR },
      { startedAt: at('2025-09-30T21:30:00Z'), openMs: 10 * MINUTE, wallMs: 10 * MINUTE },
      { startedAt: at('2025-10-01T07:00:00Z'), openMs: 2 * HOUR, wallMs: 50 * HOUR, departmentId: cast.delivery },
      // Anna was responsible, Bo resolved it, too late.
      {
        outcome: 'missed',
        startedAt: at('2025-10-20T08:00:00Z'),
        ...{ openMs: 6 * HOUR, wallMs: 30 * HOUR, agentId: cast.anna, resolverId: cast.bo, ticketNumber: 'FJ-20420' },
      },
      { startedAt: at('2025-10-21T08:00:00Z'), openMs: HOUR, agentId: cast.bo, resolverId: cast.anna },
      { outcome: 'running', startedAt: at('2025-10-29T07:00:00Z') },
      { outcome: 'cancelled', startedAt: at('2025-10-22T08:00:00Z') },
    ]);
  });
});

describe('traps that have shipped in reports', () => {
  it('SLR-1, trap: the preset "all" means all, in the report, the log, the overview and the files', async () => {
    expect((await read('compliance?preset=all&per=month')).total).toMatchObject({ met: 4, missed: 2, overdue: 1 });
    expect((await read('promises/count?preset=all')).count).toBe(6);
    expect((await read('promises?preset=all&limit=100')).rows).toHaveLength(6);
    const { raw } = await world.call(manager, 'GET', '/reports/promises.csv?preset=all');
    expect(parse(raw.toString('utf8'), { delimiter: ';', bom: true })).toHaveLength(7);
    expect((await read('compliance?preset=this-month')).total.met).toBe(2);
  });

  it('SLR-1, SLR-2, trap: the date filters of the API are honoured, to the day of the zone and to the instant', async () => {
    // 21:30 UTC and ten minutes on 30 September is still September in Stockholm; an hour later it would be October.
    expect((await read('compliance?from=2025-09-01&to=2025-09-30')).total.met).toBe(1);
    expect((await read('compliance?from=2025-10-01&to=2025-10-02')).total.met).toBe(0);
    expect((await read('promises?from=2025-10-20&to=2025-10-20')).rows).toHaveLength(1);
    expect((await read('promises/count?from=2025-10-20T12:00:00.002Z&to=2025-10-21')).count).toBe(1);
    expect((await read('promises/count?from=2025-10-20T12:00:00.001Z&to=2025-10-21')).count).toBe(2);
    expect((await world.call(manager, 'GET', '/reports/promises?from=2025-13-01')).status).toBeGreaterThanOrEqual(400);
  });

  it('SLR-4, trap: the file equals the screen, whatever is asked for', async () => {
    for (const asked of ['preset=all', 'preset=this-month&clock=wall', `preset=all&departmentId=${cast.delivery}`])
      for (const rows of dimensions.filter((one) => one !== 'time')) {
        const screen = await read(`compliance?${asked}&rows=${rows}`);
        const { raw } = await world.call(manager, 'GET', `/reports/compliance.csv?${asked}&rows=${rows}`);
        const [head = [], ...lines] = parse(raw.toString('utf8'), { delimiter: ';', bom: true }) as string[][];
        const column = (name: string) => lines.map((line) => line[head.indexOf(name)]);
        const shown = [...screen.rows.map((row: ComplianceRow) => row.figures), screen.total];
        expect([asked, rows, column('Hållna')]).toEqual([asked, rows, shown.map((one) => String(one.met))]);
        expect(column('Brutna')).toEqual(shown.map((one) => String(one.missed)));
        expect(column('varav öppna')).toEqual(shown.map((one) => String(one.overdue)));
        expect(column('Avbrutna')).toEqual(shown.map((one) => String(one.cancelled)));
        expect(column('Hållna, snitt (min)')).toEqual(
          shown.map(({ metTime }) =>
            metTime.averageMs === null ? '–' : (metTime.averageMs / MINUTE).toFixed(2).replace('.', ','),
          ),
        );
      }
  });

  it('SLR-1, SLR-2, trap: responsible at the start and resolved by are two filters and two rows', async () => {
    const late = async (query: string) => (await read(`compliance?preset=this-month&${query}`)).total.missed;
    expect([
      await late(`agentId=${cast.anna}&outcome=missed`),
      await late(`resolverId=${cast.anna}&outcome=missed`),
    ]).toEqual([1, 0]);
    const of = async (rows: string, name: string) =>
      (await read(`compliance?preset=this-month&rows=${rows}&outcome=missed,met`)).rows.find(
        (row: ComplianceRow) => row.name === name,
      )?.figures;
    expect([(await of('agent', 'Bo Åkesson'))?.missed, (await of('resolver', 'Bo Åkesson'))?.missed]).toEqual([0, 1]);
    const [row] = (await read(`promises?preset=all&resolverId=${cast.bo}&outcome=missed`)).rows as PromiseRow[];
    expect([row?.agent, row?.resolver]).toEqual(['Anna Berg', 'Bo Åkesson']);
  });

  it('SLR-1, SLR-2, trap: how late a missed promise got stands still once it has stopped', async () => {
    const late = async () => {
      const [row] = (await read('promises?preset=all&outcome=missed')).rows as PromiseRow[];
      return [row?.marginMs, (await read('compliance?preset=all&outcome=missed')).total.missedOver.maxMs];
    };
    const before = await late();
    world.clock.advance(90 * DAY);
    const after = await late();
    world.clock.set('2025-10-30T12:36:00Z');
    expect(before).toEqual([-2 * HOUR, 2 * HOUR]);
    expect(after).toEqual(before);
  });

  it('SLR-1, trap: averages in opening hours and on the wall clock are two figures, each right', async () => {
    const times = async (clock: string) =>
      (await read(`compliance?preset=this-month&clock=${clock}`)).total as ComplianceRow['figures'];
    const [business, wall] = [await times('business'), await times('wall')];
    expect([business.metTime.averageMs, wall.metTime.averageMs]).toEqual([1.5 * HOUR, 25.5 * HOUR]);
    expect([business.missedOver.averageMs, wall.missedOver.averageMs]).toEqual([2 * HOUR, 26 * HOUR]);
  });

  it('SLR-1, trap: the sums of the intervals, of the rows and of the intervals of the rows equal the total', async () => {
    const sum = (parts: readonly { figures: ComplianceRow['figures'] }[]) =>
      parts.reduce(
        (so, { figures: { met, missed, overdue, cancelled } }) => ({
          met: so.met + met,
          missed: so.missed + missed,
          overdue: so.overdue + overdue,
          cancelled: so.cancelled + cancelled,
        }),
        { met: 0, missed: 0, overdue: 0, cancelled: 0 },
      );
    for (const rows of dimensions)
      for (const per of bucketUnits) {
        const { total, buckets, rows: shown } = await read(`compliance?preset=this-month&rows=${rows}&per=${per}`);
        const { met, missed, overdue, cancelled } = total;
        expect([rows, per, sum(buckets as ComplianceBucket[])]).toEqual([
          rows,
          per,
          { met, missed, overdue, cancelled },
        ]);
        expect([rows, per, sum(shown as ComplianceRow[])]).toEqual([rows, per, { met, missed, overdue, cancelled }]);
      }
    const { raw } = await world.call(manager, 'GET', '/reports/compliance.csv?preset=this-month&per=day&split=time');
    const [, ...lines] = parse(raw.toString('utf8'), { delimiter: ';', bom: true }) as string[][];
    const foot = lines.pop();
    expect(lines.reduce((so, line) => so + Number(line[3]), 0)).toBe(Number(foot?.[3]));
  });

  it('SLR-1, trap: nothing to divide by is a dash, never 0 % and never 100 %', async () => {
    expect((await read('compliance?from=2018-01-01&to=2018-12-31')).total.level).toBeNull();
    expect((await read('compliance?preset=all&outcome=cancelled')).total).toMatchObject({ cancelled: 1, level: null });
  });
});
