import { beforeAll, describe, expect, it } from 'vitest';
import { replayTicket } from '#core/desk/tickets/replay-ticket.ts';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { receiveMessage } from './receive-message.ts';
import { readOutgoing } from './read-outgoing.ts';
import { byMail, camillasTicket, type Cast, theCast } from './tickets.examples.ts';
import { findTicketRecord, readTicketEvents } from './tickets.store.ts';

let world: TestWorld;
let cast: Cast;

beforeAll(async () => {
  world = await openTestWorld();
  cast = await theCast(world);
});

const stateOf = (id: string) => world.read(async (tx) => (await findTicketRecord(tx, id))!);
const historyOf = (id: string) => world.read((tx) => readTicketEvents(tx, id));
const typesOf = async (id: string) => (await historyOf(id)).map((event) => event.type);
const wrote = (ticketId: string, text: string, more: object = {}) =>
  world.transact((tx) =>
    receiveMessage(tx, byMail, {
      ticketId,
      channel: 'email',
      kind: 'customer',
      authorName: 'Camilla Strand',
      from: 'camilla@kaffebolaget.se',
      text,
      ...more,
    }),
  );

describe('making a ticket', () => {
  it('TKT-1: a mail becomes a ticket of its sender’s company, with a number of its site and a recorded event', async () => {
    const { ticket, messageId } = await camillasTicket(world, cast);
    expect(ticket.number).toMatch(/^FJ-20\d{3}$/);
    const row = await stateOf(ticket.id);
    expect(row).toMatchObject({
      statusId: 'new',
      companyId: cast.kaffebolaget.id,
      unread: true,
      lastAuthor: 'customer',
    });
    expect((await historyOf(ticket.id))[0]).toMatchObject({
      type: 'ticket.created',
      data: { number: ticket.number, origin: 'customer', messageId },
    });
  });

  it('TKT-1: by hand only the subject is mandatory, and each site counts for itself', async () => {
    const made = await world.call(cast.frida, 'POST', '/tickets', { subject: 'Mätarbyte' });
    expect(made.status).toBe(200);
    expect(made.body).toMatchObject({ number: 'NO-1', subject: 'Mätarbyte', priority: 'medium', statusId: 'new' });
    expect((await world.call(cast.frida, 'POST', '/tickets', { subject: '  ' })).status).toBe(400);
  });

  it('API-1: the same idempotency key makes one ticket, and answers the same', async () => {
    const headers = { 'idempotency-key': 'k-1' };
    const body = { subject: 'En gång' };
    const one = await world.call(cast.bo, 'POST', '/tickets', body, headers);
    const two = await world.call(cast.bo, 'POST', '/tickets', body, headers);
    expect(two.body.id).toBe(one.body.id);
    expect((await world.call(cast.bo, 'POST', '/tickets', { subject: 'Annat' }, headers)).status).toBe(409);
  });

  it('TKT-2: an unknown status, priority or type is refused in words', async () => {
    const refused = await world.call(cast.bo, 'POST', '/tickets', { subject: 'X', priority: 'urgent' });
    expect([refused.status, refused.body.code]).toEqual([422, 'choices.unknown']);
  });

  it('EML-5: two mails at once from a new sender give one person', async () => {
    const requester = { address: 'ny@example.org', name: 'Ny Kund' };
    const [a, b] = await Promise.all([
      camillasTicket(world, cast, { requester }),
      camillasTicket(world, cast, { requester }),
    ]);
    expect(a.ticket.personId).toBe(b.ticket.personId);
  });
});

