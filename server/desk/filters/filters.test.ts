import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE } from '#core/platform/instant.ts';
import { type AccountRow, updateAccount } from '#server/channels/email/accounts.store.ts';
import { accountExample, arrive, rawMail } from '#server/channels/email/mail.examples.ts';
import { findMail } from '#server/channels/email/mails.store.ts';
import { HOUR } from '#core/platform/instant.ts';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { goldDefinition } from '#server/promise/levels/levels.examples.ts';
import { findPersonByAddress } from '#server/register/customers/persons.store.ts';
import { listMessages } from '../tickets/messages.store.ts';
import { templateExample } from '../templates/templates.examples.ts';
import { receiveMessage } from '../tickets/receive-message.ts';
import { byMail, camillasTicket, type Cast, theCast } from '../tickets/tickets.examples.ts';
import { findTicketRecord } from '../tickets/tickets.store.ts';
import { makeFilter, only, says, written } from './filters.examples.ts';

let world: TestWorld;
let cast: Cast;
let account: AccountRow;

beforeAll(async () => {
  world = await openTestWorld();
  cast = await theCast(world);
  account = await accountExample(world, { siteId: cast.fjallbo.id, address: 'kundservice@fjallbo.se' });
});
afterEach(async () => {
  for (const { id } of (await world.call(cast.bo, 'GET', '/filters')).body.rows)
    await world.call(cast.bo, 'DELETE', `/filters/${id}`);
});

const ticketOf = (id: string) => world.read((tx) => findTicketRecord(tx, id));
const applied = async (id: string) =>
  (await world.events('filter.applied')).filter(({ subject }) => subject.id === id).map(({ data }) => data);
const high = { kind: 'set', field: 'priority', to: 'high' } as const;

