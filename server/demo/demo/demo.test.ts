import { describe, expect, it } from 'vitest';
import { createTicket } from '#server/desk/tickets/create-ticket.ts';
import { createAdministrator } from '#server/house/sign-in/create-administrator.ts';
import { callerOf } from '#server/house/sign-in/resolve-caller.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { demoTicketCount, planDemo } from './plan-demo.ts';

const world = await openTestWorld({ at: '2025-11-02T19:36:00Z' });
const elin = callerWith('01930000-0000-7000-8000-00000000e111', {
  'settings.edit': 'everywhere',
  'tickets.read': 'everywhere',
  'users.manage': 'everywhere',
  'customers.read': 'everywhere',
});
const state = async () => (await world.call(elin, 'GET', '/demo-world')).body;
const calendars = async () =>
  (await world.call(elin, 'GET', '/calendars')).body.rows.map((row: { name: string }) => row.name);
const sites = async () => (await world.call(elin, 'GET', '/sites')).body.rows.map((row: { name: string }) => row.name);

/** Eighty tickets with all their verbs take some seconds, more on a machine that is busy. */
const patience = { timeout: 90_000 };

describe('the demo world', patience, () => {
  it('ONB-1: its plan is the same for the same instant, lies within four weeks and never in the future', () => {
    const now = world.clock.now();
    const plan = planDemo(now);
    expect(plan).toEqual(planDemo(now));
    const instants = plan.flatMap((ticket) => [ticket.receivedAt, ...ticket.acts.map((act) => act.at)]);
    expect(Math.max(...instants)).toBeLessThan(now);
    expect(Math.min(...instants)).toBeGreaterThan(now - 29 * 86_400_000);
  });

  it('ONB-1: one press loads it, and promises are judged by when things happened in it', async () => {
    const before = await sites();
    expect((await state()).state).toBe('absent');
    expect((await world.call(elin, 'PUT', '/demo-world')).body.state).toBe('loading');
    expect((await world.call(elin, 'PUT', '/demo-world')).body.code).toBe('demo.busy');
    await world.runDue();
    expect(await state()).toMatchObject({
      state: 'loaded',
      done: demoTicketCount + 2,
      all: demoTicketCount + 2,
      failure: null,
    });
    expect(await sites()).toEqual(expect.arrayContaining(['Fjällbo Utrustning', 'Norrvik Energi', 'Lindholms Bygg']));
    expect(await sites()).toHaveLength(before.length + 3);
    const tickets = (await world.call(elin, 'GET', '/tickets?limit=200')).body.rows;
    expect(tickets.length).toBeGreaterThan(10);
    const outcomes = (await world.events('ticket.closed')).length;
    expect(outcomes).toBeGreaterThan(50);
  });

  it('QUE-3: its agents have chosen their states: some are ready, one pauses, one is away', async () => {
    const { rows } = (await world.call(elin, 'GET', '/agents')).body;
    expect(new Set(rows.map((row: { state: string }) => row.state))).toEqual(new Set(['ready', 'paused', 'away']));
    for (const { sinceAt } of rows) expect(Date.parse(sinceAt)).toBeLessThan(world.clock.now());
  });

  it('ONB-1: on a Sunday evening, too, some tickets are overdue, some near their time and some on track', async () => {
    const rows = (await world.call(elin, 'GET', '/tickets?limit=200')).body.rows as {
      head: { state: string } | null;
    }[];
    const states = rows.map((row) => row.head?.state);
    for (const state of ['over', 'warn', 'ontrack', 'closed']) {
      expect(states.filter((each) => each === state).length, state).toBeGreaterThan(1);
    }
    expect(await calendars()).toContain('Norrvik jour, dygnet runt');
  });

  it('ONB-1: nothing of it leaves the house', async () => {
    expect(await world.events('message.ready')).toEqual([]);
    expect(await world.events('mail.wanted')).toEqual([]);
  });

  it('ONB-1: removing it takes all of it and leaves what people made themselves, with what that stands on', async () => {
    const rows = (await world.call(elin, 'GET', '/sites')).body.rows as { id: string; name: string }[];
    const fjallbo = rows.find((row) => row.name === 'Fjällbo Utrustning');
    const own = await world.transact((tx) =>
      createTicket(
        tx,
        { kind: 'user', id: elin.userId },
        {
          subject: 'Vårt eget ärende',
          channel: 'manual',
          origin: 'agent',
          siteId: fjallbo?.id ?? '',
        },
      ),
    );
    expect((await world.call(elin, 'DELETE', '/demo-world')).body.state).toBe('removing');
    await world.runDue();
    expect((await state()).state).toBe('absent');
    const left = (await world.call(elin, 'GET', '/tickets?limit=200')).body.rows as { id: string }[];
    expect(left.map((row) => row.id)).toEqual([own.ticket.id]);
    expect(await sites()).toContain('Fjällbo Utrustning');
    expect(await sites()).not.toContain('Norrvik Energi');
    expect(await calendars()).not.toContain('Norrvik jour, dygnet runt');
    expect((await world.call(elin, 'GET', '/colleagues')).body.rows).toEqual([]);
    expect((await world.call(elin, 'DELETE', '/demo-world')).body.code).toBe('demo.not-loaded');
  });

  it('ONB-1: it can be loaded again, though a site of that code has stayed', async () => {
    await world.call(elin, 'PUT', '/demo-world');
    await world.runDue();
    expect((await state()).state).toBe('loaded');
  });
});

describe('the demo world’s report', patience, () => {
  it('ONB-1, REP-1: whoever loads it gets one subscription, paused, that goes with the rest', async () => {
    const other = await openTestWorld({ at: '2025-11-02T19:36:00Z' });
    const made = await other.transact((tx) =>
      createAdministrator(tx, {
        name: 'Elin Sandström',
        email: 'elin@fjallbo.example',
        password: 'kanoten vid bryggan',
        language: 'sv',
        origin: { internetAddress: '127.0.0.1', agent: 'test' },
      }),
    );
    const by = await other.read((tx) => callerOf(tx, made.userId, { kind: 'user', id: made.userId }));
    const subscriptions = async () => (await other.call(by, 'GET', '/report-subscriptions')).body.rows;
    await other.call(by, 'PUT', '/demo-world');
    await other.runDue();
    expect(await subscriptions()).toMatchObject([{ name: 'Uppfyllande av löften', state: 'paused', nextDueAt: null }]);
    expect((await other.events('report-subscription.created')).length).toBe(1);
    await other.call(by, 'DELETE', '/demo-world');
    await other.runDue();
    expect(await subscriptions()).toEqual([]);
  });
});
