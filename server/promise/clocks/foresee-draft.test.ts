import { describe, expect, it } from 'vitest';
import { annaAnswered, at, customerWrote, opened, told } from '#core/promise/clocks/clocks.examples.ts';
import type { Fact } from '#core/promise/clocks/history.ts';
import type { LevelDefinition } from '#core/promise/levels/level.ts';
import { houseRooms } from '#server/house/house.rooms.ts';
import { platformRoom } from '#server/platform/platform.room.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { promiseRoom } from '#server/promise/promise.room.ts';
import { calendarsRoom } from '#server/time/calendars/calendars.room.ts';
import { goldDefinition } from '../levels/levels.examples.ts';
import { windClocks } from './wind-clocks.ts';

const world = await openTestWorld({ rooms: [platformRoom, ...houseRooms([]), calendarsRoom, promiseRoom] });
const bo = callerWith('01930000-0000-7000-8000-0000000000b0', { 'settings.edit': 'everywhere' });
const hours = (amount: number) => ({
  standard: { ...goldDefinition.targets.resolution.standard, amount },
  byPriority: {},
});
const only = (resolution: number): LevelDefinition => ({
  ...goldDefinition,
  targets: { resolution: hours(resolution) },
});

world.clock.set(at('mon 10:00'));
const level = (await world.call(bo, 'POST', '/levels', { name: 'Guld', colour: '#D9A72B', definition: only(8) })).body;

async function ticket(facts: readonly Fact[]): Promise<string> {
  const id = world.newId();
  const about = {
    siteId: null,
    departmentId: null,
    companyId: null,
    personId: null,
    responsibleUserId: null,
    siteCalendarId: null,
  };
  const chosen = {
    kind: 'level-set',
    levelId: level.id,
    why: { kind: 'none' },
    at: facts[0]?.at ?? 0,
    eventId: 'l',
  } as const;
  await world.transact((tx) =>
    windClocks(tx, bo.actor, { subject: { kind: 'ticket', id }, facts: [...facts, chosen], about }),
  );
  return id;
}

async function foreseen(definition: LevelDefinition) {
  const { id, revisionNo } = level;
  const content = { levels: [{ id, revisionNo, name: 'Guld', colour: '#D9A72B', definition }] };
  const draft = (await world.call(bo, 'POST', '/service-level-drafts', { name: 'Utkast', content })).body;
  const { body } = await world.call(bo, 'GET', `/service-level-drafts/${draft.id}/carry-over`);
  return { draft, body };
}

describe('what publishing would do to the clocks that run', () => {
  it('SLA-5: is told before it happens, changes nothing, and comes true', async () => {
    for (const time of ['mon 10:00', 'mon 12:00']) await ticket(told([time, opened, customerWrote]));
    world.clock.set(at('mon 15:00'));
    const before = await world.events('promise.moved');
    expect((await foreseen(only(16))).body).toMatchObject({
      running: 2,
      later: 2,
      earlier: 0,
      overdue: 0,
      more: false,
    });
    const { draft, body } = await foreseen({ ...only(4), targets: { resolution: hours(4), 'first-answer': hours(6) } });
    expect(body).toEqual({
      running: 2,
      earlier: 2,
      later: 0,
      begun: 2,
      ended: 0,
      released: 0,
      overdue: 1,
      more: false,
    });
    expect(await world.events('promise.moved')).toEqual(before);
    const missed = (await world.events('promise.missed')).length;
    await world.call(bo, 'PUT', `/service-level-drafts/${draft.id}/publication`, { version: draft.version });
    await world.runDue();
    expect((await world.events('promise.missed')).length - missed).toBe(1);
    expect(await world.events('promise.warned')).toEqual([]);
  });

  it('SLA-5: a level that stops promising ends its clocks, and what is stopped is not counted', async () => {
    await ticket(told(['mon 14:00', opened, customerWrote], ['mon 14:30', annaAnswered]));
    const { body } = await foreseen({ ...only(8), targets: {} });
    expect(body.ended).toBe(body.running);
    expect(body.begun).toBe(0);
  });

  it('CAL-5: every revision of a level is told with who published it and what it changed', async () => {
    const { rows } = (await world.call(bo, 'GET', `/levels/${level.id}/revisions`)).body;
    expect(rows.map(({ revisionNo }: { revisionNo: number }) => revisionNo)).toEqual([2, 1]);
    expect(rows[0].lines).toContainEqual({ path: 'targets.resolution', from: '8 h', to: '4 h' });
    expect(rows[0].lines).toContainEqual({ path: 'targets.first-answer', from: null, to: '6 h' });
    expect(rows[1].lines).toEqual([]);
    const { definition } = rows[1];
    const back = { name: 'Guld', colour: '#D9A72B', definition, revisionNo: 2 };
    expect((await world.call(bo, 'PUT', `/levels/${level.id}`, back)).body).toEqual({ revisionNo: 3 });
    const anna = callerWith('01930000-0000-7000-8000-0000000000a0', { 'tickets.answer': 'everywhere' });
    expect((await world.call(anna, 'GET', `/levels/${level.id}/revisions`)).status).toBe(403);
  });
});
