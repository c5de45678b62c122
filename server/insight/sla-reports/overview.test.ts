import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import type { HandlingFigures, OverviewRow } from '#api/insight/sla-overview.ts';
import { DAY, HOUR, MINUTE } from '#core/platform/instant.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { createTemplate } from '#server/desk/templates/change-templates.ts';
import { templateExample } from '#server/desk/templates/templates.examples.ts';
import { arrangeNight } from './sla-reports.jobs.ts';
import { cast, makeCast, makeClosedTickets } from './sla-reports.examples.ts';

const world = await openTestWorld({ at: '2025-10-30T12:36:00Z' });
const at = (text: string) => Date.parse(text);
const manager = callerWith(cast.elin, { 'reports.read': 'everywhere' });
const overview = async (query = '', caller = manager) =>
  (await world.call(caller, 'GET', `/reports/overview?${query}`)).body;
const figuresOf = (rows: readonly OverviewRow[], key: string | null) => rows.find((row) => row.key === key)?.figures;

let templateId = '';

beforeAll(async () => {
  await world.transact(async (tx) => {
    await makeCast(tx);
    templateId = (await createTemplate(tx, { kind: 'system', id: 'examples' }, templateExample('Reklamation'))).id;
    const day = at('2025-10-20T07:00:00Z');
    await makeClosedTickets(tx, [
      ...Array.from({ length: 8 }, () => ({ closedAt: day, outcome: 'met' as const, openMs: HOUR, wallMs: 2 * HOUR })),
      { closedAt: day, outcome: 'missed', openMs: 11 * HOUR, wallMs: 2 * DAY, typeId: 'fault', templateId },
      // The last minute of the 20th and the first of the 21st in Stockholm.
      {
        closedAt: at('2025-10-20T21:59:59.999Z'),
        outcome: 'met',
        openMs: HOUR,
        wallMs: HOUR,
        siteId: cast.norrvik,
        templateId,
      },
      { closedAt: at('2025-10-20T22:00:00Z'), outcome: 'met', openMs: HOUR, wallMs: HOUR, typeId: 'order' },
      // No promise of a solution, and a cancelled one: closed all the same.
      { closedAt: at('2025-10-22T10:00:00Z'), outcome: null, wallMs: HOUR },
      { closedAt: at('2025-10-22T11:00:00Z'), outcome: 'cancelled', wallMs: 3 * HOUR },
      // Last year, and today.
      { closedAt: at('2024-03-31T01:30:00Z'), outcome: 'missed', openMs: 5 * HOUR, wallMs: DAY },
      { closedAt: at('2025-10-30T09:00:00Z'), outcome: 'met', openMs: HOUR, wallMs: HOUR },
    ]);
  });
});