describe('answering', () => {
  it('TKT-3: an answer waits ten seconds, opens the ticket, takes it, and is ready when they have passed', async () => {
    const { ticket } = await camillasTicket(world, cast);
    const answered = await world.call(cast.anna, 'POST', `/tickets/${ticket.id}/answers`, {
      html: '<p>Hej Camilla!</p><script>alert(1)</script><img src="https://spy.example/x.png">',
    });
    expect(answered.status).toBe(200);
    expect(answered.body.message).toMatchObject({ state: 'held', to: ['camilla@kaffebolaget.se'] });
    expect(answered.body.message.html).toBe('<p>Hej Camilla!</p>');
    expect(await stateOf(ticket.id)).toMatchObject({ statusId: 'open', ownerId: cast.anna.userId, unread: false });
    await world.runDue();
    expect(await world.events('message.ready')).toHaveLength(0);
    world.clock.advance(10_000);
    await world.runDue();
    const [ready] = await world.events('message.ready');
    expect(ready?.data).toMatchObject({ messageId: answered.body.message.id, ticketId: ticket.id, kind: 'answer' });
    const outgoing = await world.read((tx) => readOutgoing(tx, answered.body.message.id));
    expect(outgoing).toMatchObject({ number: ticket.number, senderName: 'Fjällbo', to: ['camilla@kaffebolaget.se'] });
    expect(outgoing?.text).toContain('Hälsningar\nAnna Ek');
    expect(await typesOf(ticket.id)).toEqual([
      'ticket.created',
      'ticket.answered',
      'ticket.assigned',
      'ticket.status-set',
    ]);
  });

  it('TKT-3: an answer undone within its seconds never leaves, the status goes back, and the text is a draft', async () => {
    const { ticket } = await camillasTicket(world, cast);
    const path = `/tickets/${ticket.id}`;
    const sent = await world.call(cast.anna, 'POST', `${path}/answers`, {
      html: '<p>För snabbt</p>',
      statusId: 'solved',
    });
    expect((await stateOf(ticket.id)).category).toBe('solved');
    world.clock.advance(9_000);
    const undone = await world.call(cast.anna, 'DELETE', `/messages/${sent.body.message.id}/sending`);
    expect(undone.body.html).toBe('<p>För snabbt</p>');
    expect(await stateOf(ticket.id)).toMatchObject({
      category: 'new',
      closedAt: null,
      firstAnsweredAt: null,
      unread: true,
    });
    world.clock.advance(60_000);
    await world.runDue();
    const ready = await world.events('message.ready');
    expect(ready.filter((event) => event.data.messageId === sent.body.message.id)).toEqual([]);
    const page = await world.call(cast.anna, 'GET', path);
    expect(page.body.draft).toMatchObject({ kind: 'answer', html: '<p>För snabbt</p>' });
    expect(page.body.messages).toHaveLength(1);
    const again = await world.call(cast.anna, 'DELETE', `/messages/${sent.body.message.id}/sending`);
    expect(again.body.code).toBe('messages.already-sent');
  });

  it('TKT-3: a scheduled answer counts from when it leaves', async () => {
    const { ticket } = await camillasTicket(world, cast);
    const sendAt = new Date(world.clock.now() + 3_600_000).toISOString();
    await world.call(cast.anna, 'POST', `/tickets/${ticket.id}/answers`, { html: '<p>I morgon</p>', sendAt });
    expect(await typesOf(ticket.id)).not.toContain('ticket.answered');
    world.clock.advance(3_600_000);
    await world.runDue();
    const answered = (await historyOf(ticket.id)).find((event) => event.type === 'ticket.answered');
    expect(answered?.recordedAt).toBe(world.clock.now());
  });

  it('TKT-4: asking the customer waits for them, and their answer brings the ticket back to its agent', async () => {
    const { ticket } = await camillasTicket(world, cast);
    await world.call(cast.anna, 'POST', `/tickets/${ticket.id}/questions`, { html: '<p>Vilket ordernummer?</p>' });
    expect(await stateOf(ticket.id)).toMatchObject({ category: 'waiting-for-customer' });
    await wrote(ticket.id, '88213');
    expect(await stateOf(ticket.id)).toMatchObject({ category: 'open', ownerId: cast.anna.userId, unread: true });
  });

  it('TKT-3: a note tells whoever is mentioned, and changes nothing for the customer', async () => {
    const { ticket } = await camillasTicket(world, cast);
    const noted = await world.call(cast.anna, 'POST', `/tickets/${ticket.id}/notes`, {
      html: '<p>@Bo kan du se?</p>',
      mentioned: [cast.bo.userId],
    });
    expect(noted.body.message).toMatchObject({ kind: 'note', state: 'kept' });
    expect(await stateOf(ticket.id)).toMatchObject({ category: 'new', lastAuthor: 'customer' });
    const notices = await world.call(cast.bo, 'GET', '/notifications');
    expect(notices.body.rows[0]).toMatchObject({ kind: 'ticket.mentioned', subject: { id: ticket.id } });
    const mine = await world.call(cast.bo, 'GET', '/tickets?view=mentioned');
    expect(mine.body.rows.map((row: { id: string }) => row.id)).toContain(ticket.id);
  });

  it('TKT-3: a forward waits for the third party, whose answer changes neither status nor clock', async () => {
    const { ticket, messageId } = await camillasTicket(world, cast);
    const forwarded = await world.call(cast.anna, 'POST', `/tickets/${ticket.id}/forwards`, {
      html: '<p>Var är pall 2?</p>',
      to: ['trafik@dala.se'],
      messageIds: [messageId],
    });
    expect(forwarded.body.message.text).toContain('stormköken');
    expect((await stateOf(ticket.id)).category).toBe('with-third-party');
    await wrote(ticket.id, 'Pall 2 står i Gävle', {
      kind: 'third-party',
      from: 'trafik@dala.se',
      authorName: 'Dala Åkeri',
    });
    expect(await stateOf(ticket.id)).toMatchObject({ category: 'with-third-party', lastAuthor: 'third-party' });
  });

  it('TKT-3: nothing to say and nobody to say it to are refused in words', async () => {
    const { ticket } = await camillasTicket(world, cast);
    const empty = await world.call(cast.anna, 'POST', `/tickets/${ticket.id}/answers`, { html: '<p> </p>' });
    expect(empty.body.code).toBe('messages.empty');
    const alone = await world.call(cast.bo, 'POST', '/tickets', { subject: 'Utan kund', siteId: cast.fjallbo.id });
    const nobody = await world.call(cast.bo, 'POST', `/tickets/${alone.body.id}/answers`, { html: '<p>Hej</p>' });
    expect(nobody.body.code).toBe('messages.no-recipient');
  });
});