describe('filters for new tickets', () => {
  it('FLT-1: touch a ticket as it is made, in their order, and are told with why and what they changed', async () => {
    const leak = await makeFilter(world, cast.bo, {
      name: 'Läckor',
      ruleRows: [says('subject', 'läcker', 'saknas'), only({ field: 'source', negated: true, anyOf: ['api'] })],
      actions: [high, { kind: 'tags', add: ['jour'], remove: [] }],
      continues: true,
    });
    await makeFilter(world, cast.bo, {
      name: 'Bråttom',
      ruleRows: [only({ field: 'priority', negated: false, anyOf: ['high'] })],
      actions: [
        { kind: 'set', field: 'owner', to: cast.anna.userId },
        { kind: 'set', field: 'type', to: 'order' },
      ],
    });
    await makeFilter(world, cast.bo, { name: 'Aldrig', actions: [{ kind: 'set', field: 'priority', to: 'low' }] });
    const { ticket } = await camillasTicket(world, cast);
    expect(await ticketOf(ticket.id)).toMatchObject({
      priority: 'high',
      tags: ['jour'],
      ownerId: cast.anna.userId,
      typeId: 'order',
    });
    const [first, second, ...more] = await applied(ticket.id);
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      filterId: leak.id,
      name: 'Läckor',
      kind: 'new',
      because: [
        { negated: false, conditions: [{ field: 'subject', words: ['läcker', 'saknas'] }] },
        { negated: false, conditions: [{ field: 'source', negated: true }] },
      ],
      changes: { priority: { from: 'medium', to: 'high' }, tags: { from: [], to: ['jour'] } },
    });
    expect(second).toMatchObject({ name: 'Bråttom', changes: { owner: { from: null, to: cast.anna.userId } } });
    const created = (await world.events('ticket.created')).find(({ subject }) => subject.id === ticket.id);
    expect(created?.data).toMatchObject({ priority: 'high', ownerId: cast.anna.userId, tags: ['jour'] });
  });

  it('FLT-4: the level is chosen after them, and one they set stays whatever the rules say', async () => {
    const level = async (name: string) =>
      (await world.call(cast.bo, 'POST', '/levels', { name, colour: '#D9A72B', definition: goldDefinition })).body.id;
    const [gold, silver] = [await level('Guld'), await level('Silver')];
    const rule = { name: 'Höga', active: true, levelId: gold, stops: false };
    await world.call(cast.bo, 'POST', '/level-rules', {
      ...rule,
      conditions: { join: 'all', members: [{ field: 'priority', negated: false, anyOf: ['high'] }] },
    });
    const raise = await makeFilter(world, cast.bo, { name: 'Höj', actions: [high] });
    expect((await ticketOf((await camillasTicket(world, cast)).ticket.id))?.levelId).toBe(gold);
    const { version, mayChange: _may, ...fields } = raise;
    const actions = [high, { kind: 'set', field: 'level', to: silver }];
    await world.call(cast.bo, 'PUT', `/filters/${raise.id}`, { ...fields, actions, version });
    const { ticket } = await camillasTicket(world, cast);
    await world.call(cast.bo, 'PATCH', `/tickets/${ticket.id}`, { priority: 'low', version: 1 });
    expect((await ticketOf(ticket.id))?.levelId).toBe(silver);
    const set = (await world.events('ticket.level-set')).filter(({ subject }) => subject.id === ticket.id);
    expect(set.map(({ data }) => data['why'])).toEqual([{ kind: 'filter', id: raise.id, name: 'Höj' }]);
  });

  it('SLA-2, FLT-4: a level that a filter sets cannot go, and the refusal names the filter; free of it, it can', async () => {
    const proposal = { name: 'Koppar', colour: '#A9673A', definition: goldDefinition };
    const { id: level } = (await world.call(cast.bo, 'POST', '/levels', proposal)).body;
    const held = { name: 'Till koppar', ruleRows: [says('subject', 'koppar')], active: false };
    const sets = await makeFilter(world, cast.bo, { ...held, actions: [{ kind: 'set', field: 'level', to: level }] });
    const refused = await world.call(cast.bo, 'DELETE', `/levels/${level}`);
    expect(refused).toMatchObject({ status: 409, body: { code: 'levels.in-use-by-filter' } });
    expect(refused.body.title).toContain('Till koppar');
    await world.call(cast.bo, 'DELETE', `/filters/${sets.id}`);
    expect((await world.call(cast.bo, 'DELETE', `/levels/${level}`)).status).toBeLessThan(300);
  });

  it('FLT-1: one of another site, one that is off and what a colleague typed in are left alone', async () => {
    const all = { actions: [high] };
    await makeFilter(world, cast.bo, { ...all, name: 'Norrvik', siteId: cast.norrvik.id });
    await makeFilter(world, cast.bo, { ...all, name: 'Av', active: false });
    expect((await ticketOf((await camillasTicket(world, cast)).ticket.id))?.priority).toBe('medium');
    await makeFilter(world, cast.bo, { ...all, name: 'Alla' });
    const typed = await world.call(cast.anna, 'POST', '/tickets', { subject: 'Ringde', siteId: cast.fjallbo.id });
    expect(typed.body.priority).toBe('medium');
    expect((await ticketOf((await camillasTicket(world, cast)).ticket.id))?.priority).toBe('high');
  });

  it('FLT-4: a dropped mail becomes no ticket and no person, is found among the filed with why, and can be accepted', async () => {
    await makeFilter(world, cast.bo, {
      name: 'Reklam',
      ruleRows: [says('sender', '*@reklam.example')],
      actions: [{ kind: 'drop' }],
    });
    const raw = rawMail({ To: account.address, From: 'Nyhetsbrev <hej@reklam.example>' });
    const taken = await arrive(world, account, raw);
    expect(taken).toMatchObject({ state: 'filed', reason: 'filter', ticketId: null });
    expect(await world.read((tx) => findPersonByAddress(tx, 'hej@reklam.example'))).toBeUndefined();
    expect(await applied(taken.mailId)).toMatchObject([{ name: 'Reklam', fate: 'drop' }]);
    const filed = (await world.call(cast.bo, 'GET', '/mails?state=filed')).body.rows;
    expect(filed.map(({ id, reason }: { id: string; reason: string }) => [id, reason])).toContainEqual([
      taken.mailId,
      'filter',
    ]);
    const accepted = await world.call(cast.bo, 'PUT', `/mails/${taken.mailId}/acceptance`);
    expect(accepted.status, JSON.stringify(accepted.body)).toBeLessThan(300);
    const mail = await world.read((tx) => findMail(tx, taken.mailId));
    expect(await ticketOf(mail?.ticketId ?? '')).toMatchObject({ deletedAt: null, subject: 'Kaffemaskinen' });
  });

  it('FLT-4: what came another way is dropped into the deleted, from where it can be restored', async () => {
    await makeFilter(world, cast.bo, {
      name: 'Prov',
      ruleRows: [says('subject', 'provbeställning')],
      actions: [{ kind: 'drop' }],
    });
    const { ticket } = await camillasTicket(world, cast, { channel: 'form', subject: 'Provbeställning' });
    expect((await ticketOf(ticket.id))?.deletedAt).toBe(world.clock.now());
    expect((await world.call(cast.bo, 'DELETE', `/tickets/${ticket.id}/deletion`)).status).toBeLessThan(300);
    expect((await ticketOf(ticket.id))?.deletedAt).toBeNull();
  });

  it('FLT-4: spam ends its clocks as spam and gets no receipt', async () => {
    await world.transact((tx) => updateAccount(tx, account.id, { autoReply: true }));
    await world.call(cast.bo, 'PUT', '/fallback-targets/general', { minutes: 60 });
    await makeFilter(world, cast.bo, {
      name: 'Skräp',
      ruleRows: [says('last-message', 'lotteri*')],
      actions: [{ kind: 'spam' }],
    });
    const taken = await arrive(world, account, rawMail({ To: account.address }, 'Du har vunnit lotteriet!'));
    const ticketId = taken.ticketId ?? '';
    expect((await ticketOf(ticketId))?.spamAt).toBe(world.clock.now());
    const rounds = (await world.call(cast.bo, 'GET', `/promises/ticket/${ticketId}`)).body.rows;
    expect(rounds.map(({ reason }: { reason: string | null }) => reason)).not.toContain(null);
    expect((await world.events('ticket.auto-replied')).filter(({ subject }) => subject.id === ticketId)).toEqual([]);
    await world.transact((tx) => updateAccount(tx, account.id, { autoReply: false }));
    await world.call(cast.bo, 'PUT', '/fallback-targets/general', { minutes: null });
  });

  it('FLT-4: always create lets a mail through that would wait for a person', async () => {
    await world.transact((tx) => updateAccount(tx, account.id, { intake: 'review' }));
    world.clock.advance(MINUTE);
    await makeFilter(world, cast.bo, {
      name: 'Larm',
      ruleRows: [says('sender', '*@larm.example')],
      actions: [{ kind: 'create' }, high],
    });
    const alarm = await arrive(world, account, rawMail({ To: account.address, From: 'vakt@larm.example' }));
    expect(alarm).toMatchObject({ state: 'accepted', reason: 'new-ticket' });
    const other = await arrive(world, account, rawMail({ To: account.address }));
    expect(other).toMatchObject({ state: 'review', reason: 'manual-review' });
    await world.transact((tx) => updateAccount(tx, account.id, { intake: 'automatic' }));
    world.clock.advance(MINUTE);
  });

  it('FLT-4: what a filter sets that is gone is left as it was, the rest is done and the mail comes in', async () => {
    const type = (await world.call(cast.bo, 'POST', '/ticket-types', { name: 'Borta' })).body.id;
    await makeFilter(world, cast.bo, { name: 'Typ', actions: [{ kind: 'set', field: 'type', to: type }, high] });
    await world.call(cast.bo, 'PATCH', `/ticket-types/${type}`, { active: false });
    const { ticket } = await camillasTicket(world, cast);
    expect(await ticketOf(ticket.id)).toMatchObject({ typeId: null, priority: 'high' });
    expect(await applied(ticket.id)).toMatchObject([{ skipped: ['type'] }]);
  });

  it('EML-2: a machine’s mail is filed as ever, whatever a filter would create', async () => {
    await makeFilter(world, cast.bo, { name: 'Allt', actions: [{ kind: 'create' }, high] });
    const robot = rawMail({ To: account.address, 'Auto-Submitted': 'auto-generated' });
    const taken = await arrive(world, account, robot);
    expect(taken).toMatchObject({ state: 'filed', reason: 'auto-generated' });
    expect(await applied(taken.mailId)).toEqual([]);
  });
});