describe('the overview of SLA fulfilment', () => {
  it('SLR-3: before any night it says so, and is empty; reckoned now it has everything', async () => {
    expect(await overview('preset=all')).toMatchObject({ reckonedAt: null, general: { closed: 0, level: null } });
    expect((await overview('preset=all&reckoned=now')).general).toEqual({
      closed: 15,
      within: 11,
      late: 2,
      withoutTarget: 2,
      level: 11 / 13,
      averageOpenMs: (11 * HOUR + 11 * HOUR + 5 * HOUR) / 13,
      averageWallMs: (8 * 2 * HOUR + 2 * DAY + 2 * HOUR + HOUR + 3 * HOUR + DAY + HOUR) / 15,
    } satisfies HandlingFigures);
  });

  it('SLR-3: in general, by site, by template and by ticket type, each adding up', async () => {
    const { general, sites, templates, types, buckets } = await overview('preset=this-month&reckoned=now');
    expect(figuresOf(sites, cast.norrvik)).toMatchObject({ closed: 1, within: 1, late: 0, level: 1 });
    expect(figuresOf(types, 'fault')).toMatchObject({ closed: 1, within: 0, late: 1, level: 0 });
    expect(figuresOf(types, null)?.closed).toBe(12);
    expect(templates.find((row: OverviewRow) => row.key === templateId)).toMatchObject({
      name: 'Reklamation',
      figures: { closed: 2, within: 1, late: 1, level: 0.5 },
    });
    for (const parts of [sites, templates, types, buckets])
      for (const key of ['closed', 'within', 'late', 'withoutTarget'] as const)
        expect(parts.reduce((sum: number, one: OverviewRow) => sum + one.figures[key], 0)).toBe(general[key]);
  });

  it('SLR-3: the night’s figures and those reckoned on demand are the same, for every period that is over', async () => {
    await arrangeNight(world);
    await world.runDue();
    const night = await overview('preset=all');
    expect(night.reckonedAt).toBe('2025-10-30T12:36:00.000Z');
    const { preset: _, ...asked } = { preset: 'all', from: '2020-01-01', to: '2025-10-29' };
    const now = await overview(`from=${asked.from}&to=${asked.to}&reckoned=now`);
    const same = ({ general, sites, templates, types }: typeof now) => ({ general, sites, templates, types });
    expect(same(night)).toEqual(same(now));
    expect(night.general.closed).toBe(14);
    for (const period of ['from=2025-10-20&to=2025-10-20', 'from=2025-10-21&to=2025-10-21', 'preset=last-month']) {
      const both = [await overview(period), await overview(`${period}&reckoned=now`)];
      expect([period, same(both[0])]).toEqual([period, same(both[1])]);
    }
    expect((await overview('from=2025-10-20&to=2025-10-20')).general).toMatchObject({ closed: 10, within: 9, late: 1 });
  });

  it('SLR-3: the next night comes by itself, and sees what was closed since', async () => {
    world.clock.set('2025-10-31T00:59:59Z');
    await world.runDue();
    expect((await overview('preset=all')).general.closed).toBe(14);
    world.clock.set('2025-10-31T01:00:00Z');
    await world.runDue();
    expect(await overview('preset=all')).toMatchObject({
      reckonedAt: '2025-10-31T01:00:00.000Z',
      general: { closed: 15 },
    });
    await world.runDue();
    expect((await overview('preset=all')).general.closed).toBe(15);
  });

  it('SLR-3: a ticket reopened after it was counted is gone from the next night’s figures', async () => {
    const [id] = await world.transact((tx) =>
      makeClosedTickets(tx, [{ closedAt: at('2025-10-23T10:00:00Z'), outcome: 'met', openMs: MINUTE, wallMs: HOUR }]),
    );
    world.clock.advance(DAY);
    await world.runDue();
    expect((await overview('preset=all')).general.closed).toBe(16);
    await world.transact(async (tx) => {
      await tx.db
        .withTables<{ tickets: { id: string; category: string; closedAt: number | null } }>()
        .updateTable('tickets')
        .set({ category: 'open', closedAt: null })
        .where('id', '=', id ?? '')
        .execute();
    });
    world.clock.advance(DAY);
    await world.runDue();
    expect((await overview('preset=all')).general.closed).toBe(15);
    world.clock.set('2025-10-31T01:00:00Z');
  });

  it('SLR-3: a caller of one site sees only its tickets, and other sites are refused by name', async () => {
    const ofNorrvik = callerWith(cast.bo, { 'reports.read': [cast.norrvik] });
    expect((await overview('preset=all', ofNorrvik)).general.closed).toBe(1);
    expect((await overview('preset=all&reckoned=now', ofNorrvik)).general.closed).toBe(1);
    for (const path of ['overview', 'overview.csv'])
      expect((await world.call(ofNorrvik, 'GET', `/reports/${path}?siteId=${cast.fjallbo}`)).status).toBe(403);
  });

  it('SLR-4: the file holds the rows of the screen, with a dash where there is nothing to tell', async () => {
    const { raw, headers } = await world.call(manager, 'GET', '/reports/overview.csv?preset=all');
    expect(headers['content-disposition']).toContain('oversikt-sla.csv');
    const [head, ...lines] = parse(raw.toString('utf8'), { delimiter: ';', bom: true }) as string[][];
    const screen = await overview('preset=all');
    expect(head?.slice(0, 4)).toEqual(['Rader efter', 'Rad', 'Stängda', 'Inom målet']);
    expect(lines).toHaveLength(1 + screen.sites.length + screen.templates.length + screen.types.length);
    expect(lines.find((line) => line[1] === 'Reklamation')?.slice(0, 5)).toEqual([
      'Mall',
      'Reklamation',
      '2',
      '1',
      '1',
    ]);
    expect(lines.filter((line) => line[0] === 'Mall')).toHaveLength(2);
    expect(lines[0]).toEqual(['Generellt', '', '15', '11', '2', '2', '124,62', '380,00', '84,6']);
    expect(lines.find((line) => line[1] === 'Beställning')).toEqual([
      'Ärendetyp',
      'Beställning',
      '1',
      '1',
      '0',
      '0',
      '60,00',
      '60,00',
      '100,0',
    ]);
    const empty = (await world.call(manager, 'GET', '/reports/overview.csv?from=2020-01-01&to=2020-01-02')).raw;
    expect(empty.toString('utf8')).toMatch(/Generellt;;0;0;0;0;–;–;–\r\n$/);
  });
});
