import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Condition } from '#core/conditions/condition.ts';
import { HOUR, MINUTE } from '#core/platform/instant.ts';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { receiveMessage } from '../tickets/receive-message.ts';
import { byMail, camillasTicket, type Cast, theCast } from '../tickets/tickets.examples.ts';
import { findTicketRecord } from '../tickets/tickets.store.ts';
import { makeFilter, only, says } from './filters.examples.ts';
import { lookAtTickets } from './look-at-tickets.ts';

let world: TestWorld;
let cast: Cast;

beforeAll(async () => {
  world = await openTestWorld({ at: '2025-11-03T09:00:00Z' });
  cast = await theCast(world);
});
beforeEach(async () => {
  for (const { id } of (await world.call(cast.bo, 'GET', '/filters')).body.rows)
    await world.call(cast.bo, 'DELETE', `/filters/${id}`);
});

const age = (field: 'created-age' | 'changed-age' | 'last-message-age', minutes: number): Condition => ({
  field,
  negated: false,
  minutes,
  clock: 'wall',
});
const high = { kind: 'set', field: 'priority', to: 'high' } as const;
const ticketOf = (id: string) => world.read((tx) => findTicketRecord(tx, id));
const times = async (id: string) =>
  (await world.events('filter.applied')).filter(({ subject }) => subject.id === id).map(({ at }) => at);
const camilla = async () => {
  const { ticket } = await camillasTicket(world, cast);
  await world.runDue();
  return ticket.id;
};
/** Lets the clock run to an instant, a quarter of an hour at a time. */
const runTo = async (at: number) => {
  while (world.clock.now() < at) {
    world.clock.set(Math.min(at, world.clock.now() + 15 * MINUTE));
    await world.runDue();
  }
};

describe('filters as time passes', () => {
  it('FLT-1: touch a ticket to the minute, once, and what they change starts nothing over', async () => {
    const start = world.clock.now();
    await makeFilter(world, cast.bo, {
      name: 'Två timmar',
      kind: 'existing',
      ruleRows: [only(age('changed-age', 120)), only({ field: 'status', negated: false, anyOf: ['new'] })],
      actions: [high, { kind: 'tags', add: ['glömt'], remove: [] }],
    });
    const id = await camilla();
    await runTo(start + 119 * MINUTE);
    expect(await times(id)).toEqual([]);
    await runTo(start + 120 * MINUTE);
    await runTo(start + 8 * HOUR);
    expect(await times(id)).toEqual([start + 120 * MINUTE]);
    expect(await ticketOf(id)).toMatchObject({ priority: 'high', tags: ['glömt'] });
    const [event] = (await world.events('filter.applied')).filter(({ subject }) => subject.id === id);
    expect(event?.data).toMatchObject({ kind: 'existing', changes: { priority: { from: 'medium', to: 'high' } } });
  });

  it('FLT-1: a new cause lets it touch the ticket again: somebody changed it, and it grew old once more', async () => {
    await makeFilter(world, cast.bo, {
      name: 'Stängs',
      kind: 'existing',
      ruleRows: [only(age('last-message-age', 60))],
      actions: [{ kind: 'tags', add: ['tyst'], remove: [] }],
    });
    const start = world.clock.now();
    const id = await camilla();
    await runTo(start + 90 * MINUTE);
    await world.transact((tx) =>
      receiveMessage(tx, byMail, {
        ...{ ticketId: id, channel: 'email', kind: 'customer', authorName: 'Camilla', text: 'Hallå?' },
      }),
    );
    await runTo(start + 300 * MINUTE);
    expect(await times(id)).toEqual([start + 60 * MINUTE, start + 150 * MINUTE]);
  });

  it('FLT-1: two of them each have their turn, and one that has acted stands in nobody’s way', async () => {
    const start = world.clock.now();
    const row = (minutes: number) => [only(age('created-age', minutes))];
    await makeFilter(world, cast.bo, { name: 'En', kind: 'existing', ruleRows: row(60), actions: [high] });
    await makeFilter(world, cast.bo, { name: 'Två', kind: 'existing', ruleRows: row(90), actions: [{ kind: 'spam' }] });
    const id = await camilla();
    await runTo(start + 3 * HOUR);
    expect(await times(id)).toEqual([start + 60 * MINUTE, start + 90 * MINUTE]);
    expect((await ticketOf(id))?.spamAt).toBe(start + 90 * MINUTE);
  });

  it('FLT-1: one that is switched on reaches the tickets there are, but none that is closed', async () => {
    const old = await camilla();
    const closed = await camilla();
    await world.call(cast.bo, 'PATCH', `/tickets/${closed}`, { statusId: 'closed', version: 1 });
    world.clock.advance(5 * HOUR);
    await world.runDue();
    const {
      version,
      mayChange: _may,
      ...filter
    } = await makeFilter(world, cast.bo, {
      name: 'Gamla',
      kind: 'existing',
      active: false,
      ruleRows: [only(age('created-age', 240)), says('subject', 'beställning')],
      actions: [high],
    });
    await world.runDue();
    expect(await times(old)).toEqual([]);
    await world.call(cast.bo, 'PUT', `/filters/${filter.id}`, { ...filter, active: true, version });
    await world.runDue();
    expect(await times(old)).toEqual([world.clock.now()]);
    expect(await times(closed)).toEqual([]);
  });

  it('FLT-1: several instances and a look too many touch a ticket once; a late start catches up', async () => {
    await makeFilter(world, cast.bo, {
      name: 'Sen',
      kind: 'existing',
      ruleRows: [only(age('created-age', 30))],
      actions: [{ kind: 'tags', add: ['sen'], remove: [] }],
    });
    const id = await camilla();
    // Nothing ran for half a day.
    world.clock.advance(12 * HOUR);
    await Promise.all(Array.from({ length: 4 }, () => world.transact((tx) => lookAtTickets(tx, [id]))));
    await world.runDue();
    expect(await times(id)).toEqual([world.clock.now()]);
  });

  it('FLT-4: forwarding as time passes is no change that makes it pass anew', async () => {
    await makeFilter(world, cast.bo, {
      name: 'Vidare',
      kind: 'existing',
      ruleRows: [only(age('changed-age', 45))],
      actions: [{ kind: 'forward', to: ['chef@fjallbo.se'], text: 'Titta' }],
    });
    const start = world.clock.now();
    const id = await camilla();
    await runTo(start + 6 * HOUR);
    expect(await times(id)).toEqual([start + 45 * MINUTE]);
    expect((await world.events('ticket.forwarded')).filter(({ subject }) => subject.id === id)).toHaveLength(1);
  });
});
