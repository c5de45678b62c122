import { describe, expect, it } from 'vitest';
import { blankFacts } from '#core/conditions/conditions.examples.ts';
import { houseRooms } from '#server/house/house.rooms.ts';
import { platformRoom } from '#server/platform/platform.room.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { promiseRoom } from '#server/promise/promise.room.ts';
import { calendarsRoom } from '#server/time/calendars/calendars.room.ts';
import { chooseLevel } from '../rules/choose-level.ts';
import { allLevelRevisions } from './levels.store.ts';
import { goldDefinition } from './levels.examples.ts';

const world = await openTestWorld({ rooms: [platformRoom, ...houseRooms([]), calendarsRoom, promiseRoom] });
const boId = '01930000-0000-7000-8000-0000000000b0';
const bo = callerWith(boId, { 'settings.edit': 'everywhere' });
const anna = callerWith('01930000-0000-7000-8000-0000000000a0', { 'tickets.answer': 'everywhere' });
const gold = (name: string) => ({ name, colour: '#D9A72B', definition: goldDefinition });

const made = async (name: string): Promise<string> => (await world.call(bo, 'POST', '/levels', gold(name))).body.id;
const ruled = async (name: string, levelId: string, more = {}) =>
  (
    await world.call(bo, 'POST', '/level-rules', {
      name,
      active: true,
      levelId,
      stops: false,
      conditions: { join: 'all', members: [] },
      ...more,
    })
  ).body;

