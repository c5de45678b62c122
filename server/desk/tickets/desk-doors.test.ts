import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { addressesOfOthers } from '#server/register/customers/persons.store.ts';
import { customersRoom } from '#server/register/customers/customers.room.ts';
import { sitesRoom } from '#server/register/sites/sites.room.ts';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { linkPath } from './ticket-link.ts';
import { camillasTicket, type Cast, theCast } from './tickets.examples.ts';
import { ticketsRoom } from './tickets.room.ts';
import { findTicketRecord } from './tickets.store.ts';
import { keepAttachment } from './keep-attachment.ts';

let world: TestWorld;
let cast: Cast;

beforeAll(async () => {
  world = await openTestWorld();
  cast = await theCast(world);
});

const stateOf = (id: string) => world.read(async (tx) => (await findTicketRecord(tx, id))!);
const tokenOf = async (id: string) =>
  linkPath(await world.read(async (tx) => tx), await stateOf(id)).slice('/t/'.length);
const picture = Buffer.from('89504e470d0a1a0a0000', 'hex');

/** A body each endpoint would take, so that only the access rule can refuse. */
const bodies: Readonly<Record<string, object>> = {
  'PATCH /tickets/{ticketId}': { version: 1, priority: 'high' },
  'PUT /tickets/{ticketId}/closure': {},
  'PUT /tickets/{ticketId}/return': { at: '2031-01-01T00:00:00Z' },
  'PUT /tickets/{ticketId}/snooze': { until: '2031-01-01T00:00:00Z' },
  'PUT /tickets/{ticketId}/answer-dismissal': {},
  'POST /tickets/{ticketId}/answers': { html: '<p>x</p>' },
  'POST /tickets/{ticketId}/notes': { html: '<p>x</p>' },
  'POST /tickets/{ticketId}/forwards': { html: '<p>x</p>', to: ['a@b.se'] },
  'POST /tickets/{ticketId}/questions': { html: '<p>x</p>' },
  'PUT /tickets/{ticketId}/draft': { kind: 'note', html: 'x' },
  'PUT /tickets/{ticketId}/merge': { intoId: '018f0000-0000-7000-8000-000000000000' },
  'POST /tickets/{ticketId}/splits': { messageId: '018f0000-0000-7000-8000-000000000000' },
  'PUT /tickets/{ticketId}/links/{otherId}': { kind: 'related' },
  'POST /people/{personId}/notes': { text: 'x' },
};

describe('doors', () => {
  it('USR-1: an agent of another site is refused at every endpoint that names a ticket, message, file, person, company or site', async () => {
    const file = await world.transact((tx) =>
      keepAttachment(tx, 'system:email', { name: 'a.png', mediaType: 'image/png', content: picture }),
    );
    const { ticket, messageId } = await camillasTicket(world, cast, {
      message: { text: 'Hej', from: 'camilla@kaffebolaget.se', attachmentIds: [file.id], uploadedBy: 'system:email' },
    });
    const ids: Record<string, string> = {
      ticketId: ticket.id,
      messageId: messageId ?? '',
      otherId: (await camillasTicket(world, cast)).ticket.id,
      attachmentId: file.id,
      number: ticket.number,
      personId: ticket.personId ?? '',
      companyId: cast.kaffebolaget.id,
      siteId: cast.fjallbo.id,
    };
    const routes = [ticketsRoom, customersRoom, sitesRoom].flatMap((room) => room.routes ?? []);
    const named = routes.filter(
      ({ endpoint, access }) => access.kind !== 'open' && /\{(?!choiceId)\w+\}/u.test(endpoint.path),
    );
    expect(named.length).toBeGreaterThan(35);
    const before = await stateOf(ticket.id);
    for (const { endpoint } of named) {
      const path = endpoint.path.replace(/\{(\w+)\}/gu, (_, name: string) => ids[name] ?? '');
      const body =
        endpoint.method === 'GET' || endpoint.method === 'DELETE'
          ? undefined
          : (bodies[`${endpoint.method} ${endpoint.path}`] ?? {});
      const answered = await world.call(cast.frida, endpoint.method, path, body);
      expect([endpoint.method, endpoint.path, answered.status]).toEqual([endpoint.method, endpoint.path, 403]);
      const nobody = await world.call(undefined, endpoint.method, path, body);
      expect([endpoint.path, nobody.status]).toEqual([endpoint.path, 401]);
    }
    expect(await stateOf(ticket.id)).toEqual(before);
  });

  it('USR-1: lists and counts show an agent only their own sites’ tickets', async () => {
    await camillasTicket(world, cast);
    const theirs = (await camillasTicket(world, cast, { siteId: cast.norrvik.id })).ticket;
    const list = (await world.call(cast.frida, 'GET', '/tickets?view=all&limit=500')).body;
    expect(list.rows.map((row: { id: string }) => row.id)).toEqual([theirs.id]);
    expect((await world.call(cast.frida, 'GET', '/ticket-counts')).body.views.open).toBe(1);
    expect((await world.call(cast.frida, 'GET', `/ticket-counts?siteId=${cast.fjallbo.id}`)).body.views.open).toBe(0);
    expect(
      (await world.call(cast.frida, 'GET', '/sites')).body.rows.map((site: { code: string }) => site.code),
    ).toEqual(['NORRVIK']);
  });

  it('TKT-5: moving a ticket asks for the right at both sites', async () => {
    const { ticket } = await camillasTicket(world, cast, { siteId: cast.norrvik.id });
    const path = `/tickets/${ticket.id}`;
    const refused = await world.call(cast.frida, 'PATCH', path, { version: 1, siteId: cast.fjallbo.id });
    expect(refused.status).toBe(403);
    const moved = await world.call(cast.bo, 'PATCH', path, { version: ticket.version, siteId: cast.fjallbo.id });
    expect(moved.body.siteId).toBe(cast.fjallbo.id);
    expect((await world.events('ticket.moved')).at(-1)?.data).toMatchObject({ to: { siteId: cast.fjallbo.id } });
  });
});

