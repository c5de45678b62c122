import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#core/platform/actor.ts';
import { HOUR, type Instant, MINUTE, SECOND } from '#core/platform/instant.ts';
import { annaAnswered, at, closed, customerWrote, opened, status, told } from '#core/promise/clocks/clocks.examples.ts';
import type { Fact } from '#core/promise/clocks/history.ts';
import { promiseRoom } from '#server/promise/promise.room.ts';
import { houseRooms } from '#server/house/house.rooms.ts';
import { calendarsRoom } from '#server/time/calendars/calendars.room.ts';
import { platformRoom } from '#server/platform/platform.room.ts';
import { countedStatements } from '#server/platform/testing/counted-statements.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { goldDefinition } from '../levels/levels.examples.ts';
import { createLevel } from '../levels/create-level.ts';
import { reviseLevel } from '../levels/revise-level.ts';
import { cyclesOf, findHistory, headsOf, mostUrgentSubjects } from './clocks.store.ts';
import { fireSteps } from './fire-step.ts';
import { windClocks } from './wind-clocks.ts';

const world = await openTestWorld({
  rooms: [platformRoom, ...houseRooms([]), calendarsRoom, promiseRoom],
  at: '2025-11-03T09:00:00Z',
});
const bo: Actor = { kind: 'user', id: '01930000-0000-7000-8000-0000000000b0' };
const anna = '01930000-0000-7000-8000-0000000000a0';
const site = '01930000-0000-7000-8000-000000000051';

let goldId = '';
let ticket = '';
beforeEach(async () => {
  world.clock.set(at('mon 10:00'));
  goldId = await world.transact(async (tx) => {
    const level = await createLevel(tx, bo, {
      name: `Guld ${tx.newId()}`,
      colour: '#D9A520',
      definition: goldDefinition,
    });
    return level.id;
  });
  ticket = world.newId();
});

const withLevel = (facts: readonly Fact[], levelId = goldId): Fact[] =>
  facts.map((fact) => {
    if (fact.kind === 'level-set') return { ...fact, levelId };
    return 'userId' in fact && fact.userId === 'anna' ? ({ ...fact, userId: anna } as Fact) : fact;
  });
const born = () =>
  withLevel(told(['mon 10:00', opened, customerWrote, { kind: 'level-set', levelId: '', why: { kind: 'none' } }]));

function wind(facts: readonly Fact[], when: Instant | string = world.clock.now(), id = ticket, more = {}) {
  world.clock.set(typeof when === 'string' ? at(when) : when);
  return world.transact((tx) =>
    windClocks(tx, bo, {
      subject: { kind: 'ticket', id },
      facts,
      about: {
        siteId: site,
        departmentId: null,
        companyId: null,
        personId: null,
        responsibleUserId: null,
        siteCalendarId: null,
        number: 'FJ-1',
        title: 'Pall 2',
        ...more,
      },
    }),
  );
}
const kept = (id = ticket) => world.read((tx) => cyclesOf(tx, { kind: 'ticket', id }));
const eventsOf = async (type: string, id = ticket) =>
  (await world.events(type)).filter(({ subject }) => subject.id === id);

async function runTo(when: string) {
  world.clock.set(at(when));
  await world.runDue();
}

describe('winding clocks', () => {
  it('SLA-6: keeps the rounds, and the same history again changes and records nothing', async () => {
    await wind(born());
    const first = await kept();
    expect(first.map(({ promise, outcome }) => [promise, outcome])).toEqual([
      ['first-answer', 'running'],
      ['resolution', 'running'],
    ]);
    expect(first[0]).toMatchObject({ dueAt: at('mon 11:00'), nextWarningAt: at('mon 10:30'), siteId: site });
    const count = (await world.events()).length;
    await wind(born(), 'mon 10:20');
    expect(await kept()).toEqual(first);
    expect((await world.events()).length).toBe(count);
    expect(await eventsOf('promise.started')).toHaveLength(2);
  });

  it('SLA-1: an answer in time is recorded as met and its step is called off', async () => {
    await wind(born());
    await wind([...born(), ...withLevel(told(['mon 10:18', annaAnswered]))], 'mon 10:18');
    expect((await kept())[0]).toMatchObject({ outcome: 'met', elapsedOpenMs: 18 * MINUTE, resolvedByUserId: anna });
    expect(await eventsOf('promise.met')).toHaveLength(1);
    await runTo('mon 12:00');
    expect(await eventsOf('promise.warned')).toEqual([]);
    expect(await eventsOf('promise.missed')).toEqual([]);
  });

  it('SLA-7: the head shows the most urgent open promise, sorts by due, and standing clocks go last', async () => {
    const [standing, later] = [world.newId(), world.newId()];
    await wind(born());
    await wind(
      [...born(), ...withLevel(told(['mon 10:10', annaAnswered, status('waiting-for-customer')]))],
      'mon 10:10',
      standing,
    );
    await wind([...born(), ...withLevel(told(['mon 10:10', annaAnswered]))], 'mon 10:10', later);
    const heads = await world.read((tx) => headsOf(tx, 'ticket', [ticket, standing, later]));
    expect(new Map(heads.map(({ subjectId, promise, state }) => [subjectId, [promise, state]]))).toEqual(
      new Map([
        [ticket, ['first-answer', 'ticking']],
        [standing, ['resolution', 'standing']],
        [later, ['resolution', 'ticking']],
      ]),
    );
    const urgent = await world.read((tx) =>
      mostUrgentSubjects(tx, {
        kind: 'ticket',
        siteIds: [site],
        departmentIds: null,
        freeOrOwnedBy: null,
        limit: 1000,
      }),
    );
    const order = urgent.map(({ subjectId }) => subjectId);
    expect(order.indexOf(ticket)).toBeLessThan(order.indexOf(later));
    expect(order.indexOf(later)).toBeLessThan(order.indexOf(standing));
  });

  it('SLA-5: what was reported keeps its calendar, and a closed ticket shows how its last promise went', async () => {
    const facts = [...born(), ...withLevel(told(['mon 10:18', annaAnswered, closed]))];
    await wind(facts, 'mon 10:18');
    const [head] = await world.read((tx) => headsOf(tx, 'ticket', [ticket]));
    expect(head).toMatchObject({ state: 'met', sortDueAt: null });
  });
});

