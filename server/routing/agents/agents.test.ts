import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '#core/platform/caller.ts';
import { HOUR, MINUTE, SECOND } from '#core/platform/instant.ts';
import { insertSession } from '#server/house/sign-in/sign-in.store.ts';
import { endSession } from '#server/house/sign-in/sessions.ts';
import { callerWith, openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { type Cast, theCast } from '#server/desk/tickets/tickets.examples.ts';
import { askAgent, noteHere } from './lose-agent.ts';

let world: TestWorld;
let cast: Cast;
let leader: Caller;

beforeAll(async () => {
  world = await openTestWorld();
  cast = await theCast(world);
  leader = callerWith(cast.bo.userId, { 'users.manage': [cast.fjallbo.id] });
});

const choose = (caller: Caller, state: string, reasonId: string | null = null, userId = caller.userId) =>
  world.call(caller, 'PUT', `/agents/${userId}/state`, { state, reasonId });
const stateOf = async (userId: string, by: Caller = cast.bo) =>
  (await world.call(by, 'GET', '/agents')).body.rows.find((row: { userId: string }) => row.userId === userId);
const says = (userId: string) => world.transact((tx) => noteHere(tx, userId));
const leaves = (userId: string) => world.transact((tx) => askAgent(tx, userId));
async function session(userId: string): Promise<string> {
  return world.transact(async (tx) => {
    const id = tx.newId();
    const origin = { internetAddress: '127.0.0.1', agent: 'test' };
    await insertSession(tx, { id, userId, tokenHash: id, ...origin, createdAt: tx.now, lastSeenAt: tx.now });
    return id;
  });
}

describe('an agent’s state', () => {
  it('QUE-3: is chosen by the agent, recorded with what it was before, and seen by colleagues', async () => {
    const { anna } = cast;
    expect(await stateOf(anna.userId)).toBeUndefined();
    const at = world.clock.now();
    expect((await choose(anna, 'ready')).body).toMatchObject({ state: 'ready', reasonId: null, cause: 'chosen' });
    world.clock.advance(HOUR);
    await choose(anna, 'paused', 'lunch');
    const sinceAt = new Date(at + HOUR).toISOString();
    expect(await stateOf(anna.userId)).toMatchObject({ state: 'paused', reasonId: 'lunch', sinceAt });
    const event = (await world.events('agent.state-changed')).at(-1);
    expect(event).toMatchObject({
      actor: { kind: 'user', id: anna.userId },
      subject: { kind: 'agent', id: anna.userId },
      data: {
        from: { state: 'ready', reasonId: null, since: at },
        to: { state: 'paused', reasonId: 'lunch', since: at + HOUR },
        cause: 'chosen',
      },
    });
    expect(await stateOf(anna.userId, cast.frida)).toBeUndefined();
  });

  it('QUE-3: the same choice again changes nothing and records nothing', async () => {
    const before = (await world.events('agent.state-changed')).length;
    world.clock.advance(MINUTE);
    await choose(cast.anna, 'paused', 'lunch');
    expect(await world.events('agent.state-changed')).toHaveLength(before);
  });

  it('QUE-3: a pause asks for a reason that is in use', async () => {
    expect((await choose(cast.anna, 'paused')).body.code).toBe('agents.reason-needed');
    expect((await choose(cast.anna, 'paused', 'fiske')).body.code).toBe('agents.reason-unknown');
    expect((await choose(cast.anna, 'talking')).status).toBe(400);
  });

  it('QUE-3: a leader sets the state of those they lead, and nobody else’s', async () => {
    expect((await choose(leader, 'away', null, cast.anna.userId)).body).toMatchObject({ state: 'away' });
    expect((await world.events('agent.state-changed')).at(-1)?.actor).toMatchObject({ id: leader.userId });
    expect((await choose(leader, 'away', null, cast.frida.userId)).status).toBe(404);
    expect((await choose(cast.anna, 'away', null, cast.bo.userId)).status).toBe(404);
    const reader = callerWith(cast.anna.userId, { 'tickets.read': 'everywhere' });
    expect((await choose(reader, 'ready')).status).toBe(403);
  });

  it('QUE-3: two choices at the same time leave one state and a log without gap or overlap', async () => {
    await Promise.all([
      choose(cast.anna, 'ready'),
      choose(cast.anna, 'paused', 'break'),
      choose(cast.anna, 'paused', 'meeting'),
    ]);
    world.clock.advance(MINUTE);
    const { rows } = (await world.call(cast.anna, 'GET', `/agents/${cast.anna.userId}/states`)).body;
    expect(rows.filter((row: { toAt: string | null }) => row.toAt === null)).toHaveLength(1);
    for (const [place, row] of rows.entries()) if (place > 0) expect(rows[place - 1].toAt).toBe(row.fromAt);
  });
});

describe('the log of states', () => {
  it('QUE-3: adds up exactly to the period it covers, the open stretch counted to now', async () => {
    const { bo } = cast;
    const from = world.clock.now();
    await choose(bo, 'ready');
    world.clock.advance(50 * MINUTE);
    await choose(bo, 'paused', 'lunch');
    world.clock.advance(31 * MINUTE + 7);
    await choose(bo, 'ready');
    world.clock.advance(20 * MINUTE);
    const query = `?from=${new Date(from - HOUR).toISOString()}`;
    const { body } = await world.call(bo, 'GET', `/agents/${bo.userId}/states${query}`);
    expect(body.times).toEqual([
      { state: 'ready', reasonId: null, ms: 70 * MINUTE },
      { state: 'paused', reasonId: 'lunch', ms: 31 * MINUTE + 7 },
    ]);
    const sum = body.times.reduce((all: number, { ms }: { ms: number }) => all + ms, 0);
    expect(sum).toBe(world.clock.now() - from);
  });

  it('QUE-3: is read by the agent and who leads them, over at most 31 days', async () => {
    const of = (userId: string, query = '') => `/agents/${userId}/states${query}`;
    expect((await world.call(leader, 'GET', of(cast.anna.userId))).status).toBe(200);
    expect((await world.call(cast.frida, 'GET', of(cast.anna.userId))).status).toBe(404);
    const long = '?from=2025-01-01T00:00:00Z&to=2025-03-01T00:00:00Z';
    expect((await world.call(leader, 'GET', of(cast.anna.userId, long))).body.code).toBe('agents.period');
  });
});

describe('whoever is gone', () => {
  it('QUE-3: is away when the grace is over and no screen has answered, and not ready by coming back', async () => {
    const { anna } = cast;
    await session(anna.userId);
    await choose(anna, 'ready');
    await says(anna.userId);
    world.clock.advance(MINUTE);
    await leaves(anna.userId);
    world.clock.advance(119 * SECOND);
    await world.runDue();
    expect(await stateOf(anna.userId)).toMatchObject({ state: 'ready' });
    world.clock.advance(SECOND);
    await world.runDue();
    expect(await stateOf(anna.userId)).toMatchObject({ state: 'away', cause: 'connection-lost' });
    await says(anna.userId);
    expect(await stateOf(anna.userId)).toMatchObject({ state: 'away', cause: 'connection-lost' });
  });

  it('QUE-3: stays as they are when another of their pages, or the page that comes back, answers', async () => {
    const { anna } = cast;
    await choose(anna, 'ready');
    await leaves(anna.userId);
    world.clock.advance(100 * SECOND);
    await says(anna.userId);
    world.clock.advance(HOUR);
    await says(anna.userId);
    await world.runDue();
    expect(await stateOf(anna.userId)).toMatchObject({ state: 'ready' });
  });

  it('QUE-3: is found also when the server died with their connection: the silent are asked', async () => {
    const { anna } = cast;
    await world.transact(async (tx) => tx.schedule({ kind: 'agents.ask', key: 'all', dueAt: tx.now }));
    world.clock.advance(10 * MINUTE);
    await world.runDue();
    world.clock.advance(2 * MINUTE);
    await world.runDue();
    expect(await stateOf(anna.userId)).toMatchObject({ state: 'away', cause: 'connection-lost' });
  });

  it('QUE-3: is away at once when the last session ends, not before', async () => {
    const { anna } = cast;
    const second = await session(anna.userId);
    const first = (await world.call(anna, 'GET', '/me/sessions')).body.rows.find(
      (row: { id: string }) => row.id !== second,
    ).id;
    await choose(anna, 'ready');
    const end = (sessionId: string) =>
      world.transact((tx) => endSession(tx, anna.actor, { userId: anna.userId, sessionId }));
    await end(first);
    await world.runDue();
    expect(await stateOf(anna.userId)).toMatchObject({ state: 'ready' });
    await end(second);
    await world.runDue();
    expect(await stateOf(anna.userId)).toMatchObject({ state: 'away', cause: 'signed-out' });
  });

  it('QUE-3: opens the log as away the first time the desk is opened', async () => {
    await says(cast.frida.userId);
    expect(await stateOf(cast.frida.userId)).toMatchObject({ state: 'away', cause: 'arrived' });
  });
});

describe('reasons to pause', () => {
  it('QUE-3: are renamed, added and retired, and one is always left; who is paused stays so', async () => {
    const { bo } = cast;
    await choose(cast.anna, 'paused', 'lunch');
    const made = (await world.call(bo, 'POST', '/pause-reasons', { name: 'Kompetens', plannedMinutes: 45 })).body;
    expect(made).toMatchObject({ name: 'Kompetens', plannedMinutes: 45, active: true });
    expect((await world.call(bo, 'POST', '/pause-reasons', { name: 'kompetens' })).body.code).toBe(
      'agents.reason-name-taken',
    );
    expect((await choose(cast.anna, 'paused', made.id)).body).toMatchObject({ reasonId: made.id });
    for (const id of ['break', 'lunch', 'meeting', 'education'])
      expect((await world.call(bo, 'PATCH', `/pause-reasons/${id}`, { active: false })).status).toBe(200);
    expect((await world.call(bo, 'PATCH', `/pause-reasons/${made.id}`, { active: false })).body.code).toBe(
      'agents.last-reason',
    );
    expect((await choose(cast.anna, 'paused', 'lunch')).body.code).toBe('agents.reason-unknown');
    expect((await world.events('pause-reason.changed')).at(-1)?.data).toMatchObject({ id: 'education', active: false });
    expect((await world.call(cast.anna, 'PATCH', '/pause-reasons/lunch', { active: true })).status).toBe(403);
  });

  it('QUE-3: the grace is a setting', async () => {
    const changed = await world.call(cast.bo, 'PATCH', '/agent-settings', { graceSeconds: 30 });
    expect(changed.body).toEqual({ graceSeconds: 30 });
    expect((await world.call(cast.anna, 'GET', '/agent-choices')).body.settings).toEqual({ graceSeconds: 30 });
    expect((await world.events('agent-settings.changed')).at(-1)?.data).toEqual({ graceSeconds: 30 });
  });
});
