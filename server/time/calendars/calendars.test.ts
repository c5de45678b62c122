import { describe, expect, it } from 'vitest';
import { HOUR } from '#core/platform/instant.ts';
import { addOpenTime, isOpen } from '#core/time/calendars/compiled-calendar.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { calendarActivity } from './calendar.activity.ts';
import { calendarUses } from './calendar-uses.ts';
import { loadCompiledCalendar, loadCompiledRevision } from './load-compiled-calendar.ts';

const world = await openTestWorld({ at: '2025-10-30T12:36:00Z' });
const boId = world.newId();
const bo = callerWith(boId, { 'settings.edit': 'everywhere' });
const anna = callerWith(world.newId(), { 'tickets.answer': 'everywhere' });
const BASE = '01930000-0000-7000-8000-00000000ca01';

const office = [{ from: 480, to: 1020 }];
const definition = (change: object = {}) => ({
  name: `Kalender ${world.newId()}`,
  zone: 'Europe/Stockholm',
  week: { mon: office, tue: office, wed: office, thu: office, fri: office, sat: [], sun: [] },
  redDaySet: 'SE',
  redDayOverrides: [],
  deviations: [],
  ...change,
});
const conference = {
  id: 'konferens',
  name: 'Konferens',
  says: 'closed',
  when: { dates: { from: '2025-10-30', to: '2025-10-30' }, hours: { from: 795, to: 840 } },
};
const make = async (change: object = {}) => {
  const made = await world.call(bo, 'POST', '/calendars', definition(change));
  expect(made.status).toBe(200);
  return made.body;
};

describe('the base calendar', () => {
  it('CAL-3: is there from the start, follows the Swedish red days, and serves whatever names none of its own', async () => {
    const { body } = await world.call(anna, 'GET', '/calendars');
    expect(body.rows[0]).toMatchObject({ id: BASE, isBase: true, openNow: true, revision: 1 });
    const compiled = await world.read((tx) => loadCompiledCalendar(tx, null));
    expect(isOpen(compiled, Date.parse('2025-12-24T10:00+01:00'))).toBe(false);
    expect(isOpen(compiled, Date.parse('2025-12-23T10:00+01:00'))).toBe(true);
  });

  it('CAL-3: another can be chosen, and those who followed the former hear of it', async () => {
    const other = await make();
    expect((await world.call(bo, 'PUT', `/calendars/${other.id}/base`)).body.isBase).toBe(true);
    const revised = (await world.events('calendar.revised')).at(-1);
    expect(revised?.data).toMatchObject({ calendarId: BASE });
    expect((await world.call(bo, 'DELETE', `/calendars/${other.id}`)).body.code).toBe('calendars.is-base');
    await world.call(bo, 'PUT', `/calendars/${BASE}/base`);
  });
});

describe('editing a calendar', () => {
  it('CAL-5: makes a new revision, keeps the old one for what it judged, and tells the clocks', async () => {
    const made = await make();
    const answered = await world.call(bo, 'PUT', `/calendars/${made.id}/definition`, {
      definition: { ...made.definition, deviations: [conference] },
      basedOn: made.revisionId,
    });
    expect(answered.body).toMatchObject({ revision: 2, definition: { deviations: [conference] } });
    const before = await world.read((tx) => loadCompiledRevision(tx, made.revisionId));
    const after = await world.read((tx) => loadCompiledCalendar(tx, made.id));
    const from = Date.parse('2025-10-30T13:00+01:00');
    expect(addOpenTime(before, from, HOUR)).toBe(Date.parse('2025-10-30T14:00+01:00'));
    expect(addOpenTime(after, from, HOUR)).toBe(Date.parse('2025-10-30T14:45+01:00'));
    expect(after.calendar.revisionId).toBe(answered.body.revisionId);
    expect((await world.events('calendar.revised')).at(-1)).toMatchObject({
      actor: { kind: 'user', id: boId },
      data: { calendarId: made.id, revisionId: answered.body.revisionId },
    });
    const revisions = await world.call(anna, 'GET', `/calendars/${made.id}/revisions`);
    expect(revisions.body.rows.map((row: { number: number; current: boolean }) => [row.number, row.current])).toEqual([
      [2, true],
      [1, false],
    ]);
    const old = await world.call(anna, 'GET', `/calendars/${made.id}/revisions/${made.revisionId}`);
    expect(old.body.definition.deviations).toEqual([]);
  });

  it('CAL-5: saving without a change changes nothing', async () => {
    const made = await make();
    const count = (await world.events('calendar.revised')).length;
    const same = { definition: made.definition, basedOn: made.revisionId };
    expect((await world.call(bo, 'PUT', `/calendars/${made.id}/definition`, same)).body.revision).toBe(1);
    expect(await world.events('calendar.revised')).toHaveLength(count);
  });

  it('CAL-1: a save on top of somebody else’s is refused and nothing is lost', async () => {
    const made = await make();
    const put = (name: string) =>
      world.call(bo, 'PUT', `/calendars/${made.id}/definition`, {
        definition: { ...made.definition, name },
        basedOn: made.revisionId,
      });
    expect((await put('Först')).status).toBe(200);
    const refused = await put('Sist');
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'calendars.stale', facts: { revision: 2 } });
    expect((await world.call(anna, 'GET', `/calendars/${made.id}`)).body.definition.name).toBe('Först');
  });

  it('CAL-1: one name, one calendar, whatever its capitals', async () => {
    await make({ name: 'Norrvik jour' });
    const refused = await world.call(bo, 'POST', '/calendars', definition({ name: 'NORRVIK JOUR' }));
    expect(refused.body.code).toBe('calendars.name-taken');
  });
});

