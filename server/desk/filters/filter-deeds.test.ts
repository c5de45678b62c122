import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE } from '#core/platform/instant.ts';
import { type AccountRow, updateAccount } from '#server/channels/email/accounts.store.ts';
import { accountExample, arrive, rawMail } from '#server/channels/email/mail.examples.ts';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { listMessages } from '../tickets/messages.store.ts';
import { type Cast, theCast } from '../tickets/tickets.examples.ts';
import { makeFilter, says } from './filters.examples.ts';

let world: TestWorld;
let cast: Cast;
let account: AccountRow;
const calls: { body: string; event: unknown; signature: unknown }[] = [];
const receiver = createServer((request, response) => {
  let body = '';
  request.on('data', (part: Buffer) => (body += part.toString()));
  request.on('end', () => {
    calls.push({ body, event: request.headers['svara-event'], signature: request.headers['svara-signature'] });
    response.writeHead(200).end();
  });
});

beforeAll(async () => {
  await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready));
  world = await openTestWorld();
  cast = await theCast(world);
  account = await accountExample(world, { siteId: cast.fjallbo.id, address: 'kundservice@fjallbo.se' });
});
afterAll(() => void receiver.close());
afterEach(async () => {
  for (const { id } of (await world.call(cast.bo, 'GET', '/filters')).body.rows)
    await world.call(cast.bo, 'DELETE', `/filters/${id}`);
});

const mailFrom = (from: string, headers: Record<string, string> = {}, body = 'Pumpen läcker.') =>
  arrive(world, account, rawMail({ To: account.address, From: from, Subject: 'Läcka', ...headers }, body));
const about = async (type: string, id: string | null) =>
  (await world.events(type)).filter(({ subject }) => subject.id === id);
const leak = says('subject', 'läcka');

describe('what leaves the house for a filter', () => {
  it('FLT-4: an automatic answer is filled in, stands for the receipt, and goes so many times an hour at most', async () => {
    await world.transact((tx) => updateAccount(tx, account.id, { autoReply: true }));
    world.clock.advance(MINUTE);
    const text = 'Hej {{person.firstName}}! {{ticket.number}} hos {{site.name}}{{agent.name}}.';
    await makeFilter(world, cast.bo, {
      name: 'Läckor',
      ruleRows: [leak],
      actions: [{ kind: 'auto-reply', subject: '', text, mostPerHour: 2 }],
    });
    const told: string[][] = [];
    for (let mail = 0; mail < 3; mail++) {
      const { ticketId } = await mailFrom('Karin Kaffe <karin@kaffebolaget.se>');
      await world.runDue();
      told.push((await about('ticket.auto-replied', ticketId)).map(({ data }) => String(data['text'])));
    }
    expect(told.map((texts) => texts.length)).toEqual([1, 1, 0]);
    expect(told[0]?.[0]).toMatch(/^Hej Karin! FJ-\d+ hos Fjällbo\.$/u);
    await world.transact((tx) => updateAccount(tx, account.id, { autoReply: false }));
  });

  it('EML-2: no filter answers a list, a no-reply address or who asked to be spared', async () => {
    await makeFilter(world, cast.bo, {
      name: 'Läckor',
      ruleRows: [leak],
      actions: [{ kind: 'auto-reply', subject: 'Tack', text: 'Tack!', mostPerHour: 3 }],
    });
    const spared = [
      await mailFrom('lista@forening.example', { 'List-Id': '<kunder.forening.example>' }),
      await mailFrom('sparad@forening.example', { 'X-Auto-Response-Suppress': 'All' }),
    ];
    await world.runDue();
    for (const { ticketId } of spared) {
      expect(ticketId).not.toBeNull();
      expect(await about('filter.applied', ticketId)).toHaveLength(1);
      expect(await about('ticket.auto-replied', ticketId)).toEqual([]);
    }
  });

  it('FLT-4: forwards the message with its words, stops no clock and leaves the status', async () => {
    await makeFilter(world, cast.bo, {
      name: 'Till jouren',
      ruleRows: [leak],
      actions: [{ kind: 'forward', to: ['jour@rör.example'.replace('ö', 'o')], text: 'Åk dit!' }],
    });
    const { ticketId } = await mailFrom('karin@kaffebolaget.se');
    await world.runDue();
    const forward = (await world.read((tx) => listMessages(tx, ticketId ?? ''))).find(({ kind }) => kind === 'forward');
    expect(forward).toMatchObject({ toAddresses: ['jour@ror.example'], authorUserId: null });
    expect(forward?.bodyText).toContain('Åk dit!');
    expect(forward?.bodyText).toContain('Pumpen läcker.');
    expect(await about('ticket.forwarded', ticketId)).toMatchObject([{ actor: { kind: 'rule' } }]);
    expect((await world.call(cast.bo, 'GET', `/tickets/${ticketId}`)).body.statusId).toBe('new');
  });

  it('FLT-4: calls an address once, signed, and does not tell readers of the ticket which', async () => {
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hemlig`;
    await makeFilter(world, cast.bo, { name: 'Rop', ruleRows: [leak], actions: [{ kind: 'webhook', url }] });
    const { ticketId } = await mailFrom('karin@kaffebolaget.se');
    await world.runDue();
    await world.runDue();
    expect(calls).toHaveLength(1);
    expect(JSON.parse(calls[0]?.body ?? '')).toMatchObject({
      type: 'filter.applied',
      subject: { kind: 'ticket', id: ticketId, title: 'Läcka' },
      filter: { name: 'Rop' },
    });
    expect(calls[0]?.signature).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/u);
    const [applied] = await about('filter.applied', ticketId);
    expect(applied?.data['does']).toEqual(['webhook']);
    expect(JSON.stringify(applied)).not.toContain('hemlig');
    expect(await about('webhook.delivered', ticketId)).toHaveLength(1);
  });

  it('FLT-4: raises the alarm with colleagues in app and with anybody by mail, each once', async () => {
    const addresses = ['Vakt@larm.example', 'vakt@larm.example'];
    await makeFilter(world, cast.bo, {
      name: 'Översvämning',
      ruleRows: [leak],
      actions: [{ kind: 'alarm', userIds: [cast.anna.userId], groupIds: [], addresses, text: 'Ring {0}' }],
    });
    const { ticketId } = await mailFrom('karin@kaffebolaget.se');
    await world.runDue();
    const notices = (await world.call(cast.anna, 'GET', '/notifications')).body.rows;
    expect(notices).toMatchObject([{ kind: 'filter.alarm', subject: { kind: 'ticket', id: ticketId } }]);
    const wanted = (await world.events('mail.wanted')).map(({ data }) => data['to']);
    expect(wanted).toEqual(['vakt@larm.example']);
  });
});