describe('closing and what comes after', () => {
  it('TKT-4: a thank-you leaves a closed ticket closed, a question reopens it, machine mail does nothing', async () => {
    const { ticket } = await camillasTicket(world, cast);
    await world.call(cast.anna, 'PUT', `/tickets/${ticket.id}/closure`, {});
    expect(await stateOf(ticket.id)).toMatchObject({ category: 'closed', closedAt: world.clock.now() });
    expect((await wrote(ticket.id, 'Tack så mycket!')).outcome).toBe('stayed-closed');
    await wrote(ticket.id, 'Jag är på semester', { kind: 'automatic' });
    expect((await stateOf(ticket.id)).category).toBe('closed');
    expect((await wrote(ticket.id, 'Den kom aldrig fram?')).outcome).toBe('reopened');
    expect(await stateOf(ticket.id)).toMatchObject({ category: 'open', closedAt: null });
    expect(await typesOf(ticket.id)).toEqual([
      'ticket.created',
      'ticket.closed',
      'ticket.customer-thanked',
      'ticket.automatic-mail-received',
      'ticket.reopened',
      'ticket.customer-wrote',
    ]);
  });

  it('TKT-2: spam and deletion are filed away and come back as they were', async () => {
    const { ticket } = await camillasTicket(world, cast);
    await world.call(cast.bo, 'PUT', `/tickets/${ticket.id}/spam`);
    const spam = await world.call(cast.bo, 'GET', '/tickets?view=spam');
    expect(spam.body.rows.map((row: { id: string }) => row.id)).toEqual([ticket.id]);
    await world.call(cast.bo, 'DELETE', `/tickets/${ticket.id}/spam`);
    await world.call(cast.bo, 'PUT', `/tickets/${ticket.id}/deletion`);
    const gone = await world.call(cast.bo, 'POST', `/tickets/${ticket.id}/answers`, { html: '<p>Hej</p>' });
    expect(gone.body.code).toBe('tickets.gone');
    await world.call(cast.bo, 'DELETE', `/tickets/${ticket.id}/deletion`);
    expect(await stateOf(ticket.id)).toMatchObject({ spamAt: null, deletedAt: null, category: 'new' });
  });

  it('TKT-6: the history replays to the state', async () => {
    const { ticket } = await camillasTicket(world, cast);
    await world.call(cast.bo, 'PATCH', `/tickets/${ticket.id}`, {
      version: 1,
      priority: 'high',
      tags: ['bröllop', 'åkeri'],
      typeId: 'order',
      ownerId: cast.anna.userId,
    });
    await world.call(cast.anna, 'PUT', `/tickets/${ticket.id}/closure`, { statusId: 'solved' });
    const row = await stateOf(ticket.id);
    expect(replayTicket(await historyOf(ticket.id))).toMatchObject({
      number: row.number,
      statusId: row.statusId,
      priority: 'high',
      tags: row.tags,
      typeId: 'order',
      ownerId: row.ownerId,
      levelId: row.levelId,
    });
  });
});
