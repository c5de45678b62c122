import { beforeAll, describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '#core/platform/instant.ts';
import { createLevel } from '#server/promise/levels/create-level.ts';
import { goldDefinition } from '#server/promise/levels/levels.examples.ts';
import { createRule } from '#server/promise/rules/edit-rules.ts';
import { cyclesOf } from '#server/promise/clocks/clocks.store.ts';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { receiveMessage } from './receive-message.ts';
import { byMail, camillasTicket, type Cast, theCast } from './tickets.examples.ts';

let world: TestWorld;
let cast: Cast;
/** Thursday 30 October 2025, 10:00 in Stockholm: open until 17. */
const TEN = Date.parse('2025-10-30T09:00:00Z');

beforeAll(async () => {
  world = await openTestWorld();
  world.clock.set(TEN);
  cast = await theCast(world);
  await world.transact(async (tx) => {
    const steps = [
      { when: 80, does: { kind: 'raise-priority' } },
      { when: 'missed', does: { kind: 'tag', tag: 'försenad' } },
    ] as const;
    const gold = await createLevel(tx, byMail, {
      name: 'Guld',
      colour: '#12637A',
      definition: { ...goldDefinition, steps },
    });
    await createRule(tx, byMail, {
      name: 'Alla',
      active: true,
      conditions: { join: 'all', members: [] },
      levelId: gold.id,
      stops: false,
    });
  });
});

const cyclesNow = (id: string) => world.read((tx) => cyclesOf(tx, { kind: 'ticket', id }));
const outcomes = async (id: string) =>
  (await cyclesNow(id)).map(({ promise, cycleNo, outcome }) => `${promise} ${cycleNo} ${outcome}`).toSorted();
const reply = (id: string, html = '<p>Hej</p>', more: object = {}) =>
  world.call(cast.anna, 'POST', `/tickets/${id}/answers`, { html, ...more });

describe('a ticket’s promises', () => {
  it('SLA-7: a new mail is owed an answer within its level, shown in the list and on the ticket', async () => {
    world.clock.set(TEN);
    const { ticket } = await camillasTicket(world, cast);
    expect(ticket.levelId).not.toBeNull();
    const list = await world.call(cast.anna, 'GET', '/tickets?view=open');
    const row = list.body.rows.find((each: { id: string }) => each.id === ticket.id);
    expect(row.head).toMatchObject({
      promise: 'first-answer',
      levelName: 'Guld',
      state: 'ontrack',
      leftMs: HOUR,
      dueAt: new Date(TEN + HOUR).toISOString(),
    });
    world.clock.advance(40 * MINUTE);
    await world.runDue();
    const page = (await world.call(cast.anna, 'GET', `/tickets/${ticket.id}`)).body;
    expect(page.heads.map((head: { promise: string }) => head.promise)).toEqual(['first-answer', 'resolution']);
    expect(page.heads[0]).toMatchObject({ state: 'warn', leftMs: 20 * MINUTE });
  });

  it('SLA-6: the press of send keeps the promise, undoing takes that back, and a machine’s mail is owed nothing', async () => {
    world.clock.set(TEN);
    const { ticket } = await camillasTicket(world, cast);
    world.clock.advance(18 * MINUTE);
    const sent = await reply(ticket.id);
    expect(await outcomes(ticket.id)).toContain('first-answer 1 met');
    const page = (await world.call(cast.anna, 'GET', `/tickets/${ticket.id}`)).body;
    expect(page.ended).toMatchObject([{ promise: 'first-answer', outcome: 'met', elapsedMs: 18 * MINUTE }]);
    await world.call(cast.anna, 'DELETE', `/messages/${sent.body.message.id}/sending`);
    expect(await outcomes(ticket.id)).toEqual(['first-answer 1 running', 'resolution 1 running']);
    const machine = await camillasTicket(world, cast, { automatic: true });
    expect((await outcomes(machine.ticket.id)).filter((each) => each.startsWith('first-answer'))).toEqual([]);
  });

  it('SLA-6: mail in, answer, mail again, answer and close: each round has its verdict', async () => {
    world.clock.set(TEN);
    const { ticket } = await camillasTicket(world, cast);
    world.clock.advance(10 * MINUTE);
    await reply(ticket.id, '<p>Vilken order?</p>', { statusId: 'waiting-for-customer' });
    const resolution = (await cyclesNow(ticket.id)).find(({ promise }) => promise === 'resolution');
    expect(resolution?.standingSinceAt).toBe(TEN + 10 * MINUTE);
    world.clock.advance(30 * MINUTE);
    await world.transact((tx) =>
      receiveMessage(tx, byMail, {
        ticketId: ticket.id,
        channel: 'email',
        kind: 'customer',
        authorName: 'Camilla',
        text: '88213',
        receivedAt: TEN + 35 * MINUTE,
      }),
    );
    const next = (await cyclesNow(ticket.id)).find(({ promise }) => promise === 'next-answer');
    expect(next).toMatchObject({ startedAt: TEN + 35 * MINUTE, dueAt: TEN + 35 * MINUTE + HOUR, outcome: 'running' });
    world.clock.advance(2 * HOUR);
    await world.runDue();
    expect((await world.events('promise.missed')).filter((event) => event.subject.id === ticket.id)).toHaveLength(1);
    await reply(ticket.id, '<p>Den är på väg</p>', { statusId: 'solved' });
    expect(await outcomes(ticket.id)).toEqual(['first-answer 1 met', 'next-answer 1 missed', 'resolution 1 met']);
  });

  it('SLA-8: the steps of a level raise the priority and tag the ticket, once each', async () => {
    world.clock.set(TEN);
    const { ticket } = await camillasTicket(world, cast);
    world.clock.advance(49 * MINUTE);
    await world.runDue();
    const raised = (await world.call(cast.anna, 'GET', `/tickets/${ticket.id}`)).body;
    expect(raised).toMatchObject({ priority: 'high', tags: [] });
    world.clock.advance(12 * MINUTE);
    await world.runDue();
    const missed = (await world.call(cast.anna, 'GET', `/tickets/${ticket.id}`)).body;
    expect(missed.tags).toEqual(['försenad']);
    expect(missed.heads[0]).toMatchObject({ promise: 'first-answer', state: 'over' });
    const overdue = await world.call(cast.anna, 'GET', '/tickets?view=overdue&limit=500');
    expect(overdue.body.rows.map((row: { id: string }) => row.id)).toContain(ticket.id);
  });

  it('SLA-6: spam ends the clocks, and taking it out brings them back from their original start', async () => {
    world.clock.set(TEN);
    const { ticket } = await camillasTicket(world, cast);
    world.clock.advance(MINUTE);
    await world.call(cast.anna, 'PUT', `/tickets/${ticket.id}/spam`);
    expect((await cyclesNow(ticket.id)).map(({ cancelReason }) => cancelReason)).toEqual(['spam', 'spam']);
    world.clock.advance(MINUTE);
    await world.call(cast.anna, 'DELETE', `/tickets/${ticket.id}/spam`);
    const back = (await cyclesNow(ticket.id)).filter(({ outcome }) => outcome === 'running');
    expect(back.map(({ startedAt }) => startedAt)).toEqual([TEN, TEN]);
  });

  it('SLA-7: To solve hands over the ticket that is due first', async () => {
    world.clock.set('2025-10-31T09:00:00Z');
    const later = (await camillasTicket(world, cast, { siteId: cast.norrvik.id })).ticket;
    const now = world.clock.now();
    const sooner = (await camillasTicket(world, cast, { siteId: cast.norrvik.id, receivedAt: now - 30 * MINUTE }))
      .ticket;
    const first = await world.call(cast.frida, 'POST', '/ticket-takings', {});
    const second = await world.call(cast.frida, 'POST', '/ticket-takings', {});
    expect([first.body.ticket.id, second.body.ticket.id]).toEqual([sooner.id, later.id]);
  });

  it('TKT-4: the customer sees by when we answer, and nothing else of it', async () => {
    world.clock.set('2025-10-31T09:00:00Z');
    const { ticket } = await camillasTicket(world, cast);
    const { path } = (await world.call(cast.anna, 'GET', `/tickets/${ticket.id}/link`)).body;
    const page = await world.call(undefined, 'GET', `/public/tickets/${path.slice(3)}`);
    expect(page.body.answerBy).toBe('2025-10-31T10:00:00.000Z');
    expect(page.body.answerLeft).toBe(1);
    expect(page.raw.toString()).not.toContain('Guld');
  });
});
