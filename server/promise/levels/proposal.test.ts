import { expect, it } from 'vitest';
import { houseRooms } from '#server/house/house.rooms.ts';
import { platformRoom } from '#server/platform/platform.room.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { promiseRoom } from '#server/promise/promise.room.ts';
import { calendarsRoom } from '#server/time/calendars/calendars.room.ts';
import { levelActivity } from './level.activity.ts';

const rooms = [platformRoom, ...houseRooms([levelActivity]), calendarsRoom, promiseRoom];
const world = await openTestWorld({ rooms });
const bo = callerWith('01930000-0000-7000-8000-0000000000b0', { 'settings.edit': 'everywhere' });
const checklist = async () =>
  (await world.call(bo, 'GET', '/checklist')).body.activities.find((each: { key: string }) => each.key === 'level');
const taken = { name: 'Standard', ruleName: 'Alla ärenden' };

it('ONB-1: no target chosen warns, and the proposal taken makes a level and a rule for everything', async () => {
  expect(await checklist()).toMatchObject({ state: 'missing', mandatory: true });
  const made = await world.call(bo, 'POST', '/levels/proposal', taken);
  expect(made.status).toBe(200);
  expect(await checklist()).toMatchObject({ state: 'holds', facts: { name: 'Standard' } });
  const rules = (await world.call(bo, 'GET', '/level-rules')).body.rows;
  expect(rules).toMatchObject([{ name: 'Alla ärenden', active: true, levelId: made.body.id }]);
});

it('ONB-1: a second press on the proposal makes nothing more', async () => {
  const again = await world.call(bo, 'POST', '/levels/proposal', taken);
  expect([again.status, again.body.code]).toEqual([409, 'levels.already-chosen']);
  expect((await world.call(bo, 'GET', '/levels')).body.rows).toHaveLength(1);
});
