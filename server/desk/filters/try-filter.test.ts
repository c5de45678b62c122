import { beforeAll, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { createTicket } from '../tickets/create-ticket.ts';
import { receiveMessage } from '../tickets/receive-message.ts';
import { byMail, camillasTicket, type Cast, theCast } from '../tickets/tickets.examples.ts';
import { type FilterExample, makeFilter, only, says, written } from './filters.examples.ts';

let world: TestWorld;
let cast: Cast;

beforeAll(async () => {
  world = await openTestWorld({ at: '2025-11-03T09:00:00Z' });
  cast = await theCast(world);
});

const high = { kind: 'set', field: 'priority', to: 'high' } as const;
const leaky = {
  message: { text: 'Pumpen läcker', from: 'karin@klarna.se', to: ['kundservice@fjallbo.se'] },
  requester: { address: 'karin@klarna.se', name: 'Karin' },
};
const trial = async (example: FilterExample, more: object = {}, by = cast.bo) =>
  world.call(by, 'POST', '/filter-trials', { filter: written(example), ...more });
const subjects = (hits: { ticket: { subject: string } }[]) => hits.map(({ ticket }) => ticket.subject);

describe('a filter tried on the past', () => {
  it('FLT-5: tells which tickets it would have touched, why, and what would have changed; nothing is', async () => {
    const { ticket } = await camillasTicket(world, cast, { ...leaky, subject: 'Läcka ett' });
    await camillasTicket(world, cast, { subject: 'Annat' });
    const before = (await world.events()).length;
    const { body } = await trial({
      name: 'Läckor',
      active: false,
      ruleRows: [
        says('sender', 'x@y.z', '*@klarna.se'),
        { negated: true, conditions: says('subject', 'olja').conditions },
      ],
      actions: [high, { kind: 'spam' }],
    });
    expect(body).toMatchObject({ scanned: 2, total: 2, next: null });
    expect(body.hits).toMatchObject([
      {
        ticket: { id: ticket.id, subject: 'Läcka ett' },
        from: 'karin@klarna.se',
        because: [
          { negated: false, conditions: [{ field: 'sender' }] },
          { negated: true, conditions: [{ field: 'subject', words: ['olja'] }] },
        ],
        changes: { priority: { from: 'medium', to: 'high' } },
        fate: 'spam',
        takenBy: null,
      },
    ]);
    expect((await world.events()).length).toBe(before);
  });

  it('FLT-5: asks each ticket as it was when it came, before people and filters had changed it', async () => {
    const raised = await makeFilter(world, cast.bo, {
      name: 'Höj',
      ruleRows: [says('subject', 'två')],
      actions: [high],
    });
    const { ticket } = await camillasTicket(world, cast, { ...leaky, subject: 'Läcka två' });
    await world.call(cast.bo, 'PATCH', `/tickets/${ticket.id}`, { typeId: 'order', version: 1 });
    const asked = {
      name: 'x',
      ruleRows: [says('subject', 'två'), only({ field: 'priority', negated: false, anyOf: ['medium'] })],
    };
    const { hits } = (await trial({ ...asked, actions: [{ kind: 'set', field: 'type', to: 'order' }] })).body;
    expect(hits).toMatchObject([{ changes: { type: { from: null, to: 'order' } }, takenBy: 'Höj' }]);
    const instead = (await trial({ ...asked, actions: [high] }, { filterId: raised.id })).body.hits;
    expect(instead).toMatchObject([{ changes: { priority: { from: 'medium', to: 'high' } }, takenBy: null }]);
  });

  it('FLT-5: replies are asked of the ticket as it was before each of them came', async () => {
    const { ticket } = await camillasTicket(world, cast, { subject: 'Tråd' });
    const reply = { ticketId: ticket.id, channel: 'email', kind: 'customer', authorName: 'Camilla' } as const;
    await world.transact((tx) => receiveMessage(tx, byMail, { ...reply, text: 'Den första' }));
    const { version } = (await world.call(cast.bo, 'GET', `/tickets/${ticket.id}`)).body;
    await world.call(cast.bo, 'PATCH', `/tickets/${ticket.id}`, { statusId: 'solved', version });
    world.clock.advance(HOUR);
    await world.transact((tx) => receiveMessage(tx, byMail, { ...reply, text: 'Den andra' }));
    const solved = only({ field: 'status', negated: false, anyOf: ['solved'] });
    const { body } = await trial({ name: 'x', kind: 'reply', ruleRows: [solved], actions: [high] });
    expect(body.total).toBe(2);
    expect(body.hits).toHaveLength(1);
    const words = await trial({
      name: 'x',
      kind: 'reply',
      ruleRows: [says('last-message', 'första')],
      actions: [high],
    });
    expect(words.body.hits).toMatchObject([{ at: '2025-11-03T09:00:00.000Z' }]);
  });

  it('FLT-5: what acts as time passes is asked of the tickets as they are', async () => {
    const old = only({ field: 'created-age', negated: false, minutes: 60, clock: 'wall' });
    const example: FilterExample = { name: 'x', kind: 'existing', ruleRows: [old], actions: [high] };
    const { body } = await trial(example);
    expect(subjects(body.hits)).toContain('Tråd');
    await camillasTicket(world, cast, { subject: 'Alldeles ny' });
    expect(subjects((await trial(example)).body.hits)).not.toContain('Alldeles ny');
  });

  it('FLT-5: goes through them page by page, each once, and only as far back as asked', async () => {
    for (let n = 0; n < 1_005; n += 1) await world.transact((tx) => oneOfMany(tx, n));
    const example: FilterExample = { name: 'x', ruleRows: [says('subject', 'massa')], actions: [high] };
    const first = (await trial(example)).body;
    expect(first.scanned).toBe(1_000);
    const second = (await trial(example, { after: first.next })).body;
    expect(second).toMatchObject({ total: null, next: null });
    expect(first.scanned + second.scanned).toBe(first.total);
    const numbers = [...first.hits, ...second.hits].map(({ ticket }: { ticket: { id: string } }) => ticket.id);
    expect(new Set(numbers).size).toBe(1_005);
    expect(numbers).toHaveLength(1_005);
    world.clock.advance(40 * DAY);
    expect((await trial(example)).body).toMatchObject({ scanned: 0, total: 0, hits: [] });
    expect((await trial(example, { days: 60 })).body.scanned).toBe(1_000);
  }, 120_000);

  it('USR-1: shows only tickets of sites where the caller sets filters and reads', async () => {
    const example: FilterExample = { name: 'x', actions: [high] };
    expect((await trial(example, { days: 365 }, cast.frida)).body).toMatchObject({ total: 0, hits: [] });
    const there = await trial({ ...example, siteId: cast.fjallbo.id }, {}, cast.frida);
    expect(there.status).toBe(403);
    expect((await trial(example, {}, cast.anna)).status).toBe(403);
  });
});

function oneOfMany(tx: Tx, n: number) {
  return createTicket(tx, byMail, {
    subject: `Massa ${n}`,
    channel: 'form',
    origin: 'customer',
    siteId: cast.fjallbo.id,
    message: { text: 'Hej', from: 'camilla@kaffebolaget.se', to: [] },
  });
}