describe('filters for replies', () => {
  it('FLT-1: see the ticket as it was before the reply, and what they set is recorded as theirs', async () => {
    const { ticket } = await camillasTicket(world, cast);
    await world.call(cast.bo, 'PATCH', `/tickets/${ticket.id}`, { statusId: 'with-third-party', version: 1 });
    const filter = await makeFilter(world, cast.bo, {
      name: 'Svar från tredje part',
      kind: 'reply',
      ruleRows: [only({ field: 'status', negated: false, anyOf: ['with-third-party'] })],
      actions: [{ kind: 'set', field: 'status', to: 'open' }, high],
    });
    await world.transact((tx) =>
      receiveMessage(tx, byMail, {
        ...{ ticketId: ticket.id, channel: 'email', kind: 'third-party', authorName: 'Frakt', text: 'På väg.' },
        from: 'order@frakt.example',
      }),
    );
    expect(await ticketOf(ticket.id)).toMatchObject({ statusId: 'open', priority: 'high' });
    const set = (await world.events('ticket.status-set')).findLast(({ subject }) => subject.id === ticket.id);
    expect(set).toMatchObject({ actor: { kind: 'rule', id: filter.id }, data: { statusId: 'open' } });
    const [why] = await applied(ticket.id);
    expect(why).toMatchObject({ kind: 'reply', changes: { status: { from: 'with-third-party', to: 'open' } } });
    const page = (await world.call(cast.bo, 'GET', `/tickets/${ticket.id}`)).body;
    expect(page.events.findLast(({ type }: { type: string }) => type === 'ticket.priority-set').actor.name).toBe(
      'Svar från tredje part',
    );
  });

  it('FLT-4, TPL-1: a template set on a new ticket or at a reply brings its level by the rules; an archived one is left', async () => {
    const template = async (name: string) =>
      (await world.call(cast.bo, 'POST', '/templates', templateExample(name))).body.id as string;
    const [complaint, order] = [await template('Reklamation'), await template('Order')];
    const { id: level } = (
      await world.call(cast.bo, 'POST', '/levels', { name: 'Brons', colour: '#D9A72B', definition: goldDefinition })
    ).body;
    await world.call(cast.bo, 'POST', '/level-rules', {
      ...{ name: 'Reklamationer', active: true, levelId: level, stops: true },
      conditions: { join: 'all', members: [{ field: 'template', negated: false, anyOf: [complaint] }] },
    });
    const set = (to: string) => [{ kind: 'set', field: 'template', to } as const];
    const first = await makeFilter(world, cast.bo, { name: 'Ny', actions: set(complaint) });
    const { ticket } = await camillasTicket(world, cast);
    expect(await ticketOf(ticket.id)).toMatchObject({ templateId: complaint, levelId: level });
    const created = (await world.events('ticket.created')).find(({ subject }) => subject.id === ticket.id);
    expect(created?.data).toMatchObject({ templateId: complaint });
    const filter = await makeFilter(world, cast.bo, { name: 'Svar', kind: 'reply', actions: set(order) });
    const reply = {
      ticketId: ticket.id,
      channel: 'email',
      kind: 'customer',
      authorName: 'Camilla',
      text: 'Hej',
    } as const;
    await world.transact((tx) => receiveMessage(tx, byMail, reply));
    const after = await ticketOf(ticket.id);
    expect(after?.templateId).toBe(order);
    expect(after?.levelId).not.toBe(level);
    const told = (await world.events('ticket.changed')).findLast(({ subject }) => subject.id === ticket.id);
    expect(told).toMatchObject({
      actor: { kind: 'rule', id: filter.id },
      data: { changes: { templateId: { from: complaint, to: order } } },
    });
    await world.call(cast.bo, 'PUT', `/templates/${complaint}/archiving`);
    const later = await camillasTicket(world, cast);
    expect((await ticketOf(later.ticket.id))?.templateId).toBeNull();
    expect(await applied(later.ticket.id)).toMatchObject([{ filterId: first.id, skipped: ['template'] }]);
    const refused = await world.call(cast.bo, 'POST', '/filters', written({ name: 'x', actions: set(complaint) }));
    expect(refused.body.code).toBe('templates.not-found');
  });

  it('FLT-4, TPL-1: a template set by a filter fills in the ticket, made or there, and never over what somebody set', async () => {
    const own = (await world.call(cast.bo, 'POST', '/fields', { about: 'ticket', name: 'Ordernummer', type: 'text' }))
      .body.key as string;
    const body = templateExample('Retur');
    const presets = {
      ...body.presets,
      ...{ priority: 'high', ownerId: cast.anna.userId, tags: ['retur'], dueInHours: 2, customFields: { [own]: '1' } },
    };
    const { id } = (await world.call(cast.bo, 'POST', '/templates', { ...body, presets })).body;
    const actions = [{ kind: 'set', field: 'template', to: id } as const];
    const first = await makeFilter(world, cast.bo, { name: 'Laga', actions });
    const made = (await camillasTicket(world, cast)).ticket;
    expect(await ticketOf(made.id)).toMatchObject({
      ...{ templateId: id, priority: 'high', ownerId: cast.anna.userId, customFields: { [own]: '1' } },
      dueAt: made.createdAt + 2 * HOUR,
    });
    expect((await ticketOf(made.id))?.tags).toContain('retur');
    const kept = (await camillasTicket(world, cast, { priority: 'low', customFields: { [own]: '7' } })).ticket;
    expect(await ticketOf(kept.id)).toMatchObject({ priority: 'low', customFields: { [own]: '7' } });
    await world.call(cast.bo, 'DELETE', `/filters/${first.id}`);
    const there = (await camillasTicket(world, cast)).ticket;
    await makeFilter(world, cast.bo, { name: 'Svar', kind: 'reply', actions });
    const reply = { channel: 'email', kind: 'customer', authorName: 'Camilla', text: 'Hej' } as const;
    await world.transact((tx) => receiveMessage(tx, byMail, { ticketId: there.id, ...reply }));
    expect(await ticketOf(there.id)).toMatchObject({ templateId: id, priority: 'high', customFields: { [own]: '1' } });
    expect((await applied(there.id)).at(-1)?.changes).toMatchObject({
      priority: { from: 'medium', to: 'high' },
      customFields: { from: {}, to: { [own]: '1' } },
    });
  });

  it('FLT-4: a dropped reply stays with its ticket, and opens and starts nothing', async () => {
    const { ticket } = await camillasTicket(world, cast);
    await world.call(cast.bo, 'PATCH', `/tickets/${ticket.id}`, { statusId: 'solved', version: 1 });
    await makeFilter(world, cast.bo, {
      name: 'Frånvaro',
      kind: 'reply',
      ruleRows: [says('subject', 'frånvar*')],
      actions: [{ kind: 'drop' }],
    });
    const reply = { ticketId: ticket.id, channel: 'email', kind: 'customer', authorName: 'Camilla' } as const;
    const received = await world.transact((tx) =>
      receiveMessage(tx, byMail, { ...reply, subject: 'Frånvarande till måndag', text: 'Jag är borta.' }),
    );
    expect(received.outcome).toBe('added');
    expect((await ticketOf(ticket.id))?.statusId).toBe('solved');
    const kept = (await world.read((tx) => listMessages(tx, ticket.id))).find(({ id }) => id === received.messageId);
    expect(kept).toMatchObject({ kind: 'automatic', bodyText: 'Jag är borta.' });
    expect(await applied(ticket.id)).toMatchObject([{ name: 'Frånvaro', fate: 'drop', messageId: received.messageId }]);
    const opened = await world.transact((tx) => receiveMessage(tx, byMail, { ...reply, text: 'Den läcker igen' }));
    expect(opened.outcome).toBe('reopened');
  });
});