describe('warnings and misses', () => {
  it('SLA-8: each threshold and the miss are told once, on time', async () => {
    await wind(born());
    await runTo('mon 10:29:59.999');
    expect(await eventsOf('promise.warned')).toEqual([]);
    await runTo('mon 10:30');
    await runTo('mon 10:48');
    await runTo('mon 11:00');
    expect((await eventsOf('promise.warned')).map(({ data, at: when }) => [data['percent'], when])).toEqual([
      [50, at('mon 10:30')],
      [80, at('mon 10:48')],
    ]);
    expect(await eventsOf('promise.missed')).toEqual([]);
    world.clock.set(at('mon 11:00') + 1);
    await world.runDue();
    await world.runDue();
    expect(await eventsOf('promise.missed')).toHaveLength(1);
    await wind(born(), 'mon 11:30');
    await runTo('mon 16:00');
    expect(await eventsOf('promise.missed')).toHaveLength(1);
  });

  it('SLA-8: after hours of standstill the miss is told once and no stale warning', async () => {
    await wind(born());
    await runTo('mon 15:00');
    const mine = (await world.events()).filter(
      ({ subject, type }) => subject.id === ticket && type !== 'promise.started',
    );
    expect(mine.map(({ type, data }) => [type, data['promise']])).toEqual([['promise.missed', 'first-answer']]);
  });

  it('SLA-8: a miss that was answered before anybody looked is recorded once and tells nobody', async () => {
    await wind(born());
    await wind([...born(), ...withLevel(told(['mon 12:00', annaAnswered]))], 'mon 12:00');
    await runTo('mon 13:00');
    const missed = await eventsOf('promise.missed');
    expect(missed).toHaveLength(1);
    expect(missed[0]?.data).toMatchObject({ quiet: true, overMs: HOUR });
  });

  it('SLA-8: nothing is told while the clock stands still, and the steps move with the pause', async () => {
    const paused = [
      ...born(),
      ...withLevel(told(['mon 10:10', annaAnswered], ['mon 10:20', status('waiting-for-customer')])),
    ];
    await wind(paused, 'mon 10:20');
    await runTo('fri 16:00');
    expect(await eventsOf('promise.warned')).toEqual([]);
    expect((await kept())[1]).toMatchObject({ outcome: 'running', nextWarningAt: null, breachAt: null });
  });

  it('SLA-5: a clock born already breached by its new level is recorded once without a notice', async () => {
    const strictId = await world.transact(async (tx) => {
      const definition = {
        ...goldDefinition,
        targets: {
          resolution: {
            standard: { ...goldDefinition.targets['first-answer'].standard, amount: 10, unit: 'minutes' as const },
            byPriority: {},
          },
        },
      };
      return (await createLevel(tx, bo, { name: `Strängt ${tx.newId()}`, colour: '#000000', definition })).id;
    });
    await wind(born());
    const change = withLevel(told(['mon 10:40', { kind: 'level-set', levelId: '', why: { kind: 'none' } }]), strictId);
    await wind([...born(), ...change], 'mon 10:40', ticket, { responsibleUserId: anna });
    await runTo('mon 10:45');
    const missed = await eventsOf('promise.missed');
    expect(missed.map(({ data }) => [data['promise'], data['quiet']])).toEqual([['resolution', true]]);
    expect(await eventsOf('promise.warned')).toEqual([]);
  });

  it('SLA-8: a level can raise the priority, reassign, tag or set another level when a step fires', async () => {
    const escalatingId = await world.transact(async (tx) => {
      const steps = [
        { when: 50, does: { kind: 'raise-priority' } },
        { when: 'missed', does: { kind: 'tag', tag: 'sent' } },
      ] as const;
      const fields = { name: `Stege ${tx.newId()}`, colour: '#000000', definition: { ...goldDefinition, steps } };
      return (await createLevel(tx, bo, fields)).id;
    });
    await wind(born().map((fact) => (fact.kind === 'level-set' ? { ...fact, levelId: escalatingId } : fact)));
    await runTo('mon 10:30');
    await runTo('mon 11:00:01');
    expect((await eventsOf('promise.escalated')).map(({ data }) => data['does'])).toEqual([
      { kind: 'raise-priority' },
      { kind: 'tag', tag: 'sent' },
    ]);
  });
});

