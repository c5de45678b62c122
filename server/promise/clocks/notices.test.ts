import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#core/platform/actor.ts';
import { annaAnswered, at, customerWrote, opened, told } from '#core/promise/clocks/clocks.examples.ts';
import type { Fact } from '#core/promise/clocks/history.ts';
import { houseRooms } from '#server/house/house.rooms.ts';
import { listNotificationRows } from '#server/house/notifications/notifications.store.ts';
import { insertGroup, replaceMembers } from '#server/house/users/groups.store.ts';
import { insertUser } from '#server/house/users/users.store.ts';
import { platformRoom } from '#server/platform/platform.room.ts';
import { openTestWorld } from '#server/platform/testing/test-world.ts';
import { promiseRoom } from '#server/promise/promise.room.ts';
import { calendarsRoom } from '#server/time/calendars/calendars.room.ts';
import { baseCalendar, findRevision } from '#server/time/calendars/calendars.store.ts';
import { reviseCalendar } from '#server/time/calendars/revise-calendar.ts';
import { createLevel } from '../levels/create-level.ts';
import { goldDefinition } from '../levels/levels.examples.ts';
import { cyclesOf } from './clocks.store.ts';
import { windClocks } from './wind-clocks.ts';

const world = await openTestWorld({
  rooms: [platformRoom, ...houseRooms([]), calendarsRoom, promiseRoom],
  at: '2025-11-03T09:00:00Z',
});
const boId = '01930000-0000-7000-8000-0000000000b0';
const annaId = '01930000-0000-7000-8000-0000000000a0';
const returns = '01930000-0000-7000-8000-0000000000c0';
const bo: Actor = { kind: 'user', id: boId };
let goldId = '';

beforeAll(async () => {
  await world.transact(async (tx) => {
    const cast = [
      ['Anna', annaId],
      ['Bo', boId],
    ] as const;
    for (const [name, id] of cast) {
      const email = `${name.toLowerCase()}@kaffebolaget.example`;
      await insertUser(tx, { id, email, name, language: 'sv', passwordHash: null });
    }
    await insertGroup(tx, { id: returns, name: 'Returer', siteId: null });
    await replaceMembers(tx, returns, [boId]);
    goldId = (await createLevel(tx, bo, { name: 'Guld', colour: '#D9A72B', definition: goldDefinition })).id;
  });
});

const born = (): Fact[] =>
  told(['mon 10:00', opened, customerWrote, { kind: 'level-set', levelId: goldId, why: { kind: 'none' } }]);

async function wind(facts: readonly Fact[], owner: string | null, id = world.newId()): Promise<string> {
  const nobody = { siteId: null, companyId: null, personId: null, siteCalendarId: null };
  const about = { ...nobody, departmentId: returns, responsibleUserId: owner, number: 'FJ-7', title: 'Pall 2' };
  await world.transact((tx) => windClocks(tx, bo, { subject: { kind: 'ticket', id }, facts, about }));
  return id;
}

async function runTo(reading: string) {
  world.clock.set(at(reading));
  await world.runDue();
}

const noticesOf = async (userId: string, ticket: string) =>
  (await world.read((tx) => listNotificationRows(tx, userId, { limit: 50, unreadOnly: false })))
    .filter(({ subjectId }) => subjectId === ticket)
    .map(({ kind, facts }) => [kind, facts['number'], facts['promise'], facts['percent']]);

describe('notices of a clock', () => {
  it('SLA-8: the one responsible is told of each step, and the department when nobody is', async () => {
    world.clock.set(at('mon 10:00'));
    const [annas, nobodys] = [await wind(born(), annaId), await wind(born(), null)];
    await runTo('mon 10:30');
    await runTo('mon 10:48');
    await runTo('mon 11:00:01');
    await runTo('mon 11:00:30');
    const steps = (['promise.warned', 'promise.warned', 'promise.missed'] as const).map((kind, place) => [
      kind,
      'FJ-7',
      'first-answer',
      [50, 80, 100][place],
    ]);
    expect((await noticesOf(annaId, annas)).toReversed()).toEqual(steps);
    expect(await noticesOf(boId, annas)).toEqual([]);
    expect((await noticesOf(boId, nobodys)).toReversed()).toEqual(steps);
  });

  it('CAL-5: a closed day entered late moves running clocks, records it, and leaves past verdicts alone', async () => {
    world.clock.set(at('mon 10:00'));
    const running = await wind(born(), null);
    const answered = await wind([...born(), ...told(['mon 10:05', { ...annaAnswered, userId: annaId }])], null);
    const before = await world.read((tx) => cyclesOf(tx, { kind: 'ticket', id: answered }));
    world.clock.set(at('mon 10:10'));
    await world.transact(async (tx) => {
      const calendar = await baseCalendar(tx);
      const revision = await findRevision(tx, calendar.currentRevisionId);
      if (!revision) throw new Error('The base calendar has a revision.');
      const closed = {
        id: 'fire',
        name: 'Brandövning',
        says: 'closed',
        when: { dates: { from: '2025-11-03', to: '2025-11-03' } },
      } as const;
      const definition = { ...revision.definition, deviations: [...revision.definition.deviations, closed] };
      await reviseCalendar(tx, bo, { calendarId: calendar.id, definition, basedOn: revision.id });
    });
    await world.runDue();
    const [first] = await world.read((tx) => cyclesOf(tx, { kind: 'ticket', id: running }));
    expect(first).toMatchObject({ outcome: 'running', dueAt: at('tue 09:00'), cycleNo: 1 });
    const moved = (await world.events('promise.moved')).filter(({ subject }) => subject.id === running);
    expect(moved.map(({ data }) => [data['promise'], data['from'], data['dueAt']])).toContainEqual([
      'first-answer',
      at('mon 11:00'),
      at('tue 09:00'),
    ]);
    const after = await world.read((tx) => cyclesOf(tx, { kind: 'ticket', id: answered }));
    expect(after.find(({ promise }) => promise === 'first-answer')).toEqual(
      before.find(({ promise }) => promise === 'first-answer'),
    );
  });
});