describe('who sees and changes filters', () => {
  it('FLT-1: a leader of one site changes that site’s filters, sees those for all, and moves theirs among them', async () => {
    const row = [says('subject', 'x')];
    const first = await makeFilter(world, cast.bo, { name: 'Alla', ruleRows: row });
    const own = { siteId: cast.norrvik.id, ruleRows: row };
    const second = await makeFilter(world, cast.frida, { ...own, name: 'Norrvik 1' });
    const third = await makeFilter(world, cast.frida, { ...own, name: 'Norrvik 2' });
    await makeFilter(world, cast.bo, { name: 'Fjällbo', ruleRows: row, siteId: cast.fjallbo.id });
    const seen = async () => (await world.call(cast.frida, 'GET', '/filters')).body.rows;
    expect(
      (await seen()).map(({ name, mayChange }: { name: string; mayChange: boolean }) => [name, mayChange]),
    ).toEqual([
      ['Alla', false],
      ['Norrvik 1', true],
      ['Norrvik 2', true],
    ]);
    const order = (filterIds: string[]) => world.call(cast.frida, 'PUT', '/filter-order', { kind: 'new', filterIds });
    expect((await order([third.id, second.id])).status).toBeLessThan(300);
    expect((await seen()).map(({ name }: { name: string }) => name)).toEqual(['Alla', 'Norrvik 2', 'Norrvik 1']);
    expect((await order([third.id])).body.code).toBe('filters.order-stale');
    expect((await world.call(cast.frida, 'DELETE', `/filters/${first.id}`)).status).toBe(403);
    const elsewhere = { ...own, name: 'Flytta', actions: [{ kind: 'set', field: 'site', to: cast.fjallbo.id }] };
    expect((await world.call(cast.frida, 'POST', '/filters', written(elsewhere as never))).status).toBe(403);
    expect((await world.call(cast.anna, 'GET', '/filters')).status).toBe(403);
    expect((await world.events('filters.ordered')).length).toBe(1);
  });

  it('FLT-4: what cannot be is refused with what to do, and a stale save with the version there is', async () => {
    const refused = async (example: Parameters<typeof written>[0]) =>
      (await world.call(cast.bo, 'POST', '/filters', written(example))).body.code;
    const row = [says('subject', 'x')];
    expect(await refused({ name: 'a', kind: 'existing', ruleRows: row, actions: [high] })).toBe('filters.needs-age');
    expect(await refused({ name: 'b', actions: [{ kind: 'drop' }] })).toBe('filters.fits-everything');
    const nobody = '01930000-0000-7000-8000-00000000dead';
    const to = (field: 'owner' | 'group' | 'level' | 'priority', id: string | null) =>
      refused({ name: 'c', ruleRows: row, actions: [{ kind: 'set', field, to: id }] });
    expect(await to('owner', nobody)).toBe('users.not-found');
    expect(await to('group', nobody)).toBe('groups.not-found');
    expect(await to('level', nobody)).toBe('levels.not-found');
    expect(await to('priority', 'purple')).toBe('choices.unknown');
    expect(await to('priority', null)).toBe('filters.must-be-set');
    const { version, mayChange: _may, ...made } = await makeFilter(world, cast.bo, { name: 'd', ruleRows: row });
    const save = (over: object) => world.call(cast.bo, 'PUT', `/filters/${made.id}`, { ...made, version, ...over });
    expect((await save({ kind: 'reply' })).body.code).toBe('filters.kind-stays');
    expect((await save({ active: false })).body).toMatchObject({ active: false, version: 2 });
    expect((await save({ active: true })).body).toMatchObject({ code: 'filters.stale' });
    const changed = (await world.events('filter.changed')).findLast(({ subject }) => subject.id === made.id);
    expect(changed).toMatchObject({ actor: { id: cast.bo.userId }, data: { name: 'd', active: false } });
  });
});
