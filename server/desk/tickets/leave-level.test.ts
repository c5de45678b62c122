import { beforeAll, describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '#core/platform/instant.ts';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { cyclesOf } from '#server/promise/clocks/clocks.store.ts';
import { createLevel } from '#server/promise/levels/create-level.ts';
import { goldDefinition } from '#server/promise/levels/levels.examples.ts';
import { createRule } from '#server/promise/rules/edit-rules.ts';
import { escalateTicket } from './escalate-ticket.ts';
import { byMail, camillasTicket, type Cast, theCast } from './tickets.examples.ts';

let world: TestWorld;
let cast: Cast;
const ids = { gold: '', silver: '', all: '' };
const tickets = { running: '', missed: '', done: '', escalated: '' };
/** Thursday 30 October 2025, 10:00 in Stockholm: open until 17. */
const TEN = Date.parse('2025-10-30T09:00:00Z');

const within = (hours: number) => ({
  ...goldDefinition,
  targets: {
    'first-answer': {
      standard: { amount: hours, unit: 'hours', day: 'open-hours-24', clock: 'business', calendarId: null },
      byPriority: {},
    },
  },
});
const rule = (name: string, levelId: string, members: readonly object[] = []) => ({
  name,
  active: true,
  conditions: { join: 'all', members },
  levelId,
  stops: false,
});
const cyclesNow = (id: string) => world.read((tx) => cyclesOf(tx, { kind: 'ticket', id }));
const levelOf = async (id: string) => (await world.call(cast.anna, 'GET', `/tickets/${id}`)).body.levelId;
const publish = async (content: object) => {
  const { body: draft } = await world.call(cast.bo, 'POST', '/service-level-drafts', { name: 'Utan Guld', content });
  const { body: carried } = await world.call(cast.bo, 'GET', `/service-level-drafts/${draft.id}/carry-over`);
  const answer = await world.call(cast.bo, 'PUT', `/service-level-drafts/${draft.id}/publication`, { version: 1 });
  return { answer, carried };
};

beforeAll(async () => {
  world = await openTestWorld();
  world.clock.set(TEN);
  cast = await theCast(world);
  await world.transact(async (tx) => {
    const level = (name: string, hours: number) =>
      createLevel(tx, byMail, { name, colour: '#D9A72B', definition: within(hours) as never });
    ids.gold = (await level('Guld', 1)).id;
    ids.silver = (await level('Silver', 4)).id;
    ids.all = (await createRule(tx, byMail, rule('Alla', ids.silver) as never)).id;
    const kaffe = [{ field: 'sender', negated: false, words: ['*kaffebolaget*'] }];
    await createRule(tx, byMail, rule('Kaffebolaget', ids.gold, kaffe) as never);
  });
  tickets.missed = (await camillasTicket(world, cast)).ticket.id;
  tickets.done = (await camillasTicket(world, cast)).ticket.id;
  world.clock.advance(10 * MINUTE);
  await world.call(cast.anna, 'POST', `/tickets/${tickets.done}/answers`, { html: '<p>Hej</p>', statusId: 'solved' });
  const other = { requester: { address: 'lotta@annan.example', name: 'Lotta' } };
  const message = { text: 'Hej', from: 'lotta@annan.example', to: ['kundservice@fjallbo.se'] };
  tickets.escalated = (await camillasTicket(world, cast, { ...other, message })).ticket.id;
  const does = { kind: 'set-level', levelId: ids.gold } as const;
  await world.transact((tx) =>
    escalateTicket(tx, byMail, { ticketId: tickets.escalated, does, escalationId: tx.newId() }),
  );
  world.clock.advance(80 * MINUTE);
  tickets.running = (await camillasTicket(world, cast)).ticket.id;
  await world.runDue();
  world.clock.advance(5 * MINUTE);
});

describe('a level that goes', () => {
  it('SLA-10: a draft that takes away a level which a rule still sets is refused whole, and so is a stale one', async () => {
    const removedLevels = [{ id: ids.gold, revisionNo: 1, name: 'Guld' }];
    const used = await publish({ removedLevels, levels: [] });
    expect([used.answer.status, used.answer.body.code]).toEqual([409, 'levels.in-use']);
    const { rows } = (await world.call(cast.bo, 'GET', '/level-rules')).body;
    const rules = rows.filter(({ id }: { id: string }) => id === ids.all);
    const stale = await publish({ removedLevels: [{ ...removedLevels[0], revisionNo: 7 }], rules });
    expect([stale.answer.status, stale.answer.body.code]).toEqual([409, 'levels.stale']);
    expect((await world.call(cast.bo, 'GET', '/level-rules')).body.rows).toHaveLength(2);
  });

  it('SLA-10: published, the clocks that run go over to the level the rules choose, and a miss and a verdict stand', async () => {
    const before = { running: await cyclesNow(tickets.running), done: await cyclesNow(tickets.done) };
    expect(
      (await cyclesNow(tickets.missed)).map(({ levelId, breachToldAt }) => [levelId, breachToldAt !== null]),
    ).toEqual([[ids.gold, true]]);
    const told = (await world.events('promise.missed')).length;
    const { rows } = (await world.call(cast.bo, 'GET', '/level-rules')).body;
    const rules = rows.filter(({ id }: { id: string }) => id === ids.all);
    const { answer, carried } = await publish({
      removedLevels: [{ id: ids.gold, revisionNo: 1, name: 'Guld' }],
      rules,
    });
    expect(answer.status).toBeLessThan(300);
    expect(carried.released).toBe(3);
    await world.runDue();

    expect((await world.call(cast.bo, 'GET', '/levels')).body.rows.map(({ name }: { name: string }) => name)).toEqual([
      'Silver',
    ]);
    expect((await world.events('level.deleted')).at(-1)).toMatchObject({
      subject: { id: ids.gold },
      actor: cast.bo.actor,
    });
    expect(await levelOf(tickets.running)).toBe(ids.silver);
    const [old, next] = await cyclesNow(tickets.running);
    expect(old).toMatchObject({ id: before.running[0]?.id, outcome: 'cancelled', cancelReason: 'superseded' });
    expect(next).toMatchObject({ levelId: ids.silver, outcome: 'running', startedAt: old?.startedAt });
    expect(next?.dueAt).toBe((old?.startedAt ?? 0) + 4 * HOUR);
    const set = (await world.events('ticket.level-set')).filter(({ subject }) => subject.id === tickets.running).at(-1);
    expect(set?.data).toMatchObject({ levelId: ids.silver, why: { kind: 'rule', name: 'Alla' } });

    expect(await levelOf(tickets.escalated)).toBe(ids.silver);
    const missed = await cyclesNow(tickets.missed);
    expect(missed).toHaveLength(1);
    expect(missed[0]).toMatchObject({ levelId: ids.gold, promise: 'first-answer' });
    expect(missed[0]?.breachToldAt).not.toBeNull();
    await world.call(cast.anna, 'POST', `/tickets/${tickets.missed}/answers`, { html: '<p>Hej</p>' });
    expect((await cyclesNow(tickets.missed))[0]).toMatchObject({ levelId: ids.gold, outcome: 'missed' });
    expect(await cyclesNow(tickets.done)).toEqual(before.done);
    expect(await levelOf(tickets.done)).toBe(ids.gold);
    expect(await world.events('promise.missed')).toHaveLength(told);
  });

  it('SLA-10: a ticket that was done under it asks the rules when it is opened again', async () => {
    const done = await cyclesNow(tickets.done);
    const { version } = (await world.call(cast.anna, 'GET', `/tickets/${tickets.done}`)).body;
    const path = `/tickets/${tickets.done}`;
    expect((await world.call(cast.anna, 'PATCH', path, { statusId: 'open', version })).status).toBe(200);
    expect(await levelOf(tickets.done)).toBe(ids.silver);
    expect((await cyclesNow(tickets.done)).find(({ id }) => id === done[0]?.id)).toMatchObject({
      levelId: ids.gold,
      outcome: 'met',
    });
  });
});
