import { beforeAll, describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '#core/platform/instant.ts';
import type { Caller } from '#core/platform/caller.ts';
import { callerWith, openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { goldDefinition } from '#server/promise/levels/levels.examples.ts';
import { escalateTicket } from './escalate-ticket.ts';
import { camillasTicket, type Cast, theCast } from './tickets.examples.ts';

let world: TestWorld;
let cast: Cast;
let bo: Caller;
const levels: Record<string, string> = {};

const must = async (by: Caller, method: string, path: string, body?: unknown) => {
  const answer = await world.call(by, method, path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const choose = (state: string, reasonId: string | null = null) =>
  must(cast.anna, 'PUT', `/agents/${cast.anna.userId}/state`, { state, reasonId });
const levelOf = async (id: string) => (await must(bo, 'GET', `/tickets/${id}`)).levelId;
const annasTicket = async () => (await camillasTicket(world, cast, { ownerId: cast.anna.userId })).ticket;
const rule = (name: string, levelId: string | undefined, members: object[]) =>
  must(bo, 'POST', '/level-rules', {
    ...{ name, levelId, active: true, stops: false },
    conditions: { join: 'all', members },
  });

beforeAll(async () => {
  world = await openTestWorld();
  cast = await theCast(world);
  bo = callerWith(
    cast.bo.userId,
    Object.fromEntries(
      ['tickets.read', 'tickets.answer', 'tickets.assign', 'settings.edit', 'reports.read'].map((right) => [
        right,
        'everywhere',
      ]),
    ),
  );
  for (const name of ['Guld', 'Silver'])
    levels[name] = (await must(bo, 'POST', '/levels', { name, colour: '#D9A72B', definition: goldDefinition })).id;
  await rule('Alla', levels['Guld'], []);
});

describe('the owner’s state and the level', () => {
  it('SLA-3: a change of state is nothing to tickets while no rule asks for it', async () => {
    const ticket = await annasTicket();
    await choose('paused', 'lunch');
    await world.runDue();
    expect(await levelOf(ticket.id)).toBe(levels['Guld']);
    expect((await world.events('ticket.level-set')).filter(({ subject }) => subject.id === ticket.id)).toHaveLength(1);
  });

  it('SLA-3: a rule asks for the owner’s state at the moment it is tried', async () => {
    await choose('ready');
    await rule('Ansvarig pausar', levels['Silver'], [
      { field: 'owner-state', negated: false, anyOf: ['paused', 'away'] },
    ]);
    const ticket = await annasTicket();
    expect(await levelOf(ticket.id)).toBe(levels['Guld']);
    const { ticket: nobodys } = await camillasTicket(world, cast);
    expect(await levelOf(nobodys.id)).toBe(levels['Guld']);
  });

  it('SLA-3: when the state changes the owner’s open tickets get their level anew, and it is recorded', async () => {
    const [one, other] = [await annasTicket(), await annasTicket()];
    const closed = await annasTicket();
    await must(bo, 'PUT', `/tickets/${closed.id}/closure`, {});
    world.clock.advance(HOUR);
    await choose('paused', 'meeting');
    await world.runDue();
    for (const { id } of [one, other]) expect(await levelOf(id)).toBe(levels['Silver']);
    expect(await levelOf(closed.id)).toBe(levels['Guld']);
    const set = (await world.events('ticket.level-set')).findLast(({ subject }) => subject.id === one.id);
    expect(set?.data).toMatchObject({ levelId: levels['Silver'], why: { kind: 'rule', name: 'Ansvarig pausar' } });
    await choose('ready');
    await world.runDue();
    expect(await levelOf(one.id)).toBe(levels['Guld']);
  });

  it('SLA-3: more tickets than one batch all follow, and the last of several states stands', async () => {
    const tickets = [];
    for (let count = 0; count < 60; count += 1) tickets.push(await annasTicket());
    await choose('paused', 'meeting');
    await choose('ready');
    await choose('away');
    await world.runDue();
    for (const { id } of tickets) expect(await levelOf(id)).toBe(levels['Silver']);
  });

  it('SLA-3, SLA-5: a level that an escalation set stays, whatever the owner’s state', async () => {
    const ticket = await annasTicket();
    const does = { kind: 'set-level', levelId: levels['Guld'] ?? '' } as const;
    const by = { kind: 'system', id: 'test' } as const;
    await world.transact((tx) => escalateTicket(tx, by, { ticketId: ticket.id, does, escalationId: tx.newId() }));
    await choose('ready');
    await world.runDue();
    await choose('away');
    await world.runDue();
    expect(await levelOf(ticket.id)).toBe(levels['Guld']);
  });

  it('SLA-3: *Try the rules* tells whether the owner’s state holds', async () => {
    const ticket = await annasTicket();
    const asked = { ticketNumber: ticket.number };
    const { rules } = await must(bo, 'POST', '/level-rule-trials', asked);
    expect(rules.at(-1)).toMatchObject({ fits: true, members: [true] });
    await choose('ready');
    expect((await must(bo, 'POST', '/level-rule-trials', asked)).rules.at(-1)).toMatchObject({ members: [false] });
  });

  it('SLA-10: *What if?* asks the log: a drafted rule is tried with the state the owner then had', async () => {
    await world.runDue();
    const published = (await must(bo, 'GET', '/level-rules')).rows;
    const strict = {
      ...goldDefinition,
      targets: {
        'first-answer': {
          standard: { amount: 1, unit: 'minutes', day: 'open-hours-24', clock: 'wall', calendarId: null },
          byPriority: {},
        },
      },
    };
    levels['Sträng'] = (
      await must(bo, 'POST', '/levels', { name: 'Sträng', colour: '#D9A72B', definition: strict })
    ).id;
    await choose('ready');
    const ready = await annasTicket();
    world.clock.advance(20 * MINUTE);
    await choose('paused', 'lunch');
    await world.runDue();
    const paused = await annasTicket();
    world.clock.advance(30 * MINUTE);
    for (const { id } of [ready, paused])
      await must(cast.anna, 'POST', `/tickets/${id}/answers`, { html: '<p>Hej</p>' });
    await choose('ready');
    world.clock.advance(HOUR);
    await world.runDue();
    const drafted = published.map((each: { name: string; conditions: object }) =>
      each.name === 'Ansvarig pausar'
        ? {
            ...each,
            levelId: levels['Sträng'],
            conditions: {
              join: 'all',
              members: [
                { field: 'owner-state', negated: false, anyOf: ['paused'] },
                { field: 'status', negated: true, anyOf: ['closed'] },
              ],
            },
          }
        : each,
    );
    const day = new Date(world.clock.now()).toISOString().slice(0, 10);
    const { id } = await must(bo, 'POST', '/trials', { content: { rules: drafted }, from: day, to: day });
    await world.runDue();
    const { rows } = await must(bo, 'GET', `/trials/${id}/changes?change=newly-missed`);
    const numbers = rows.map((row: { number: string }) => row.number);
    expect(numbers).toContain(paused.number);
    expect(numbers).toContain(ready.number);
  });
});