describe('levels over the wire', () => {
  it('SLA-2: a level is made, revised and read; a save without a change makes no revision', async () => {
    const id = await made('Guld');
    const stricter = { ...goldDefinition, warnAt: [25, 75] };
    const save = { ...gold('Guld'), definition: stricter };
    expect((await world.call(bo, 'PUT', `/levels/${id}`, { ...save, revisionNo: 1 })).body).toEqual({ revisionNo: 2 });
    expect((await world.call(bo, 'PUT', `/levels/${id}`, { ...save, revisionNo: 2 })).body).toEqual({ revisionNo: 2 });
    const { rows } = (await world.call(anna, 'GET', '/levels')).body;
    expect(rows.find((level: { id: string }) => level.id === id)).toMatchObject({
      revisionNo: 2,
      definition: stricter,
    });
    expect((await world.events('level.revised')).filter(({ subject }) => subject.id === id)).toHaveLength(1);
  });

  it('SLA-2: a stale save is refused, and so is a name another level has', async () => {
    const id = await made('Silver');
    const stale = await world.call(bo, 'PUT', `/levels/${id}`, { ...gold('Silver'), revisionNo: 7 });
    expect([stale.status, stale.body.code]).toEqual([409, 'levels.stale']);
    const taken = await world.call(bo, 'POST', '/levels', gold('silver'));
    expect([taken.status, taken.body.code]).toEqual([409, 'levels.name-taken']);
  });

  it.each([
    ['no time at all', { targets: { resolution: { standard: { amount: 0, unit: 'hours' } } } }],
    ['a unit nobody knows', { targets: { resolution: { standard: { amount: 4, unit: 'moons' } } } }],
    ['a promise nobody knows', { targets: { miracle: { standard: { amount: 4, unit: 'hours' } } } }],
    ['thresholds over the target', { warnAt: [50, 120] }],
    ['thresholds that fall', { warnAt: [80, 50] }],
    ['a calendar that does not exist', { calendarId: '01930000-0000-7000-8000-00000000dead' }],
    ['a step that assigns to nobody', { steps: [{ when: 'missed', does: { kind: 'assign', userId: '' } }] }],
    ['a step that calls no web address', { steps: [{ when: 80, does: { kind: 'webhook', url: 'ftp://x' } }] }],
    ['a step that tells nobody', { steps: [{ when: 80, does: { kind: 'notify', userIds: [], groupIds: [] } }] }],
    ['a clock that ticks when closed', { tickingIn: ['new', 'closed'] }],
  ])('SLA-2: %s is refused in plain words', async (_, wrong) => {
    const answer = await world.call(bo, 'POST', '/levels', {
      ...gold('Fel'),
      definition: { ...goldDefinition, ...wrong },
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body.title).toBeTruthy();
  });

  it('SLA-2: a deleted level is out of use but keeps its revisions; one that a rule sets cannot go', async () => {
    const id = await made('Brons');
    const rule = await ruled('Bronsregel', id);
    const held = await world.call(bo, 'DELETE', `/levels/${id}`);
    expect([held.status, held.body.code]).toEqual([409, 'levels.in-use']);
    await world.call(bo, 'DELETE', `/level-rules/${rule.id}`);
    expect((await world.call(bo, 'DELETE', `/levels/${id}`)).status).toBeLessThan(300);
    const { rows } = (await world.call(bo, 'GET', '/levels')).body;
    expect(rows.map((level: { id: string }) => level.id)).not.toContain(id);
    expect((await world.read(allLevelRevisions)).filter(({ levelId }) => levelId === id)).toHaveLength(1);
  });

  it('SLA-2: whoever may not edit settings is refused', async () => {
    expect((await world.call(anna, 'POST', '/levels', gold('Annas'))).status).toBe(403);
    expect((await world.call(undefined, 'GET', '/levels')).status).toBe(401);
    expect((await world.call(anna, 'PUT', '/level-rule-order', { ruleIds: [] })).status).toBe(403);
  });
});

describe('rules over the wire', () => {
  const choose = (facts = {}) => world.read((tx) => chooseLevel(tx, { ...blankFacts, ...facts }));

  it('SLA-3: rules are ordered, switched and changed, and a change is heard at once', async () => {
    const [basic, better] = [await made('Bas'), await made('Bättre')];
    const vip = { join: 'all', members: [{ field: 'customer-group', negated: false, anyOf: ['vip'] }] };
    const first = await ruled('Alla', basic);
    const second = await ruled('VIP', better, { conditions: vip });
    expect((await choose()).levelId).toBe(basic);
    expect((await choose({ customerGroup: 'vip' })).why).toEqual({ kind: 'rule', id: second.id, name: 'VIP' });
    const order = await world.call(bo, 'PUT', '/level-rule-order', { ruleIds: [second.id, first.id] });
    expect(order.status).toBeLessThan(300);
    expect((await choose({ customerGroup: 'vip' })).levelId).toBe(basic);
    const { id, version, ...fields } = second;
    const stop = await world.call(bo, 'PUT', `/level-rules/${id}`, { ...fields, stops: true, version });
    expect(stop.body.version).toBe(2);
    expect((await choose({ customerGroup: 'vip' })).levelId).toBe(better);
    expect((await world.call(bo, 'PUT', `/level-rules/${id}`, { ...fields, version })).body.code).toBe(
      'level-rules.stale',
    );
    const partly = await world.call(bo, 'PUT', '/level-rule-order', { ruleIds: [first.id] });
    expect([partly.status, partly.body.code]).toEqual([409, 'level-rules.order-stale']);
    await world.call(bo, 'DELETE', `/level-rules/${first.id}`);
    await world.call(bo, 'DELETE', `/level-rules/${second.id}`);
  });

  it('SLA-3: a rule of nonsense is refused', async () => {
    const levelId = await made('Nonsens');
    for (const members of [
      [{ field: 'weather', negated: false, anyOf: ['rain'] }],
      [{ field: 'tag', negated: false, anyOf: [] }],
      [{ field: 'created-age', negated: false, minutes: -1, clock: 'wall' }],
      [{ join: 'any', conditions: [{ join: 'any', conditions: [] }] }],
    ]) {
      const rule = { name: 'x', active: true, levelId, stops: false, conditions: { join: 'all', members } };
      expect((await world.call(bo, 'POST', '/level-rules', rule)).status).toBe(400);
    }
    const orphan = {
      name: 'x',
      active: true,
      levelId: world.newId(),
      stops: false,
      conditions: { join: 'all', members: [] },
    };
    expect((await world.call(bo, 'POST', '/level-rules', orphan)).body.code).toBe('levels.not-found');
  });

  it('SLA-4: a plain target applies where no rule sets a level, and can be taken away', async () => {
    const set = (body: object, scope = 'general') => world.call(bo, 'PUT', `/fallback-targets/${scope}`, body);
    expect((await set({ minutes: 480 })).status).toBeLessThan(300);
    await set({ scopeId: 'fault', minutes: 60 }, 'ticket-type');
    expect((await choose()).why).toEqual({ kind: 'fallback', scope: 'general' });
    expect((await choose({ type: 'fault' })).why).toEqual({ kind: 'fallback', scope: 'ticket-type' });
    await set({ scopeId: 'fault', minutes: 30 }, 'ticket-type');
    expect((await world.call(bo, 'GET', '/fallback-targets')).body.rows).toContainEqual({
      scope: 'ticket-type',
      scopeId: 'fault',
      minutes: 30,
    });
    await set({ scopeId: 'fault', minutes: null }, 'ticket-type');
    await set({ minutes: null });
    expect((await choose({ type: 'fault' })).levelId).toBeNull();
    expect((await set({ minutes: 0 })).status).toBe(400);
  });
});
