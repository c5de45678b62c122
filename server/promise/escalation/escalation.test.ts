import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '#core/platform/actor.ts';
import { HOUR, MINUTE } from '#core/platform/instant.ts';
import { at, customerWrote, opened, status, told } from '#core/promise/clocks/clocks.examples.ts';
import type { Fact } from '#core/promise/clocks/history.ts';
import type { EscalationStep } from '#core/promise/levels/level.ts';
import { houseRooms } from '#server/house/house.rooms.ts';
import { platformRoom } from '#server/platform/platform.room.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { promiseRoom } from '#server/promise/promise.room.ts';
import { calendarsRoom } from '#server/time/calendars/calendars.room.ts';
import { windClocks } from '../clocks/wind-clocks.ts';
import { createLevel } from '../levels/create-level.ts';
import { goldDefinition } from '../levels/levels.examples.ts';
import { escalationRoom } from './escalation.room.ts';

const world = await openTestWorld({
  rooms: [platformRoom, ...houseRooms([]), calendarsRoom, promiseRoom, escalationRoom],
  at: '2025-11-03T09:00:00Z',
});
const by: Actor = { kind: 'user', id: '01930000-0000-7000-8000-0000000000b0' };
const boss = callerWith(by.id, { 'settings.edit': 'everywhere' });
const anna = callerWith('01930000-0000-7000-8000-0000000000a0', { 'tickets.answer': 'everywhere' });