describe('revisions', () => {
  it('SLA-5: a revised level moves the running clocks in batches, and saving the same changes nothing', async () => {
    await wind(born());
    const level = await world.read(async (tx) => (await findHistory(tx, { kind: 'ticket', id: ticket }))?.levelId);
    expect(level).toBe(goldId);
    world.clock.set(at('mon 10:05'));
    const half = { ...goldDefinition.targets['first-answer'].standard, amount: 30, unit: 'minutes' as const };
    const definition = {
      ...goldDefinition,
      targets: { ...goldDefinition.targets, 'first-answer': { standard: half, byPriority: {} } },
    };
    const fields = { levelId: goldId, name: `Guld ${goldId}`, colour: '#D9A520', definition };
    await world.transact((tx) => reviseLevel(tx, bo, { ...fields, revisionNo: 1 }));
    await world.runDue();
    const rows = (await kept()).filter(({ promise }) => promise === 'first-answer');
    expect(rows.map(({ outcome, cancelReason, dueAt }) => [outcome, cancelReason, dueAt])).toEqual([
      ['cancelled', 'superseded', at('mon 11:00')],
      ['running', null, at('mon 10:30')],
    ]);
    const again = await world.transact((tx) => reviseLevel(tx, bo, { ...fields, revisionNo: 2 }));
    expect(again.revisionNo).toBe(2);
    await expect(world.transact((tx) => reviseLevel(tx, bo, { ...fields, revisionNo: 1 }))).rejects.toMatchObject({
      code: 'levels.stale',
    });
  });
});

describe('the wire', () => {
  const reader = callerWith(anna, { 'tickets.read': [site] });

  it('SLA-9: the explanation of a deadline adds up on the wire too', async () => {
    await wind(born());
    world.clock.set(at('mon 10:40') + 250);
    const list = await world.call(reader, 'GET', `/promises/ticket/${ticket}`);
    expect(list.status).toBe(200);
    expect(list.body.rows[0]).toMatchObject({ promise: 'first-answer', state: 'warn', leftMs: 20 * MINUTE - 250 });
    const told = await world.call(reader, 'GET', `/promise-cycles/${list.body.rows[0].cycleId}/explanation`);
    expect(told.status).toBe(200);
    expect(told.body.countedMs + told.body.aheadMs).toBe(told.body.targetMs);
    expect(told.body.calendarName).toBe('Grundkalender');
    expect(told.body.rows[0]).toMatchObject({ kind: 'event', event: { kind: 'started' } });
  });

  it('SLA-7: an agent of another site is refused', async () => {
    await wind(born());
    const stranger = callerWith(anna, { 'tickets.read': ['01930000-0000-7000-8000-000000000052'] });
    expect((await world.call(stranger, 'GET', `/promises/ticket/${ticket}`)).status).toBe(403);
    const [row] = await kept();
    expect((await world.call(stranger, 'GET', `/promise-cycles/${row?.id}/explanation`)).status).toBe(403);
    expect((await world.call(reader, 'GET', `/promise-cycles/${world.newId()}/explanation`)).status).toBe(404);
  });
});

describe('on time', () => {
  it('SLA-8: a hundred steps due at once take as many statements as one, and are told once each', async () => {
    const subjects = Array.from({ length: 101 }, () => world.newId());
    for (const id of subjects) await wind(born(), 'mon 10:00', id);
    const [first, ...others] = await world.read(async (tx) =>
      Promise.all(subjects.map(async (id) => (await cyclesOf(tx, { kind: 'ticket', id }))[0])),
    );
    world.clock.set(at('mon 11:00') + SECOND);
    const statements = async (rounds: readonly ({ id: string } | undefined)[]) =>
      world.transact(async (tx) => {
        const counted = countedStatements(tx);
        const due = { dueAt: tx.now, attempts: 0, payload: {} };
        await fireSteps(
          counted.tx,
          rounds.map((round) => ({ ...due, id: tx.newId(), key: String(round?.id) })),
        );
        return counted.statements();
      });
    expect([await statements([first]), await statements(others)]).toEqual([1, 1]);
    await world.runDue();
    const missed = (await world.events('promise.missed')).filter(({ subject }) => subjects.includes(subject.id));
    expect(missed.map(({ subject }) => subject.id).toSorted()).toEqual(subjects.toSorted());
  });
});
