import { beforeAll, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '#core/platform/instant.ts';
import { replayTicket } from '#core/desk/tickets/replay-ticket.ts';
import { createLevel } from '#server/promise/levels/create-level.ts';
import { goldDefinition } from '#server/promise/levels/levels.examples.ts';
import { createRule } from '#server/promise/rules/edit-rules.ts';
import { cyclesOf } from '#server/promise/clocks/clocks.store.ts';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { receiveMessage } from './receive-message.ts';
import { byMail, camillasTicket, type Cast, theCast } from './tickets.examples.ts';
import { findTicketRecord, readTicketEvents, type TicketRecord } from './tickets.store.ts';

let world: TestWorld;
let cast: Cast;
/** Thursday 30 October 2025, 10:00 in Stockholm: open until 17. */
const TEN = Date.parse('2025-10-30T09:00:00Z');

beforeAll(async () => {
  world = await openTestWorld();
  world.clock.set(TEN);
  cast = await theCast(world);
  await world.transact(async (tx) => {
    const gold = await createLevel(tx, byMail, { name: 'Guld', colour: '#12637A', definition: goldDefinition });
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
const stateOf = (id: string) => world.read((tx) => findTicketRecord(tx, id)) as Promise<TicketRecord>;
const answerClock = async (id: string) =>
  (await cyclesNow(id)).filter(({ promise }) => promise === 'first-answer' || promise === 'next-answer').at(-1);
const reply = (id: string) => world.call(cast.anna, 'POST', `/tickets/${id}/answers`, { html: '<p>Hej</p>' });
const page = async (id: string) => (await world.call(cast.anna, 'GET', `/tickets/${id}`)).body;
const kinOf = async (id: string) => (await world.call(cast.anna, 'GET', `/tickets/${id}/kinship`)).body;
const merge = (id: string, intoId: string) => world.call(cast.anna, 'PUT', `/tickets/${id}/merge`, { intoId });
const writeTo = (ticketId: string, text: string, receivedAt = world.clock.now()) =>
  world.transact((tx) =>
    receiveMessage(tx, byMail, {
      ticketId,
      channel: 'email',
      kind: 'customer',
      authorName: 'Camilla',
      from: 'camilla@kaffebolaget.se',
      text,
      receivedAt,
    }),
  );
/** Two mails of Camilla's: the child at ten, the target half an hour later. */
async function twoTickets() {
  world.clock.set(TEN);
  const child = (await camillasTicket(world, cast)).ticket;
  world.clock.set(TEN + 30 * MINUTE);
  const target = (await camillasTicket(world, cast, { subject: 'Samma sak igen' })).ticket;
  world.clock.set(TEN + 40 * MINUTE);
  return { child, target };
}

describe('merging', () => {
  it('SLA-6: the child’s open clocks end merged, and the target keeps the earliest start', async () => {
    const { child, target } = await twoTickets();
    expect((await answerClock(target.id))?.startedAt).toBe(TEN + 30 * MINUTE);
    expect((await merge(child.id, target.id)).status).toBe(200);
    const ended = await cyclesNow(child.id);
    expect(ended.length).toBeGreaterThan(0);
    for (const cycle of ended) expect(cycle).toMatchObject({ outcome: 'cancelled', cancelReason: 'merged' });
    expect(await answerClock(target.id)).toMatchObject({ outcome: 'running', startedAt: TEN, dueAt: TEN + HOUR });
    const resolution = (await cyclesNow(target.id)).find(({ promise }) => promise === 'resolution');
    expect(resolution?.startedAt).toBe(TEN);
    await reply(target.id);
    expect(await answerClock(target.id)).toMatchObject({ outcome: 'met' });
    expect((await cyclesNow(child.id)).every(({ cancelReason }) => cancelReason === 'merged')).toBe(true);
  });

  it('TKT-6: the messages move with their files and say where they were written; the child is closed', async () => {
    const { child, target } = await twoTickets();
    await merge(child.id, target.id);
    const shown = await page(target.id);
    expect(shown.messages).toHaveLength(2);
    expect((await page(child.id)).messages).toHaveLength(0);
    const kin = await kinOf(target.id);
    expect(kin.merged).toMatchObject([{ ticketId: child.id, number: child.number }]);
    expect(kin.moved[shown.messages[0].id]).toEqual({ ticketId: child.id, number: child.number });
    expect((await kinOf(child.id)).mergedInto).toMatchObject({ ticketId: target.id, number: target.number });
    expect(await stateOf(child.id)).toMatchObject({ category: 'closed', mergedIntoId: target.id });
    const replayed = replayTicket(await world.read((tx) => readTicketEvents(tx, child.id)));
    expect(replayed).toMatchObject({ category: 'closed' });
    expect((await reply(child.id)).body.code).toBe('tickets.merged');
  });

  it('TKT-6: what is sent to the child arrives in the target and keeps its clock running', async () => {
    const { child, target } = await twoTickets();
    await merge(child.id, target.id);
    await reply(target.id);
    world.clock.advance(MINUTE);
    const arrived = await writeTo(child.id, 'Har ni hittat stormköken?');
    expect(arrived).toMatchObject({ ticketId: target.id, outcome: 'added' });
    expect(await answerClock(target.id)).toMatchObject({
      promise: 'next-answer',
      outcome: 'running',
      startedAt: TEN + 41 * MINUTE,
    });
  });

  it('TKT-6: A into B into A is refused, and so is a ticket into itself or into a closed one', async () => {
    const { child, target } = await twoTickets();
    await merge(child.id, target.id);
    expect((await merge(target.id, child.id)).body).toMatchObject({ code: 'tickets.merged' });
    expect((await merge(child.id, target.id)).body).toMatchObject({ code: 'tickets.merged' });
    expect((await merge(target.id, target.id)).body).toMatchObject({ code: 'tickets.merge-itself' });
    const other = await twoTickets();
    await world.call(cast.anna, 'PUT', `/tickets/${other.target.id}/closure`, {});
    expect((await merge(other.child.id, other.target.id)).body).toMatchObject({ code: 'tickets.merge-not-open' });
    expect((await stateOf(other.child.id)).version).toBe(1);
  });

  it('SLA-6: a merge taken back never happened: messages, status and both tickets’ clocks are as they were', async () => {
    const { child, target } = await twoTickets();
    const before = { child: await cyclesNow(child.id), target: await cyclesNow(target.id) };
    await merge(child.id, target.id);
    expect((await world.call(cast.anna, 'DELETE', `/tickets/${child.id}/merge`)).status).toBe(200);
    expect(await stateOf(child.id)).toMatchObject({
      category: 'new',
      mergedIntoId: null,
      closedAt: null,
      unread: true,
    });
    expect((await page(child.id)).messages).toHaveLength(1);
    expect((await page(target.id)).messages).toHaveLength(1);
    const told = (cycles: typeof before.child) =>
      cycles.map(({ promise, startedAt, dueAt, outcome }) => ({ promise, startedAt, dueAt, outcome }));
    expect(told(await cyclesNow(child.id))).toEqual(told(before.child));
    expect(told(await cyclesNow(target.id))).toEqual(told(before.target));
    expect((await merge(target.id, child.id)).status).toBe(200);
  });

  it('SLA-6: a chain of merges keeps the earliest start and every message', async () => {
    const { child, target } = await twoTickets();
    const last = (await camillasTicket(world, cast)).ticket;
    await merge(child.id, target.id);
    await merge(target.id, last.id);
    expect(await answerClock(last.id)).toMatchObject({ outcome: 'running', startedAt: TEN });
    expect((await page(last.id)).messages).toHaveLength(3);
    expect((await writeTo(child.id, 'Hallå?')).ticketId).toBe(last.id);
    expect((await world.call(cast.anna, 'DELETE', `/tickets/${child.id}/merge`)).body.code).toBe('tickets.merged');
  });

  it('TKT-6: a merged ticket’s customer sees the whole at their old link, another customer only their own', async () => {
    const { child, target } = await twoTickets();
    const stranger = (await camillasTicket(world, cast, { requester: { address: 'ove@annan.example', name: 'Ove' } }))
      .ticket;
    const linkOf = async (id: string) => (await world.call(cast.anna, 'GET', `/tickets/${id}/link`)).body.path.slice(3);
    const [own, strangers] = [await linkOf(child.id), await linkOf(stranger.id)];
    await merge(child.id, target.id);
    await merge(stranger.id, target.id);
    const shown = async (token: string) => (await world.call(undefined, 'GET', `/public/tickets/${token}`)).body;
    expect((await shown(own)).messages).toHaveLength(2);
    expect((await shown(strangers)).messages).toHaveLength(1);
  });

  it('TKT-4: a file of another customer’s merged ticket opens with their link alone', async () => {
    const { target } = await twoTickets();
    const files = [{ name: 'avtal.pdf', mediaType: 'application/pdf', content: Buffer.from('%PDF hemligt') }];
    const requester = { address: 'olga@annan.example', name: 'Olga' };
    const { ticket } = await camillasTicket(world, cast, { requester, message: { text: 'Se bilagan', files } });
    const linkOf = async (id: string) => (await world.call(cast.anna, 'GET', `/tickets/${id}/link`)).body.path.slice(3);
    const [camillas, olgas] = [await linkOf(target.id), await linkOf(ticket.id)];
    await merge(ticket.id, target.id);
    const [message] = (await world.call(undefined, 'GET', `/public/tickets/${olgas}`)).body.messages;
    expect(message.attachments).toMatchObject([{ name: 'avtal.pdf' }]);
    const open = (link: string) =>
      world.call(undefined, 'GET', `/public/tickets/${link}/attachments/${message.attachments[0].id}/content`);
    expect((await open(olgas)).raw.toString()).toBe('%PDF hemligt');
    expect((await open(camillas)).body.code).toBe('attachments.not-found');
  });
});

describe('splitting', () => {
  it('SLA-6: the new ticket has a clock of its own from the split message’s receipt', async () => {
    world.clock.set(TEN);
    const { ticket } = await camillasTicket(world, cast);
    await reply(ticket.id);
    world.clock.set(TEN + 2 * HOUR);
    const { messageId } = await writeTo(ticket.id, 'En helt annan fråga: kan vi byta adress?', TEN + 90 * MINUTE);
    const made = await world.call(cast.anna, 'POST', `/tickets/${ticket.id}/splits`, {
      messageId,
      subject: 'Byta adress',
    });
    expect(made.body).toMatchObject({ subject: 'Byta adress', category: 'new' });
    expect(await answerClock(made.body.id)).toMatchObject({
      promise: 'first-answer',
      startedAt: TEN + 90 * MINUTE,
      dueAt: TEN + 150 * MINUTE,
    });
    expect((await page(made.body.id)).messages).toMatchObject([{ text: 'En helt annan fråga: kan vi byta adress?' }]);
    expect((await page(ticket.id)).messages).toHaveLength(3);
    const told = (await page(ticket.id)).events.map(({ type }: { type: string }) => type);
    expect(told).toContain('ticket.split');
    expect(await answerClock(ticket.id)).toMatchObject({ promise: 'next-answer', startedAt: TEN + 90 * MINUTE });
  });

  it('TKT-6: a split can be taken back until something is done with the new ticket', async () => {
    world.clock.set(TEN);
    const { ticket, messageId } = await camillasTicket(world, cast);
    const split = () => world.call(cast.anna, 'POST', `/tickets/${ticket.id}/splits`, { messageId });
    const made = (await split()).body;
    const undo = (id: string) => world.call(cast.anna, 'DELETE', `/tickets/${ticket.id}/splits/${id}`);
    expect((await undo(made.id)).status).toBe(200);
    expect((await stateOf(made.id)).deletedAt).not.toBeNull();
    expect((await cyclesNow(made.id)).every(({ cancelReason }) => cancelReason === 'deleted')).toBe(true);
    const second = (await split()).body;
    await reply(second.id);
    expect((await undo(second.id)).body.code).toBe('tickets.split-worked-on');
    const note = await world.call(cast.anna, 'POST', `/tickets/${ticket.id}/notes`, { html: '<p>Obs</p>' });
    const wrong = { messageId: note.body.message.id };
    expect((await world.call(cast.anna, 'POST', `/tickets/${ticket.id}/splits`, wrong)).body.code).toBe(
      'messages.not-customers',
    );
  });
});

describe('linking', () => {
  it('TKT-6: parent and child know each other, one parent at most and no ring', async () => {
    world.clock.set(TEN);
    const [a, b, c] = [
      (await camillasTicket(world, cast)).ticket,
      (await camillasTicket(world, cast)).ticket,
      (await camillasTicket(world, cast)).ticket,
    ];
    const link = (id: string, otherId: string, kind: string) =>
      world.call(cast.anna, 'PUT', `/tickets/${id}/links/${otherId}`, { kind });
    expect((await link(a.id, b.id, 'child')).body.links).toMatchObject([{ ticketId: b.id, kind: 'child' }]);
    expect((await kinOf(b.id)).links).toMatchObject([{ ticketId: a.id, number: a.number, kind: 'parent' }]);
    expect((await link(b.id, c.id, 'child')).status).toBe(200);
    expect((await link(c.id, a.id, 'child')).body.code).toBe('tickets.link-ring');
    expect((await link(a.id, c.id, 'child')).body.code).toBe('tickets.link-has-parent');
    expect((await link(a.id, c.id, 'related')).body.links).toHaveLength(2);
    await world.call(cast.anna, 'DELETE', `/tickets/${a.id}/links/${b.id}`);
    expect((await kinOf(b.id)).links).toMatchObject([{ ticketId: c.id, kind: 'child' }]);
    const told = (await page(b.id)).events.map(({ type }: { type: string }) => type);
    expect(told.filter((type: string) => type.startsWith('ticket.linked') || type === 'ticket.unlinked')).toEqual([
      'ticket.linked',
      'ticket.linked',
      'ticket.unlinked',
    ]);
  });

  it('TKT-6: of a linked ticket at another site only the number is told', async () => {
    const { ticket } = await camillasTicket(world, cast);
    const foreign = (await camillasTicket(world, cast, { siteId: cast.norrvik.id })).ticket;
    await world.call(cast.bo, 'PUT', `/tickets/${ticket.id}/links/${foreign.id}`, { kind: 'related' });
    expect((await kinOf(ticket.id)).links).toMatchObject([{ number: foreign.number, subject: null }]);
    expect((await merge(ticket.id, foreign.id)).status).toBe(403);
  });
});

describe('what else happens to a ticket’s clocks', () => {
  it('SLA-6: spam ends the clocks as spam, and out of spam they run from their original start', async () => {
    world.clock.set(TEN);
    const { ticket } = await camillasTicket(world, cast);
    world.clock.advance(10 * MINUTE);
    await world.call(cast.anna, 'PUT', `/tickets/${ticket.id}/spam`);
    expect((await cyclesNow(ticket.id)).every(({ cancelReason }) => cancelReason === 'spam')).toBe(true);
    world.clock.advance(10 * MINUTE);
    await world.call(cast.anna, 'DELETE', `/tickets/${ticket.id}/spam`);
    expect(await answerClock(ticket.id)).toMatchObject({ outcome: 'running', startedAt: TEN, dueAt: TEN + HOUR });
  });

  it('SLA-6: deleted and restored within thirty days the clocks go on; after that the ticket is gone and its log stays', async () => {
    world.clock.set(TEN);
    const { ticket } = await camillasTicket(world, cast);
    const gone = (await camillasTicket(world, cast)).ticket;
    await world.call(cast.bo, 'PUT', `/tickets/${ticket.id}/deletion`);
    await world.call(cast.bo, 'PUT', `/tickets/${gone.id}/deletion`);
    expect((await cyclesNow(ticket.id)).every(({ cancelReason }) => cancelReason === 'deleted')).toBe(true);
    world.clock.advance(29 * DAY);
    await world.call(cast.bo, 'DELETE', `/tickets/${ticket.id}/deletion`);
    expect(await answerClock(ticket.id)).toMatchObject({ startedAt: TEN, dueAt: TEN + HOUR });
    world.clock.advance(2 * DAY);
    await world.transact(async (tx) => tx.schedule({ kind: 'tickets.tidy', key: 'nightly', dueAt: tx.now }));
    await world.runDue();
    expect(await stateOf(gone.id)).toBeUndefined();
    expect((await cyclesNow(gone.id)).length).toBeGreaterThan(0);
    expect(await stateOf(ticket.id)).toBeDefined();
  });

  it('SLA-6: a thank-you after closing leaves it closed; what does reopen can be dismissed and stops on close', async () => {
    world.clock.set(TEN);
    const { ticket } = await camillasTicket(world, cast);
    await reply(ticket.id);
    world.clock.advance(MINUTE);
    await world.call(cast.anna, 'PUT', `/tickets/${ticket.id}/closure`, { statusId: 'solved' });
    world.clock.advance(MINUTE);
    expect((await writeTo(ticket.id, 'Tack så mycket!')).outcome).toBe('stayed-closed');
    expect((await answerClock(ticket.id))?.outcome).toBe('met');
    expect((await writeTo(ticket.id, 'Tack, då är allt klart från vår sida nu.')).outcome).toBe('reopened');
    const running = await answerClock(ticket.id);
    expect(running).toMatchObject({ promise: 'next-answer', outcome: 'running' });
    await world.call(cast.anna, 'PUT', `/tickets/${ticket.id}/answer-dismissal`, {});
    expect(await answerClock(ticket.id)).toMatchObject({ outcome: 'cancelled', cancelReason: 'closed-without-answer' });
    expect((await writeTo(ticket.id, 'Och en sak till, som vi glömde.')).outcome).toBe('added');
    await world.call(cast.anna, 'PUT', `/tickets/${ticket.id}/closure`, {});
    expect((await answerClock(ticket.id))?.outcome).not.toBe('running');
  });

  it('SLA-6: reopening resumes the resolution clock, and closed time does not count', async () => {
    world.clock.set(TEN);
    const { ticket } = await camillasTicket(world, cast);
    await reply(ticket.id);
    world.clock.advance(HOUR);
    await world.call(cast.anna, 'PUT', `/tickets/${ticket.id}/closure`, { statusId: 'solved' });
    const resolution = async () => (await cyclesNow(ticket.id)).find(({ promise }) => promise === 'resolution');
    const due = (await resolution())?.dueAt ?? 0;
    expect((await resolution())?.outcome).toBe('met');
    world.clock.advance(2 * HOUR);
    await world.call(cast.anna, 'DELETE', `/tickets/${ticket.id}/closure`);
    expect(await resolution()).toMatchObject({ outcome: 'running', startedAt: TEN });
    expect((await resolution())?.dueAt).toBeGreaterThanOrEqual(due + 2 * HOUR);
  });

  it('SLA-6: a move to another site is told to the clocks, and the round keeps the place it started at', async () => {
    world.clock.set(TEN);
    const { ticket } = await camillasTicket(world, cast);
    world.clock.advance(5 * MINUTE);
    const moved = await world.call(cast.bo, 'PATCH', `/tickets/${ticket.id}`, { version: 1, siteId: cast.norrvik.id });
    expect(moved.body.siteId).toBe(cast.norrvik.id);
    const clock = (await cyclesNow(ticket.id)).find(({ promise }) => promise === 'resolution');
    expect(clock).toMatchObject({ outcome: 'running', startedAt: TEN, siteId: cast.fjallbo.id });
  });
});