describe('files', () => {
  it('TKT-3: a picture is shown, anything else is only saved, and neither can run a script', async () => {
    const { ticket } = await camillasTicket(world, cast);
    const image = await upload('bild.png', 'image/png', picture);
    const page = await upload('sida.html', 'text/html', Buffer.from('<script>alert(1)</script>'));
    await world.call(cast.anna, 'POST', `/tickets/${ticket.id}/notes`, {
      html: '<p>Se filerna</p>',
      attachmentIds: [image.body.id, page.body.id],
    });
    const shown = await world.call(cast.anna, 'GET', `/attachments/${image.body.id}/content`);
    expect(shown.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' });
    expect(shown.raw).toEqual(picture);
    const saved = await world.call(cast.anna, 'GET', `/attachments/${page.body.id}/content`);
    expect(saved.headers['content-type']).toBe('application/octet-stream');
    expect(saved.headers['content-disposition']).toContain('attachment; filename="sida.html"');
    expect(saved.headers['content-security-policy']).toContain('sandbox');
  });

  it('TKT-3: a file too large or empty is refused in words, and nobody sends another’s', async () => {
    await world.call(cast.bo, 'PATCH', '/desk-settings', { attachmentLimitBytes: 1024 });
    expect((await upload('stor.bin', 'application/x', Buffer.alloc(1025))).body.code).toBe('attachments.too-large');
    expect((await upload('tom.txt', 'text/plain', Buffer.alloc(0))).body.code).toBe('attachments.empty');
    const own = await upload('min.txt', 'text/plain', Buffer.from('min'));
    const { ticket } = await camillasTicket(world, cast);
    const stolen = await world.call(cast.bo, 'POST', `/tickets/${ticket.id}/notes`, {
      html: '<p>x</p>',
      attachmentIds: [own.body.id],
    });
    expect(stolen.body.code).toBe('attachments.not-found');
    expect((await world.call(cast.anna, 'GET', `/tickets/${ticket.id}`)).body.messages).toHaveLength(1);
  });

  function upload(name: string, type: string, content: Buffer) {
    const edge = 'edge-of-the-parts';
    const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`;
    const payload = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${edge}--\r\n`)]);
    return world.call(cast.anna, 'POST', '/attachments', payload, {
      'content-type': `multipart/form-data; boundary=${edge}`,
    });
  }
});

