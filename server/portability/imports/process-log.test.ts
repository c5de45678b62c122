import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DAY } from '#core/platform/instant.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { cyclesOf } from '#server/promise/clocks/clocks.store.ts';
import { exampleMapping, importExample, realFile } from './imports.examples.ts';
import { knownTickets } from './imported.store.ts';

const world = await openTestWorld();
const bo = callerWith('01930000-0000-7000-8000-0000000000b0', {
  'settings.edit': 'everywhere',
  'reports.read': 'everywhere',
});
const DAYS = 20;
const file = realFile('helpdesk-italian-full.csv');

/** Reckoned apart from the product, from the lines of the file alone. */
interface Reckoned {
  readonly elapsedMs: number;
  readonly done: boolean;
}

/** The time each case was worked on until it was done for good: waiting and done time is no work. */
function reckon(now: number): ReadonlyMap<string, Reckoned> {
  const standsStill = new Set(['Wait', 'Schedule intervention']);
  const isDone = new Set(['Resolve ticket', 'RESOLVED', 'VERIFIED', 'INVALID', 'DUPLICATE', 'Closed']);
  const cases = new Map<string, { at: number; activity: string }[]>();
  for (const line of readFileSync(file, 'utf8').trim().split('\n').slice(1)) {
    const [activity = '', , , time = '', , , id = ''] = line.trim().split(',');
    cases.set(id, [...(cases.get(id) ?? []), { at: Date.parse(time.replace(' ', 'T')), activity }]);
  }
  return new Map(
    [...cases].map(([id, events]) => {
      const told = events.toSorted((a, b) => a.at - b.at);
      let elapsedMs = 0;
      told.forEach(({ at, activity }, place) => {
        const until = told[place + 1]?.at ?? now;
        if (!standsStill.has(activity) && !isDone.has(activity)) elapsedMs += until - at;
      });
      return [id, { elapsedMs, done: isDone.has(told.at(-1)?.activity ?? '') }];
    }),
  );
}

it('API-2: in a real help desk log the waiting states are pauses, and every total is that of an independent reckoning', async () => {
  await world.call(bo, 'PUT', '/settings-file', {
    text: `
svara-settings: 1
levels:
  - { name: Help desk, targets: { resolution: ${DAYS * 24} h wall-clock } }
rules:
  - { name: Everything, level: Help desk }
`,
  });
  const done = await importExample(world, file, exampleMapping('import-process-log.yaml'));
  const reckoned = reckon(world.clock.now());
  expect(done).toMatchObject({
    state: 'done',
    rowCount: 21_348,
    ticketCount: 4_580,
    madeCount: 4_580,
    problemCount: 0,
  });
  expect(reckoned.size).toBe(4_580);

  const ids = await world.read((tx) => knownTickets(tx, 'Help desk log', [...reckoned.keys()]));
  let met = 0;
  let missed = 0;
  let ours = 0;
  const wrong: string[] = [];
  await world.read(async (tx) => {
    for (const [id, { elapsedMs, done: isDone }] of reckoned) {
      const cycles = await cyclesOf(tx, { kind: 'ticket', id: ids.get(id) ?? '' });
      const late = elapsedMs > DAYS * DAY;
      if (late) missed += 1;
      else if (isDone) met += 1;
      const last = cycles.at(-1);
      ours += last?.elapsedWallMs ?? 0;
      const outcome = isDone ? (late ? 'missed' : 'met') : 'running';
      if (cycles.length !== 1 || last?.elapsedWallMs !== elapsedMs || last.outcome !== outcome)
        wrong.push(
          `${id}: ${outcome} ${elapsedMs}, ours ${cycles.map((each) => `${each.outcome} ${each.elapsedWallMs}`).join(' + ')}`,
        );
    }
  });
  expect(wrong).toEqual([]);
  expect(ours).toBe([...reckoned.values()].reduce((sum, { elapsedMs }) => sum + elapsedMs, 0));

  const report = (await world.call(bo, 'GET', '/reports/compliance?preset=all&per=month&rows=level&promise=resolution'))
    .body;
  expect({ met: report.total.met, missed: report.total.missed }).toEqual({ met, missed });
}, 300_000);