describe('bad input', () => {
  it.each([
    ['a zone nobody knows', { zone: 'Mars/Olympus' }],
    ['a minute after midnight’s end', { week: { ...definition().week, mon: [{ from: 0, to: 1441 }] } }],
    ['a date that does not exist', { redDayOverrides: [{ date: '2025-02-29', name: 'x', says: 'closed' }] }],
    ['a set of red days that does not exist', { redDaySet: 'XX' }],
    [
      'dates the wrong way round',
      { deviations: [{ ...conference, when: { dates: { from: '2025-02-02', to: '2025-02-01' } } }] },
    ],
    ['two deviations of one id', { deviations: [conference, conference] }],
    ['no name', { name: '  ' }],
  ])('CAL-1: %s is refused', async (_what, change) => {
    expect((await world.call(bo, 'POST', '/calendars', definition(change))).status).toBe(400);
  });
});

describe('access', () => {
  it('CAL-1: anybody signed in may read and ask; only who edits settings may write', async () => {
    expect((await world.call(undefined, 'GET', '/calendars')).status).toBe(401);
    expect((await world.call(anna, 'GET', `/calendars/${BASE}`)).status).toBe(200);
    expect((await world.call(anna, 'POST', '/calendars', definition())).status).toBe(403);
    expect((await world.call(anna, 'DELETE', `/calendars/${BASE}`)).status).toBe(403);
  });
});

describe('taking a calendar away', () => {
  it('CAL-3: is refused while something uses it, and its revisions stay', async () => {
    const made = await make();
    const uses = async (_tx: unknown, id: string) =>
      id === made.id ? [{ kind: 'level' as const, id: 'x', name: 'Silver' }] : [];
    calendarUses.push(uses);
    const refused = await world.call(bo, 'DELETE', `/calendars/${made.id}`);
    expect(refused.body).toMatchObject({ code: 'calendars.in-use', facts: { users: 'Silver' } });
    expect((await world.call(anna, 'GET', `/calendars/${made.id}`)).body.usedBy).toEqual([
      { kind: 'level', id: 'x', name: 'Silver' },
    ]);
    calendarUses.splice(calendarUses.indexOf(uses), 1);
    expect((await world.call(bo, 'DELETE', `/calendars/${made.id}`)).status).toBe(204);
    expect((await world.call(anna, 'GET', `/calendars/${made.id}`)).status).toBe(404);
    const kept = await world.read((tx) => loadCompiledRevision(tx, made.revisionId));
    expect(kept.calendar.name).toBe(made.definition.name);
  });

  it('CAL-3: is taken back by one press, unless its name is another’s by now', async () => {
    const made = await make({ name: 'Sommarstugan' });
    const restore = () => world.call(bo, 'PUT', `/calendars/${made.id}/restoration`);
    expect((await restore()).status).toBe(404);
    await world.call(bo, 'DELETE', `/calendars/${made.id}`);
    const other = await make({ name: 'Sommarstugan' });
    expect((await restore()).body.code).toBe('calendars.name-taken');
    await world.call(bo, 'DELETE', `/calendars/${other.id}`);
    expect((await restore()).body).toMatchObject({ id: made.id, definition: { name: 'Sommarstugan' } });
  });
});

