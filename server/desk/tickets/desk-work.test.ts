import { beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { createSite } from '#server/register/sites/create-site.ts';
import { receiveMessage } from './receive-message.ts';
import { takeNext } from './take-next.ts';
import { byMail, camillasTicket, type Cast, theCast } from './tickets.examples.ts';
import { findTicketRecord } from './tickets.store.ts';

let world: TestWorld;
let cast: Cast;

beforeAll(async () => {
  world = await openTestWorld();
  cast = await theCast(world);
});

const stateOf = (id: string) => world.read(async (tx) => (await findTicketRecord(tx, id))!);
const idsOf = (body: { rows: { id: string }[] }) => body.rows.map((row) => row.id);

describe('working together', () => {
  it('TKT-5: a stale save is refused with the difference: what, from, to, by whom and when', async () => {
    const { ticket } = await camillasTicket(world, cast);
    const path = `/tickets/${ticket.id}`;
    const { version } = await stateOf(ticket.id);
    world.clock.advance(60_000);
    await world.call(cast.bo, 'PATCH', path, { version, statusId: 'dormant' });
    const stale = await world.call(cast.anna, 'PATCH', path, { version, statusId: 'open', tags: ['vip'] });
    expect([stale.status, stale.body.code]).toEqual([409, 'tickets.stale']);
    expect(stale.body.facts.differences).toEqual([
      {
        field: 'statusId',
        from: 'new',
        to: 'dormant',
        by: { kind: 'user', id: cast.bo.userId },
        at: new Date(world.clock.now()).toISOString(),
      },
    ]);
    expect(await stateOf(ticket.id)).toMatchObject({ statusId: 'dormant', tags: [] });
  });

  it('TKT-5: two who change different fields do not stand in each other’s way', async () => {
    const { ticket } = await camillasTicket(world, cast);
    const { version } = await stateOf(ticket.id);
    await world.call(cast.bo, 'PATCH', `/tickets/${ticket.id}`, { version, priority: 'high' });
    const other = await world.call(cast.anna, 'PATCH', `/tickets/${ticket.id}`, { version, tags: ['åkeri'] });
    expect(other.status).toBe(200);
    expect(other.body).toMatchObject({ priority: 'high', tags: ['åkeri'] });
  });

  it('TKT-5: an answer written before the customer wrote again is refused, and sent when the agent has seen it', async () => {
    const { ticket } = await camillasTicket(world, cast);
    const { version } = await stateOf(ticket.id);
    world.clock.advance(1_000);
    await world.transact((tx) =>
      receiveMessage(tx, byMail, {
        ticketId: ticket.id,
        channel: 'email',
        kind: 'customer',
        authorName: 'Camilla',
        text: 'Det löste sig!',
      }),
    );
    const path = `/tickets/${ticket.id}/answers`;
    const late = await world.call(cast.anna, 'POST', path, { html: '<p>Vi letar</p>', version });
    expect(late.body.code).toBe('tickets.stale');
    expect(late.body.facts.differences).toMatchObject([{ field: 'message' }]);
    const seen = await world.call(cast.anna, 'POST', path, {
      html: '<p>Vad bra</p>',
      version: late.body.facts.version,
    });
    expect(seen.status).toBe(200);
  });

  it('TKT-5: what a bulk change refuses has not happened, neither in the history nor in anybody’s notices', async () => {
    const { ticket } = await camillasTicket(world, cast);
    const other = (await camillasTicket(world, cast)).ticket;
    const heard = (await world.events()).length;
    const changed = await world.call(cast.bo, 'POST', '/ticket-changes', {
      changes: [
        { ticketIds: [ticket.id], changes: { ownerId: cast.anna.userId, priority: 'unheard-of' } },
        { ticketIds: [other.id], changes: { ownerId: cast.anna.userId } },
      ],
    });
    expect(changed.body).toMatchObject({
      changed: [other.id],
      refused: [{ ticketId: ticket.id, code: 'choices.unknown' }],
    });
    const since = (await world.events()).slice(heard);
    expect(since.map((event) => [event.type, event.subject.id])).toEqual([['ticket.assigned', other.id]]);
    expect(await stateOf(ticket.id)).toMatchObject({ ownerId: null, version: ticket.version });
    const notices = (await world.call(cast.anna, 'GET', '/notifications')).body.rows;
    expect(notices.map((notice: { subject: { id: string } }) => notice.subject.id)).toEqual([other.id]);
  });

  it('TKT-5: a bulk change tells what it refused, and can be taken back', async () => {
    const one = (await camillasTicket(world, cast, { tags: ['a'] })).ticket;
    const two = (await camillasTicket(world, cast, { tags: ['a', 'b'] })).ticket;
    const elsewhere = (await camillasTicket(world, cast, { siteId: cast.norrvik.id })).ticket;
    const changed = await world.call(cast.anna, 'POST', '/ticket-changes', {
      changes: [{ ticketIds: [one.id, two.id, elsewhere.id], changes: { priority: 'high', addTags: ['b'] } }],
    });
    expect(changed.body.changed.toSorted()).toEqual([one.id, two.id].toSorted());
    expect(changed.body.refused).toEqual([{ ticketId: elsewhere.id, code: 'access.right-missing' }]);
    expect(await stateOf(one.id)).toMatchObject({ priority: 'high', tags: ['a', 'b'] });
    await world.call(cast.anna, 'POST', '/ticket-changes', { changes: changed.body.undo });
    expect(await stateOf(one.id)).toMatchObject({ priority: 'medium', tags: ['a'] });
    expect(await stateOf(two.id)).toMatchObject({ priority: 'medium', tags: ['a', 'b'] });
  });

  it('TKT-5: an agent may take a ticket and give it back, only who distributes gives it to others', async () => {
    const { ticket } = await camillasTicket(world, cast);
    const path = `/tickets/${ticket.id}`;
    const give = (caller: Cast['anna'], ownerId: string | null) =>
      stateOf(ticket.id).then(({ version }) => world.call(caller, 'PATCH', path, { version, ownerId }));
    expect((await give(cast.anna, cast.bo.userId)).status).toBe(403);
    expect((await give(cast.anna, cast.anna.userId)).status).toBe(200);
    expect((await give(cast.anna, null)).status).toBe(200);
    expect((await give(cast.bo, cast.anna.userId)).status).toBe(200);
    const assigned = (await world.events('ticket.assigned')).filter((event) => event.subject.id === ticket.id);
    expect(assigned.map((event) => event.data.to)).toEqual([cast.anna.userId, null, cast.anna.userId]);
    const notices = await world.call(cast.anna, 'GET', '/notifications');
    expect(notices.body.rows[0]).toMatchObject({ kind: 'ticket.assigned' });
  });

  it('TKT-3: a draft is kept for each agent, and gone when the answer is sent', async () => {
    const { ticket } = await camillasTicket(world, cast);
    const path = `/tickets/${ticket.id}`;
    await world.call(cast.anna, 'PUT', `${path}/draft`, { kind: 'note', html: '<p>Halv</p>' });
    expect((await world.call(cast.anna, 'GET', path)).body.draft).toMatchObject({ kind: 'note', html: '<p>Halv</p>' });
    expect((await world.call(cast.bo, 'GET', path)).body.draft).toBeNull();
    await world.call(cast.anna, 'POST', `${path}/answers`, { html: '<p>Hel</p>' });
    expect((await world.call(cast.anna, 'GET', path)).body.draft).toBeNull();
  });

  it('TKT-6: a snoozed ticket wakes on time, and at once when the customer writes', async () => {
    const { ticket } = await camillasTicket(world, cast);
    const until = new Date(world.clock.now() + 3_600_000).toISOString();
    await world.call(cast.anna, 'PUT', `/tickets/${ticket.id}/snooze`, { until });
    expect(idsOf((await world.call(cast.anna, 'GET', '/tickets?view=snoozed')).body)).toEqual([ticket.id]);
    world.clock.advance(3_600_000);
    await world.runDue();
    expect((await stateOf(ticket.id)).snoozedUntilAt).toBeNull();
  });
});

describe('To solve', () => {
  it('SLA-7: two agents who press at once get two tickets; snoozed and waiting ones are not offered', async () => {
    const { id: site } = await world.transact((tx) => createSite(tx, byMail, { code: 'KO', name: 'Kön' }));
    const made = [];
    for (let n = 0; n < 4; n++) {
      made.push((await camillasTicket(world, cast, { siteId: site, subject: `Nummer ${n}` })).ticket.id);
      world.clock.advance(1_000);
    }
    const [snoozed, waiting, first, second] = made as [string, string, string, string];
    const until = new Date(world.clock.now() + 3_600_000).toISOString();
    await world.call(cast.bo, 'PUT', `/tickets/${snoozed}/snooze`, { until });
    await world.call(cast.bo, 'POST', `/tickets/${waiting}/questions`, { html: '<p>Vilket?</p>' });
    const take = (userId: string) =>
      world.transact((tx) =>
        takeNext(tx, { kind: 'user', id: userId }, { userId, groupIds: [], sites: 'everywhere', siteId: site }),
      );
    const taken = await Promise.all([take(cast.frida.userId), take(cast.bo.userId)]);
    expect(taken.map((each) => each.ticket?.id).toSorted()).toEqual([first, second].toSorted());
    for (const each of taken) expect((await stateOf(each.ticket?.id ?? '')).ownerId).not.toBeNull();
  });

  it('SLA-7: an agent is handed nothing of another site, and hears when nothing waits', async () => {
    const nothing = await world.call(cast.frida, 'POST', '/ticket-takings', { siteId: cast.fjallbo.id });
    expect(nothing.body.ticket).toBeNull();
    const handed = await world.call(cast.frida, 'POST', '/ticket-takings', {});
    expect(handed.body.ticket).toMatchObject({ siteId: cast.norrvik.id, ownerId: cast.frida.userId });
    const [assigned] = (await world.events('ticket.assigned')).filter(
      (event) => event.subject.id === handed.body.ticket.id,
    );
    expect(assigned?.data).toEqual({ from: null, to: cast.frida.userId });
  });
});

describe('lists', () => {
  it('TKT-8: pages follow one another without a gap or a double, whatever the order', async () => {
    const all = (await world.call(cast.bo, 'GET', '/tickets?view=open&limit=500')).body;
    expect(all.nextCursor).toBeNull();
    for (const sort of ['due', 'created', 'changed', 'priority']) {
      const seen: string[] = [];
      let cursor = '';
      do {
        const page = await world.call(cast.bo, 'GET', `/tickets?view=open&limit=3&sort=${sort}${cursor}`);
        seen.push(...idsOf(page.body));
        cursor = page.body.nextCursor === null ? '' : `&cursor=${page.body.nextCursor}`;
      } while (cursor !== '');
      expect(seen.toSorted()).toEqual(idsOf(all).toSorted());
      expect(new Set(seen).size).toBe(seen.length);
    }
  });

  it('TKT-8: the counts are those of the lists', async () => {
    const counts = (await world.call(cast.bo, 'GET', '/ticket-counts')).body;
    for (const [view, count] of Object.entries(counts.views)) {
      if (view === 'all') continue;
      const list = (await world.call(cast.bo, 'GET', `/tickets?view=${view}&limit=500`)).body;
      expect([view, list.rows.length]).toEqual([view, count]);
    }
  });

  it('TKT-8: text finds by subject, number, person and company; percent is no wildcard', async () => {
    const found = async (text: string) =>
      (await world.call(cast.bo, 'GET', `/tickets?view=all&limit=500&text=${encodeURIComponent(text)}`)).body.rows
        .length;
    expect(await found('camilla')).toBeGreaterThan(3);
    expect(await found('kaffebolag')).toBeGreaterThan(3);
    expect(await found('fj-20418')).toBe(1);
    expect(await found('%')).toBe(0);
  });

  it('TKT-5: the board has a column for each open status', async () => {
    const board = (await world.call(cast.anna, 'GET', '/ticket-board')).body;
    expect(board.columns.map((column: { statusId: string }) => column.statusId)).toContain('waiting-for-customer');
    for (const column of board.columns) expect(column.rows).toHaveLength(Math.min(50, column.count));
  });

  it('API-1: a cursor that was made up is refused', async () => {
    expect((await world.call(cast.bo, 'GET', '/tickets?cursor=fejk')).body.code).toBe('cursor.unreadable');
  });

  it('TKT-2: an own status maps to its category, and a built-in one cannot be retired', async () => {
    const own = await world.call(cast.bo, 'POST', '/statuses', {
      name: 'Hos verkstaden',
      category: 'with-third-party',
    });
    const { ticket } = await camillasTicket(world, cast);
    const changed = await world.call(cast.bo, 'PATCH', `/tickets/${ticket.id}`, {
      version: ticket.version,
      statusId: own.body.id,
    });
    expect(changed.body).toMatchObject({ statusId: own.body.id, category: 'with-third-party' });
    expect((await world.call(cast.bo, 'PATCH', '/statuses/open', { active: false })).body.code).toBe(
      'choices.built-in',
    );
    expect((await world.call(cast.anna, 'POST', '/statuses', { name: 'X', category: 'open' })).status).toBe(403);
  });
});
