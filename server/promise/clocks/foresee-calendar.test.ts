import { describe, expect, it } from 'vitest';
import type { Actor } from '#core/platform/actor.ts';
import { annaAnswered, at, customerWrote, opened, told } from '#core/promise/clocks/clocks.examples.ts';
import type { Fact } from '#core/promise/clocks/history.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { createLevel } from '../levels/create-level.ts';
import { goldDefinition } from '../levels/levels.examples.ts';
import { cyclesOf } from './clocks.store.ts';
import { windClocks } from './wind-clocks.ts';

const world = await openTestWorld({ at: '2025-11-03T09:00:00Z' });
const boId = world.newId();
const bo: Actor = { kind: 'user', id: boId };
const caller = callerWith(boId, { 'settings.edit': 'everywhere' });
const BASE = '01930000-0000-7000-8000-00000000ca01';

const level = await world.transact((tx) =>
  createLevel(tx, bo, { name: 'Guld', colour: '#D9A520', definition: goldDefinition }),
);
const born = (...more: readonly Fact[]) =>
  [
    ...told(['mon 10:00', opened, customerWrote, { kind: 'level-set', levelId: level.id, why: { kind: 'none' } }]),
    ...more,
  ].map((fact) => ('userId' in fact && fact.userId === 'anna' ? ({ ...fact, userId: boId } as Fact) : fact));

async function wind(facts: readonly Fact[], when: string): Promise<string> {
  const id = world.newId();
  world.clock.set(at(when));
  await world.transact((tx) =>
    windClocks(tx, bo, {
      subject: { kind: 'ticket', id },
      facts,
      about: {
        siteId: world.newId(),
        departmentId: null,
        companyId: null,
        personId: null,
        responsibleUserId: null,
        siteCalendarId: null,
        number: 'FJ-1',
        title: 'Pall 2',
      },
    }),
  );
  return id;
}
const dueOf = async (id: string) =>
  (await world.read((tx) => cyclesOf(tx, { kind: 'ticket', id }))).map(({ promise, dueAt, outcome }) => [
    promise,
    outcome,
    dueAt,
  ]);

describe('what saving a calendar would do to running clocks', () => {
  it('CAL-5: tells before the save how many clocks come earlier, later and overdue, keeps nothing, and it comes true', async () => {
    const waiting = await wind(born(), 'mon 10:30');
    const answered = await wind(born(...told(['mon 10:20', annaAnswered])), 'mon 10:30');
    const before = [await dueOf(waiting), await dueOf(answered)];
    const { body: base } = await world.call(caller, 'GET', `/calendars/${BASE}`);
    const foresee = async (change: object) =>
      (
        await world.call(caller, 'POST', `/calendars/${BASE}/foreseen-moves`, {
          definition: { ...base.definition, ...change },
        })
      ).body;

    expect(await foresee({})).toEqual({ running: 3, judged: 3, earlier: 0, later: 0, overdue: 0 });
    const lunch = {
      id: 'l',
      name: 'Möte',
      says: 'closed',
      when: { dates: { from: '2025-11-03', to: '2025-11-03' }, hours: { from: 630, to: 690 } },
    };
    expect(await foresee({ deviations: [lunch] })).toMatchObject({ running: 3, later: 3, earlier: 0, overdue: 0 });
    expect(await foresee({ week: { ...base.definition.week, mon: [{ from: 0, to: 1440 }] } })).toMatchObject({
      later: 0,
      earlier: 2,
    });
    expect([await dueOf(waiting), await dueOf(answered)]).toEqual(before);
    expect((await world.call(caller, 'GET', `/calendars/${BASE}`)).body.revision).toBe(1);

    const saved = { definition: { ...base.definition, deviations: [lunch] }, basedOn: base.revisionId };
    expect((await world.call(caller, 'PUT', `/calendars/${BASE}/definition`, saved)).status).toBe(200);
    await world.runDue();
    const moved = [...(await dueOf(waiting)), ...(await dueOf(answered))].filter(
      ([, outcome, due], index) => outcome === 'running' && due !== before.flat()[index]?.[2],
    );
    expect(moved).toHaveLength(3);
  });

  it('CAL-5: a clock that would be overdue at once is told apart', async () => {
    const { body: base } = await world.call(caller, 'GET', `/calendars/${BASE}`);
    const definition = { ...base.definition, deviations: [], zone: 'Europe/Stockholm' };
    const night = { ...definition, week: { ...definition.week, sun: [{ from: 0, to: 1440 }] } };
    await wind(
      told(['sun 22:00', opened, customerWrote, { kind: 'level-set', levelId: level.id, why: { kind: 'none' } }]),
      'sun 22:00',
    );
    world.clock.set(at('mon+1 08:30'));
    const { body } = await world.call(caller, 'POST', `/calendars/${BASE}/foreseen-moves`, { definition: night });
    expect(body).toMatchObject({ overdue: 1 });
  });

  it('CAL-5: only who edits settings may ask, and of a calendar that is there', async () => {
    const anna = callerWith(world.newId(), { 'tickets.answer': 'everywhere' });
    const { body: base } = await world.call(caller, 'GET', `/calendars/${BASE}`);
    const body = { definition: base.definition };
    expect((await world.call(anna, 'POST', `/calendars/${BASE}/foreseen-moves`, body)).status).toBe(403);
    expect((await world.call(caller, 'POST', `/calendars/${world.newId()}/foreseen-moves`, body)).status).toBe(404);
  });
});
