import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { exampleMapping, importExample, realFile } from './imports.examples.ts';

const world = await openTestWorld();
const bo = callerWith('01930000-0000-7000-8000-0000000000b0', {
  'settings.edit': 'everywhere',
  'reports.read': 'everywhere',
  'tickets.read': 'everywhere',
});

interface Aggregates {
  readonly incidents: number;
  readonly total: Verdicts;
  readonly byPriority: Readonly<Record<string, Verdicts>>;
  readonly byGroupTop15: Readonly<Record<string, Verdicts>>;
}
interface Verdicts {
  readonly met: number;
  readonly missed: number;
}
interface Row {
  readonly name: string | null;
  readonly figures: { readonly given: Verdicts | null; readonly met: number; readonly missed: number };
}

const expected = JSON.parse(readFileSync(realFile('uci-expected-aggregates.json'), 'utf8')) as Aggregates;
const report = async (rows: string) =>
  (await world.call(bo, 'GET', `/reports/compliance?preset=all&per=month&rows=${rows}`)).body as {
    total: Row['figures'];
    rows: Row[];
  };
const givenOf = ({ given }: Row['figures']): Verdicts => ({ met: given?.met ?? 0, missed: given?.missed ?? 0 });
const verdicts = ({ met, missed }: Verdicts): Verdicts => ({ met, missed });

it('API-2: all 20,769 incidents of a real log come in with its own verdicts, and its two bad states are told by line', async () => {
  const settings = 'svara-settings: 1\ntargets-without-rule: { general: 40 h }\n';
  expect((await world.call(bo, 'PUT', '/settings-file', { text: settings })).status).toBe(200);
  const done = await importExample(
    world,
    realFile('uci-incident-event-log.csv.gz'),
    exampleMapping('import-servicenow.yaml'),
  );
  expect(done).toMatchObject({
    state: 'done',
    rowCount: 119_998,
    ticketCount: expected.incidents,
    madeCount: expected.incidents,
    leftOutCount: 0,
  });
  const problems = (await world.call(bo, 'GET', `/imports/${done.id}/problems`)).body;
  expect(
    problems.rows.map(({ line, column, value, code }: Record<string, unknown>) => ({ line, column, value, code })),
  ).toEqual(
    [115_643, 115_644].map((line) => ({ line, column: 'incident_state', value: '-100', code: 'state-unknown' })),
  );

  const byPriority = await report('priority');
  expect(givenOf(byPriority.total)).toEqual(verdicts(expected.total));
  expect(Object.fromEntries(byPriority.rows.map((row) => [row.name, givenOf(row.figures)]))).toEqual(
    Object.fromEntries(Object.entries(expected.byPriority).map(([name, counts]) => [name, verdicts(counts)])),
  );
  const byGroup = new Map((await report('department')).rows.map((row) => [row.name ?? '?', givenOf(row.figures)]));
  for (const [name, counts] of Object.entries(expected.byGroupTop15))
    expect(byGroup.get(name), name).toEqual(verdicts(counts));
  // Our own judgement stands beside it: the same tickets, each with a round of its own.
  expect(byPriority.total.met + byPriority.total.missed).toBeGreaterThan(20_000);

  for (const [rows, counts] of [
    ['priority', expected.byPriority],
    ['department', expected.byGroupTop15],
  ] as const) {
    const lines = (await world.call(bo, 'GET', `/reports/compliance.csv?preset=all&per=month&rows=${rows}`)).raw
      .toString('utf8')
      .split('\r\n')
      .map((line) => line.split(';'));
    const head = lines[0] ?? [];
    const column = (name: string) => head.indexOf(name);
    const cellsOf = (name: string) => lines.find((line) => line[0] === name) ?? [];
    for (const [name, { met, missed }] of Object.entries(counts)) {
      const cells = cellsOf(name === '?' ? 'Ingen' : name);
      expect([cells[column('Källan: hållna')], cells[column('Källan: brutna')]], name).toEqual([
        String(met),
        String(missed),
      ]);
    }
    const total = cellsOf('Alla, vägt per löfte');
    expect(total[column('Källan: hållna')]).toBe(String(expected.total.met));
    expect(total[column('Källan: brutna')]).toBe(String(expected.total.missed));
  }

  const notices = (await world.events()).filter(({ type }) => type === 'promise.missed' || type === 'promise.warned');
  expect(notices).toEqual([]);
}, 600_000);
