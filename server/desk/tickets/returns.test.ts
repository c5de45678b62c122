import { beforeAll, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '#core/platform/instant.ts';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { returnTicket } from './return-ticket.ts';
import { camillasTicket, type Cast, theCast } from './tickets.examples.ts';
import { findTicketRecord, readTicketEvents } from './tickets.store.ts';

let world: TestWorld;
let cast: Cast;

beforeAll(async () => {
  world = await openTestWorld();
  cast = await theCast(world);
});

const stateOf = (id: string) => world.read(async (tx) => (await findTicketRecord(tx, id))!);
const typesOf = async (id: string) => (await world.read((tx) => readTicketEvents(tx, id))).map((event) => event.type);
const iso = (at: number) => new Date(at).toISOString();
const planFor = (id: string, body: object) => world.call(cast.anna, 'PUT', `/tickets/${id}/return`, body);

describe('tickets that come back', () => {
  it('TKT-2: a ticket laid dormant to a date wakes once, on time, and says so', async () => {
    const { ticket } = await camillasTicket(world, cast);
    const at = world.clock.now() + 3 * DAY;
    const laid = await planFor(ticket.id, { at: iso(at), dormant: true, version: ticket.version });
    expect(laid.body).toMatchObject({ category: 'dormant' });
    const read = await world.call(cast.anna, 'GET', `/tickets/${ticket.id}/return`);
    expect(read.body.plan).toEqual({ at: iso(at), category: 'open', everyDays: null });
    world.clock.set(at - 1);
    await world.runDue();
    expect((await stateOf(ticket.id)).category).toBe('dormant');
    world.clock.set(at);
    await world.runDue();
    const awake = await stateOf(ticket.id);
    expect(awake).toMatchObject({ category: 'open', unread: true });
    await world.transact((tx) => returnTicket(tx, { kind: 'system', id: 'clock' }, { ticketId: ticket.id, at }));
    world.clock.advance(30 * DAY);
    await world.runDue();
    expect((await stateOf(ticket.id)).version).toBe(awake.version);
    const types = await typesOf(ticket.id);
    expect(types.filter((type) => type === 'ticket.status-set')).toHaveLength(2);
    expect(types).toContain('ticket.return-set');
    expect((await world.call(cast.anna, 'GET', `/tickets/${ticket.id}/return`)).body.plan).toBeNull();
  });

  it('TKT-2: a ticket that woke before its date is left alone', async () => {
    const { ticket } = await camillasTicket(world, cast);
    const at = world.clock.now() + DAY;
    const laid = await planFor(ticket.id, { at: iso(at), dormant: true });
    const path = `/tickets/${ticket.id}`;
    await world.call(cast.anna, 'PATCH', path, { version: laid.body.version, statusId: 'with-third-party' });
    world.clock.set(at);
    await world.runDue();
    expect((await stateOf(ticket.id)).category).toBe('with-third-party');
  });

  it('TKT-2: a repeating ticket is opened anew at each interval, also after it was closed, until it is dropped', async () => {
    const { ticket } = await camillasTicket(world, cast);
    const first = world.clock.now() + DAY;
    await planFor(ticket.id, { at: iso(first), category: 'new', everyDays: 7 });
    for (const at of [first, first + 7 * DAY]) {
      await world.call(cast.anna, 'PUT', `/tickets/${ticket.id}/closure`, {});
      world.clock.set(at);
      await world.runDue();
      expect(await stateOf(ticket.id)).toMatchObject({ category: 'new', closedAt: null });
    }
    expect((await typesOf(ticket.id)).filter((type) => type === 'ticket.reopened')).toHaveLength(2);
    expect((await world.call(cast.anna, 'DELETE', `/tickets/${ticket.id}/return`)).status).toBe(200);
    await world.call(cast.anna, 'PUT', `/tickets/${ticket.id}/closure`, {});
    world.clock.advance(14 * DAY);
    await world.runDue();
    expect((await stateOf(ticket.id)).category).toBe('closed');
  });

  it('TKT-2: a date that has passed, a stale save and somebody of another site are refused', async () => {
    const { ticket } = await camillasTicket(world, cast);
    const at = iso(world.clock.now() + HOUR);
    expect((await planFor(ticket.id, { at: iso(world.clock.now()) })).body.code).toBe('tickets.snooze-past');
    await world.call(cast.bo, 'PATCH', `/tickets/${ticket.id}`, { version: ticket.version, statusId: 'open' });
    expect((await planFor(ticket.id, { at, version: ticket.version })).body.code).toBe('tickets.stale');
    expect((await world.call(cast.frida, 'PUT', `/tickets/${ticket.id}/return`, { at })).status).toBe(403);
  });
});