const calls: { body: string; headers: IncomingMessage['headers'] }[] = [];
let answers: number[] = [];
const server = createServer((request, response) => {
  let body = '';
  request.on('data', (part: Buffer) => (body += part.toString()));
  request.on('end', () => {
    calls.push({ body, headers: request.headers });
    response.writeHead(answers.shift() ?? 200).end();
  });
});
let address = '';
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/late`;
});
afterAll(() => void server.close());
beforeEach(() => {
  world.clock.set(at('mon 10:00'));
  calls.splice(0);
  answers = [];
});

const tagged = (when: EscalationStep['when'], tag: string): EscalationStep => ({ when, does: { kind: 'tag', tag } });

/** A ticket of mon 10:00 under a level that promises a first answer in an hour and nothing else, with these steps. */
async function ticketWith(steps: readonly EscalationStep[], more: readonly Fact[] = []): Promise<string> {
  const id = world.newId();
  await world.transact(async (tx) => {
    const { 'first-answer': first } = goldDefinition.targets;
    const definition = {
      ...goldDefinition,
      targets: { 'first-answer': first },
      standingStill: ['first-answer'] as const,
      steps,
    };
    const level = await createLevel(tx, by, { name: `Guld ${id}`, colour: '#D9A72B', definition });
    const start: Fact[] = [
      ...told(['mon 10:00', opened, customerWrote]),
      { kind: 'level-set', levelId: level.id, why: { kind: 'none' }, at: at('mon 10:00'), eventId: 'level' },
    ];
    await wind(tx, id, [...start, ...more]);
  });
  return id;
}

function wind(tx: Parameters<typeof windClocks>[0], id: string, facts: readonly Fact[]) {
  const about = {
    siteId: null,
    departmentId: null,
    companyId: null,
    personId: null,
    responsibleUserId: null,
    siteCalendarId: null,
    number: 'FJ-7',
    title: 'Pall 2',
  };
  return windClocks(tx, by, { subject: { kind: 'ticket', id }, facts, about });
}

const happened = async (id: string) =>
  (await world.events('promise.escalated'))
    .filter(({ subject }) => subject.id === id)
    .map(({ data }) => (data['does'] as { tag?: string; kind: string }).tag ?? (data['does'] as { kind: string }).kind);
async function runTo(when: string) {
  world.clock.set(at(when));
  await world.runDue();
}

describe('steps before and after the due', () => {
  it('SLA-8: each happens at its share of the target or its minutes around the due, in that order, once', async () => {
    const id = await ticketWith([
      tagged({ minutes: 120 }, 'two hours after'),
      tagged(150, 'half as long again'),
      tagged('missed', 'missed'),
      tagged({ minutes: -10 }, 'ten before'),
      tagged(25, 'a quarter'),
    ]);
    const steps = [
      ['mon 10:14:59', []],
      ['mon 10:15', ['a quarter']],
      ['mon 10:50', ['ten before']],
      ['mon 11:00', []],
      ['mon 11:00:00.001', ['missed']],
      ['mon 11:30', ['half as long again']],
      ['mon 13:00', ['two hours after']],
      ['tue 16:00', []],
    ] as const;
    const soFar: string[] = [];
    for (const [when, what] of steps) {
      await runTo(when);
      soFar.push(...what);
      expect(await happened(id), when).toEqual(soFar);
    }
  });

  it('SLA-8: minutes after the due are counted by the promise’s own clock: closed hours are none', async () => {
    const id = await ticketWith([tagged({ minutes: 7 * 60 }, 'seven open hours after')]);
    await runTo('mon 23:00');
    await runTo('tue 08:59');
    expect(await happened(id)).toEqual([]);
    await runTo('tue 09:00');
    expect(await happened(id)).toEqual(['seven open hours after']);
  });

  it('SLA-8: whom a step tells hears how much of the time has gone', async () => {
    const notify = { kind: 'notify', userIds: [by.id], groupIds: [] } as const;
    const id = await ticketWith([
      { when: { minutes: -15 }, does: notify },
      { when: 200, does: notify },
    ]);
    for (const when of ['mon 10:45', 'mon 12:00']) await runTo(when);
    const told = (await world.events('promise.escalated')).filter(({ subject }) => subject.id === id);
    expect(told.map(({ data }) => data['percent'])).toEqual([75, 200]);
  });

  it('SLA-8: a step waits while the clock stands still', async () => {
    const id = await ticketWith([tagged(50, 'half')], told(['mon 10:20', status('waiting-for-customer')]));
    await runTo('mon 16:00');
    expect(await happened(id)).toEqual([]);
  });

  it('SLA-8: after a standstill what changes the ticket is still done, what only tells somebody long after is not', async () => {
    const id = await ticketWith([
      tagged(50, 'half'),
      { when: 60, does: { kind: 'notify', userIds: [by.id], groupIds: [] } },
      { when: 70, does: { kind: 'webhook', url: address } },
    ]);
    await runTo('mon 15:00');
    expect(await happened(id)).toEqual(['half']);
    expect(calls).toEqual([]);
  });
});

describe('a step that calls an address', () => {
  const webhook = (url = address): EscalationStep => ({ when: 50, does: { kind: 'webhook', url } });

  it('SLA-8: is signed with the key that is shown, and tells which promise of which ticket', async () => {
    const id = await ticketWith([webhook()]);
    await runTo('mon 10:30');
    expect(calls).toHaveLength(1);
    const { key, rows } = (await world.call(boss, 'GET', '/escalation-webhooks')).body;
    const [call] = calls;
    const [, seconds, sign] = /^t=(\d+),v1=([0-9a-f]{64})$/u.exec(String(call?.headers['svara-signature'])) ?? [];
    expect(createHmac('sha256', key).update(`${seconds}.${call?.body}`).digest('hex')).toBe(sign);
    expect(JSON.parse(call?.body ?? '')).toMatchObject({
      id: call?.headers['svara-event'],
      subject: { kind: 'ticket', id, number: 'FJ-7' },
      promise: { name: 'first-answer', when: 50, dueAt: '2025-11-03T10:00:00.000Z' },
    });
    expect(rows[0]).toMatchObject({ url: address, status: 200, error: null, subject: { id } });
    expect((await world.call(anna, 'GET', '/escalation-webhooks')).status).toBe(403);
  });

  it('SLA-8: is tried again with the same key until it is answered, and given up visibly when it never is', async () => {
    answers = [503, 500, 200];
    const id = await ticketWith([webhook()]);
    await runTo('mon 10:30');
    for (let hour = 0; hour < 3; hour++) {
      world.clock.advance(HOUR);
      await world.runDue();
    }
    expect(calls.map(({ headers }) => headers['svara-event'])).toEqual(Array(3).fill(calls[0]?.headers['svara-event']));
    answers = Array(50).fill(500);
    world.clock.set(at('mon 10:00'));
    const other = await ticketWith([webhook()]);
    await runTo('mon 10:30');
    for (let hour = 0; hour < 12; hour++) {
      world.clock.advance(7 * HOUR);
      await world.runDue();
    }
    const failed = (await world.events('webhook.failed')).filter(({ subject }) => subject.id === other);
    expect(failed.map(({ data }) => data['error'])).toEqual([expect.stringContaining('500')]);
    expect((await world.events('webhook.delivered')).filter(({ subject }) => subject.id === id)).toHaveLength(1);
  });

  it('SLA-8: never reaches into our own networks, and says so at once', async () => {
    const id = await ticketWith([webhook('http://10.0.0.1/metadata')]);
    await runTo('mon 10:30');
    const failed = (await world.events('webhook.failed')).filter(({ subject }) => subject.id === id);
    expect(failed.map(({ data }) => data['error'])).toEqual(['private-address']);
    world.clock.advance(MINUTE);
    const { rows } = (await world.call(boss, 'GET', '/escalation-webhooks')).body;
    expect(rows[0]).toMatchObject({ url: 'http://10.0.0.1/metadata', status: null, error: 'private-address' });
  });
});