describe('the customer’s private page', () => {
  it('TKT-4: the link shows the ticket without notes, forwards, levels or surnames, and answers only once they have left', async () => {
    const { ticket } = await camillasTicket(world, cast);
    const path = `/tickets/${ticket.id}`;
    await world.call(cast.anna, 'POST', `${path}/notes`, { html: '<p>HEMLIGT</p>' });
    await world.call(cast.anna, 'POST', `${path}/forwards`, { html: '<p>HEMLIGT</p>', to: ['trafik@dala.se'] });
    await world.call(cast.anna, 'POST', `${path}/answers`, { html: '<p>Hej Camilla</p>' });
    const page = async () => world.call(undefined, 'GET', `/public/tickets/${await tokenOf(ticket.id)}`);
    expect((await page()).body.messages).toHaveLength(1);
    world.clock.advance(10_000);
    await world.runDue();
    const seen = await page();
    expect(
      seen.body.messages.map((each: { from: string; authorName: string }) => [each.from, each.authorName]),
    ).toEqual([
      ['customer', 'Camilla Strand'],
      ['us', 'Anna'],
    ]);
    expect(seen.raw.toString()).not.toMatch(/HEMLIGT|level|Ek"/u);
  });

  it('TKT-4: the customer writes more, closes and opens again, without an account', async () => {
    const { ticket } = await camillasTicket(world, cast);
    const link = `/public/tickets/${await tokenOf(ticket.id)}`;
    const wrote = await world.call(undefined, 'POST', `${link}/messages`, { text: 'Behöver den fredag' });
    expect(wrote.body.messages).toHaveLength(2);
    expect(await stateOf(ticket.id)).toMatchObject({ unread: true, lastAuthor: 'customer' });
    expect((await world.call(undefined, 'PUT', `${link}/closure`)).body.category).toBe('solved');
    const closed = (await world.events('ticket.closed')).at(-1);
    expect(closed).toMatchObject({ actor: { kind: 'person', id: ticket.personId }, data: { closedBy: 'customer' } });
    expect((await world.call(undefined, 'DELETE', `${link}/closure`)).body.category).toBe('open');
    expect((await world.events('ticket.reopened')).at(-1)?.data).toMatchObject({ why: 'customer-asked' });
  });

  it('TKT-4: a new link makes the old one invalid, and a made-up one opens nothing', async () => {
    const { ticket } = await camillasTicket(world, cast);
    const other = (await camillasTicket(world, cast)).ticket;
    const old = await tokenOf(ticket.id);
    const renewed = await world.call(undefined, 'POST', `/public/tickets/${old}/renewal`);
    expect(renewed.body.path).not.toBe(`/t/${old}`);
    expect((await world.call(undefined, 'GET', `/public/tickets/${old}`)).body.code).toBe('links.invalid');
    expect((await world.call(undefined, 'GET', `/public/tickets/${renewed.body.path.slice(3)}`)).status).toBe(200);
    const forged = (await tokenOf(other.id)).slice(0, 24) + old.slice(24);
    expect((await world.call(undefined, 'GET', `/public/tickets/${forged}`)).body.code).toBe('links.invalid');
  });

  it('TKT-4: a file of a note is not the customer’s to read', async () => {
    const { ticket } = await camillasTicket(world, cast);
    const file = await world.transact((tx) =>
      keepAttachment(tx, `user:${cast.anna.userId}`, { name: 'a.png', mediaType: 'image/png', content: picture }),
    );
    await world.call(cast.anna, 'POST', `/tickets/${ticket.id}/notes`, { html: '<p>x</p>', attachmentIds: [file.id] });
    const read = await world.call(
      undefined,
      'GET',
      `/public/tickets/${await tokenOf(ticket.id)}/attachments/${file.id}/content`,
    );
    expect(read.body.code).toBe('attachments.not-found');
  });
});

describe('a customer who fills a message, not the disk', () => {
  it('TKT-4: files that lie at a private link and are not sent have their limit', async () => {
    const { ticket } = await camillasTicket(world, cast);
    const by = `link:${ticket.id}`;
    const file = { name: 'film.mp4', mediaType: 'video/mp4', content: Buffer.from('film') };
    const keep = () => world.transact((tx) => keepAttachment(tx, by, file));
    const { id } = await keep();
    await sql`update attachments set bytes = ${100 * 1024 * 1024} where id = ${id}`.execute(world.db);
    await expect(keep()).rejects.toMatchObject({ code: 'attachments.too-many' });
    const told = { text: 'Här är filmen', attachmentIds: [id] };
    const link = `/public/tickets/${await tokenOf(ticket.id)}`;
    expect((await world.call(undefined, 'POST', `${link}/messages`, told)).status).toBe(200);
    expect((await keep()).name).toBe('film.mp4');
  });
});

describe('a private link in many hands', () => {
  it('TKT-4: thirty messages an hour are taken, the next is told to wait, and an hour later it is taken', async () => {
    const { ticket } = await camillasTicket(world, cast);
    const link = `/public/tickets/${await tokenOf(ticket.id)}`;
    const write = (text: string) => world.call(undefined, 'POST', `${link}/messages`, { text });
    for (let nth = 1; nth <= 30; nth += 1) expect((await write(`Rad ${nth}`)).status).toBe(200);
    const refused = await write('Rad 31');
    expect(refused).toMatchObject({ status: 429, body: { code: 'links.too-many-messages' } });
    expect(refused.body.title).toContain('30');
    world.clock.advance(60 * 60_000);
    expect((await write('Rad 31')).status).toBe(200);
  });
});

describe('the register', () => {
  it('CRM-1: a person has several addresses and numbers, none of them somebody else’s', async () => {
    const made = await world.call(cast.anna, 'POST', '/people', {
      name: 'Sirpa Virtanen',
      addresses: ['Sirpa@Example.FI', 'sirpa.v@example.com'],
      numbers: ['+358 9 123 456'],
      companyId: cast.kaffebolaget.id,
    });
    expect(made.body).toMatchObject({
      addresses: ['sirpa@example.fi', 'sirpa.v@example.com'],
      companyName: 'Kaffebolaget',
    });
    const taken = await world.call(cast.anna, 'POST', '/people', { name: 'Annan', addresses: ['sirpa@example.fi'] });
    expect(taken.body).toMatchObject({ code: 'people.address-taken', facts: { address: 'sirpa@example.fi' } });
    expect(await world.read((tx) => addressesOfOthers(tx, made.body.id, ['sirpa@example.fi']))).toEqual([]);
    for (const text of ['virtanen', 'sirpa.v@', '9123456', 'kaffebol'])
      expect(
        (await world.call(cast.anna, 'GET', `/people?text=${encodeURIComponent(text)}`)).body.rows.length,
      ).toBeGreaterThan(0);
    expect((await world.call(cast.anna, 'POST', '/people', {})).body.code).toBe('people.empty');
    expect((await world.events('person.created')).at(-1)?.subject.id).toBe(made.body.id);
  });

  it('CRM-1: a person’s timeline holds contacts and notes, newest first', async () => {
    const { ticket } = await camillasTicket(world, cast);
    world.clock.advance(1_000);
    await world.call(cast.anna, 'POST', `/people/${ticket.personId}/notes`, { text: 'Vill bli ringd på förmiddagen' });
    const timeline = (await world.call(cast.anna, 'GET', `/people/${ticket.personId}/timeline?limit=2`)).body;
    expect(timeline.rows.map((row: { kind: string }) => row.kind)).toEqual(['note', 'ticket']);
    expect(timeline.rows[1].id).toBe(ticket.id);
    expect(timeline.nextCursor).not.toBeNull();
  });

  it('SIT-1: a site has a short id, a prefix of its own, and effect at once', async () => {
    const site = { code: 'LINDHOLM', name: 'Lindholms Bygg', prefix: 'LB', languages: ['sv', 'fi'] };
    const made = await world.call(cast.bo, 'POST', '/sites', site);
    expect(made.body).toMatchObject({ ...site, active: true, openTickets: 0 });
    expect((await world.call(cast.bo, 'POST', '/sites', { ...site, prefix: 'LX' })).body.code).toBe('sites.code-taken');
    expect((await world.call(cast.bo, 'POST', '/sites', { ...site, code: 'ANNAT' })).body.code).toBe(
      'sites.prefix-taken',
    );
    expect((await world.call(cast.bo, 'POST', '/sites', { ...site, code: 'NIOTECKEN' })).status).toBe(400);
    const ticket = await world.call(cast.bo, 'POST', '/tickets', { subject: 'Första', siteId: made.body.id });
    expect(ticket.body.number).toBe('LB-1');
    await world.call(cast.bo, 'PATCH', `/sites/${made.body.id}`, { senderName: 'Lindholms kundtjänst' });
    const frame = await world.call(cast.bo, 'GET', `/tickets/${ticket.body.id}/reply-frame`);
    expect(frame.body.senderName).toBe('Lindholms kundtjänst');
    expect((await world.call(cast.anna, 'POST', '/sites', site)).status).toBe(403);
  });
});