describe('asking the calendar', () => {
  it('CAL-4: open at, open time between and the instant after, each with the rule that decided', async () => {
    const made = await make({ deviations: [conference] });
    const ask = async (path: string) => (await world.call(anna, 'GET', `/calendars/${made.id}/${path}`)).body;
    expect(await ask('open-at?at=2025-10-30T13:20:00%2B01:00')).toEqual({
      open: false,
      reason: { kind: 'deviation', id: 'konferens', name: 'Konferens' },
      nextOpening: '2025-10-30T13:00:00.000Z',
      nextClosing: '2025-10-30T16:00:00.000Z',
    });
    const between = await ask('open-time?from=2025-10-31T15:00:00Z&to=2025-11-03T08:00:00Z');
    expect(between.openMs).toBe(2 * HOUR);
    expect(between.stretches.map((one: { reason: { kind: string } }) => one.reason.kind)).toEqual([
      'week',
      'outside-hours',
      'red-day',
      'closed-weekday',
      'outside-hours',
      'week',
    ]);
    expect((await ask('instant-after?from=2025-10-30T12:00:00Z&minutes=60')).at).toBe('2025-10-30T13:45:00.000Z');
  });

  it('CAL-4: a calendar that never opens answers never, at once', async () => {
    const none = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    const made = await make({ week: none });
    const { body } = await world.call(
      anna,
      'GET',
      `/calendars/${made.id}/instant-after?from=2025-10-30T12:00:00Z&minutes=1`,
    );
    expect(body).toEqual({ at: null, stretches: [] });
  });

  it('CAL-6: the year tells of each day whether it is open, shorter, red, extra or closed, and why', async () => {
    const noon = {
      id: 'd',
      name: 'Dag före röd dag',
      says: 'closed',
      when: { beforeRedDay: true, hours: { from: 720, to: 1440 } },
    };
    const extra = {
      id: 'e',
      name: 'Julöppet',
      says: 'open',
      when: { dates: { from: '2025-12-20', to: '2025-12-20' }, hours: { from: 600, to: 840 } },
    };
    const made = await make({ deviations: [noon, extra] });
    const { body } = await world.call(anna, 'GET', `/calendars/${made.id}/years/2025`);
    const day = (date: string) => body.days.find((one: { date: string }) => one.date === date);
    expect(body.days).toHaveLength(365);
    expect(day('2025-12-24')).toMatchObject({
      kind: 'red',
      openMinutes: 0,
      reasons: [{ kind: 'red-day', name: 'julafton' }, { name: 'Dag före röd dag' }],
    });
    expect(day('2025-12-23')).toMatchObject({ kind: 'shorter', openMinutes: 240, windows: [{ from: 480, to: 720 }] });
    expect(day('2025-12-20')).toMatchObject({ kind: 'extra', openMinutes: 240 });
    expect(day('2025-12-21').kind).toBe('closed');
    expect(day('2025-12-22')).toMatchObject({ kind: 'open', openMinutes: 540 });
  });
});

describe('red days', () => {
  it('CAL-1: a set that is new here is stored as our own rows when first chosen', async () => {
    await make({ redDaySet: 'DE-BY' });
    const { body } = await world.call(anna, 'GET', '/red-day-sets/DE-BY/days');
    expect(body.rows).toContainEqual({ date: '2030-06-20', name: 'Fronleichnam' });
    expect((await world.call(anna, 'GET', '/red-day-sets/XX/days')).body.code).toBe('calendars.no-such-red-day-set');
    const sets = (await world.call(anna, 'GET', '/red-day-sets')).body.rows;
    expect(sets).toContainEqual({ code: 'DE-BY', country: 'DE', region: 'Bayern' });
  });
});

describe('the checklist', () => {
  it('ONB-1: warns while the base calendar never opens, and names it when it does', async () => {
    const check = () => world.read((tx) => calendarActivity.check(tx));
    expect(await check()).toEqual({ state: 'holds', facts: { name: 'Grundkalender' } });
    const base = (await world.call(bo, 'GET', `/calendars/${BASE}`)).body;
    const none = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    await world.call(bo, 'PUT', `/calendars/${BASE}/definition`, {
      definition: { ...base.definition, week: none },
      basedOn: base.revisionId,
    });
    expect(await check()).toEqual({ state: 'broken', facts: {} });
  });

  it('CAL-3: a site that follows a calendar is named as its user', async () => {
    const made = await make();
    const site = await world.call(bo, 'POST', '/sites', { code: 'FJ', name: 'Fjällbo', calendarId: made.id });
    expect(site.status).toBe(200);
    const { body } = await world.call(anna, 'GET', `/calendars/${made.id}`);
    expect(body.usedBy).toEqual([{ kind: 'site', id: site.body.id, name: 'Fjällbo' }]);
    expect((await world.call(bo, 'DELETE', `/calendars/${made.id}`)).body.facts).toEqual({ users: 'Fjällbo' });
  });
});
