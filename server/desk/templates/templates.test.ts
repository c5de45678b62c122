import { beforeAll, describe, expect, it } from 'vitest';
import { replayTicket } from '#core/desk/tickets/replay-ticket.ts';
import { HOUR } from '#core/platform/instant.ts';
import { deleteGroupRow, insertGroup } from '#server/house/users/groups.store.ts';
import { goldDefinition } from '#server/promise/levels/levels.examples.ts';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { type Cast, theCast } from '../tickets/tickets.examples.ts';
import { readTicketEvents } from '../tickets/tickets.store.ts';

let world: TestWorld;
let cast: Cast;

beforeAll(async () => {
  world = await openTestWorld();
  cast = await theCast(world);
});

const complaint = {
  name: 'Reklamation',
  presets: { typeId: 'fault', priority: 'high', tags: ['reklamation'], dueInHours: 48 },
  subject: 'Reklamation:',
  bodyText: 'Ordernummer:\nFel:',
  instructions: 'Be om kvitto innan du lovar något.',
  checklist: [{ text: 'Kvitto' }, { text: 'Retursedel' }],
  replyHtml: '<p onclick="a()">Hej {{person.firstName}}</p>',
};
const make = async (over: object = {}, who = cast.bo) =>
  world.call(who, 'POST', '/templates', { ...complaint, ...over });
const made = async (over: object = {}) => (await make(over)).body;
const open = async (body: object, who = cast.anna) =>
  (await world.call(who, 'POST', '/tickets', { subject: 'Dragkedjan', siteId: cast.fjallbo.id, ...body })).body;
const page = async (id: string) => (await world.call(cast.anna, 'GET', `/tickets/${id}`)).body;
const namesFor = async (who: Cast['bo']) =>
  (await world.call(who, 'GET', '/templates')).body.rows.map((row: { name: string }) => row.name);
const typesOf = async (id: string) =>
  (await world.read((tx) => readTicketEvents(tx, id))).map((event) => event.type.replace('ticket.', ''));

describe('ticket templates', () => {
  it('TPL-1: a template is made, made safe, changed, archived and offered again, and each is recorded', async () => {
    const { body } = await make({ name: 'Retur' });
    expect(body).toMatchObject({ siteId: null, language: null, version: 1, archivedAt: null });
    expect(body.replyHtml).toBe('<p>Hej {{person.firstName}}</p>');
    expect(body.presets).toMatchObject({ typeId: 'fault', groupId: null, tags: ['reklamation'], customFields: {} });
    const path = `/templates/${body.id}`;
    const [receipt] = body.checklist;
    const checklist = [{ text: 'Ring först' }, { id: receipt.id, text: 'Kvitto eller ordernummer' }];
    const changed = await world.call(cast.bo, 'PATCH', path, { version: 1, checklist, name: 'Retur och byte' });
    expect(changed.body.checklist[1]).toEqual({ id: receipt.id, text: 'Kvitto eller ordernummer' });
    expect(changed.body.checklist[0].id).not.toBe(receipt.id);
    expect(changed.body).toMatchObject({ version: 2, name: 'Retur och byte', subject: 'Reklamation:' });
    const archived = await world.call(cast.bo, 'PUT', `${path}/archiving`);
    expect(archived.body.archivedAt).toBe(new Date(world.clock.now()).toISOString());
    expect((await world.call(cast.bo, 'DELETE', `${path}/archiving`)).body.archivedAt).toBeNull();
    const types = (await world.events()).flatMap(({ type, subject }) => (subject.id === body.id ? [type] : []));
    expect(types).toEqual(['template.created', 'template.changed', 'template.archived', 'template.restored']);
  });

  it('TPL-1: a stale save, a name that is taken, and what does not exist are refused and nothing is changed', async () => {
    const body = await made({ name: 'Fakturafråga' });
    const path = `/templates/${body.id}`;
    expect((await make({ name: 'fakturafråga' })).body.code).toBe('templates.name-taken');
    expect((await make({ name: 'Fakturafråga', language: 'en' })).status).toBe(200);
    expect((await world.call(cast.bo, 'PATCH', path, { version: 7, name: 'x' })).body.code).toBe('templates.stale');
    const nobody = '018f0000-0000-7000-8000-000000000000';
    expect((await make({ name: 'a', presets: { typeId: 'nej' } })).body.code).toBe('choices.unknown');
    expect((await make({ name: 'a', presets: { groupId: nobody } })).body.code).toBe('groups.not-found');
    expect((await make({ name: 'a', presets: { customFields: { nej: 'x' } } })).body.code).toBe('fields.unknown');
    expect((await make({ name: 'a', siteId: nobody })).body.code).toBe('sites.not-found');
    expect((await world.call(cast.bo, 'PATCH', path, { version: 1, name: 'Faktura' })).body.version).toBe(2);
  });

  it('TPL-2: a site’s templates are read by those who work there and written by those who set it up', async () => {
    const own = await make({ name: 'Norrviks egen', siteId: cast.norrvik.id }, cast.frida);
    expect(own.status).toBe(200);
    expect(await namesFor(cast.frida)).toContain('Norrviks egen');
    expect(await namesFor(cast.anna)).not.toContain('Norrviks egen');
    expect((await make({ name: 'alla' }, cast.frida)).status).toBe(403);
    expect((await make({ name: 'deras', siteId: cast.fjallbo.id }, cast.frida)).status).toBe(403);
    expect((await make({ name: 'min', siteId: cast.fjallbo.id }, cast.anna)).status).toBe(403);
    const everybodys = await made({ name: 'För alla' });
    const taken = { version: 1, siteId: cast.norrvik.id };
    expect((await world.call(cast.frida, 'PATCH', `/templates/${everybodys.id}`, taken)).status).toBe(403);
    expect((await world.call(cast.frida, 'PUT', `/templates/${everybodys.id}/archiving`)).status).toBe(403);
    const refused = await world.call(cast.anna, 'POST', '/tickets', { subject: 'x', templateId: own.body.id });
    expect(refused.body.code).toBe('templates.not-found');
    const both = { subject: 'x', siteId: cast.fjallbo.id, templateId: own.body.id };
    const other = await world.call(cast.bo, 'POST', '/tickets', both);
    expect(other.body).toMatchObject({ code: 'templates.other-site', title: expect.stringContaining('Norrviks egen') });
  });
});

describe('the SLA target of a template', () => {
  it('TPL-1: is its plain target, set and taken away with it, by who sets targets everywhere', async () => {
    const template = await made({ name: 'Med mål', targetMinutes: 90 });
    expect(template.targetMinutes).toBe(90);
    const targets = async () =>
      (await world.call(cast.bo, 'GET', '/fallback-targets')).body.rows.filter(
        (row: { scopeId: string }) => row.scopeId === template.id,
      );
    expect(await targets()).toEqual([expect.objectContaining({ scope: 'template', minutes: 90 })]);
    const path = `/templates/${template.id}`;
    expect((await world.call(cast.bo, 'PATCH', path, { version: 1, name: 'Mål' })).body.targetMinutes).toBe(90);
    expect(
      (await world.call(cast.bo, 'PATCH', path, { version: 2, targetMinutes: null })).body.targetMinutes,
    ).toBeNull();
    expect(await targets()).toEqual([]);
    const own = { name: 'Egen med mål', siteId: cast.norrvik.id, targetMinutes: 60 };
    expect((await make(own, cast.frida)).status).toBe(403);
    expect(await namesFor(cast.frida)).not.toContain('Egen med mål');
  });
});

describe('a ticket from a template', () => {
  it('TPL-1: takes its presets and words where nothing is said, and the history says which template', async () => {
    const template = await made({ name: 'Tält' });
    const row = await open({ templateId: template.id });
    expect(row).toMatchObject({ templateId: template.id, typeId: 'fault', priority: 'high', tags: ['reklamation'] });
    expect(Date.parse(row.dueAt)).toBe(world.clock.now() + 48 * HOUR);
    const shown = await page(row.id);
    expect(shown.description).toBe('Ordernummer:\nFel:');
    expect(shown.messages[0]).toMatchObject({ kind: 'note', text: 'Ordernummer:\nFel:' });
    expect(shown.template).toMatchObject({ name: 'Tält', instructions: 'Be om kvitto innan du lovar något.' });
    expect(shown.template.replyHtml).toBe('<p>Hej {{person.firstName}}</p>');
    const events = await world.read((tx) => readTicketEvents(tx, row.id));
    expect(events[0]?.data).toMatchObject({ templateId: template.id });
    expect(replayTicket(events)?.templateId).toBe(template.id);
  });

  it('TPL-1: what is said stands, and no words are put in a customer’s mouth', async () => {
    const template = await made({ name: 'Kök' });
    const said = { templateId: template.id, typeId: null, priority: 'low', tags: [], fromCustomer: true };
    const row = await open(said);
    expect(row).toMatchObject({ typeId: null, priority: 'low', tags: [] });
    expect((await page(row.id)).messages).toEqual([]);
    const wordless = await open({ templateId: template.id, description: '' });
    expect((await page(wordless.id)).messages).toEqual([]);
  });

  it('TPL-1: a preset that holds no more is left out, and no ticket is refused for it', async () => {
    const group = { id: world.newId(), name: 'Retur', siteId: null };
    await world.transact((tx) => insertGroup(tx, group));
    const type = (await world.call(cast.bo, 'POST', '/ticket-types', { name: 'Garanti' })).body;
    const presets = { typeId: type.id, groupId: group.id, ownerId: cast.frida.userId };
    const template = await made({ name: 'Garanti', presets });
    expect(await open({ templateId: template.id })).toMatchObject({
      typeId: type.id,
      groupId: group.id,
      ownerId: null,
    });
    await world.call(cast.bo, 'PATCH', `/ticket-types/${type.id}`, { active: false });
    await world.transact((tx) => deleteGroupRow(tx, group.id));
    world.clock.advance(10_000);
    expect(await open({ templateId: template.id })).toMatchObject({ typeId: null, groupId: null, ownerId: null });
  });

  it('TPL-1: set on a ticket that exists it fills what nobody has set, and the answer undoes it', async () => {
    const template = await made({ name: 'Sovsäck' });
    const row = await open({ priority: 'low', tags: ['sovsäck'] });
    const set = await world.call(cast.anna, 'PUT', `/tickets/${row.id}/template`, { templateId: template.id });
    expect(set.body.ticket).toMatchObject({ templateId: template.id, typeId: 'fault', priority: 'low' });
    expect(set.body.ticket.tags).toEqual(['sovsäck', 'reklamation']);
    expect(set.body.filled).toEqual(['typeId', 'tags', 'dueAt']);
    const { version } = set.body.ticket;
    const undone = await world.call(cast.anna, 'PATCH', `/tickets/${row.id}`, { ...set.body.undo, version });
    expect(undone.body).toMatchObject({ templateId: null, typeId: null, tags: ['sovsäck'], dueAt: null });
    const changed = (await world.read((tx) => readTicketEvents(tx, row.id))).filter(
      (event) => event.type === 'ticket.changed',
    );
    expect(changed[0]?.data.changes).toMatchObject({ templateId: { from: null, to: template.id } });
    expect(changed).toHaveLength(2);
  });

  it('TPL-1: an archived template is offered no more, and its tickets keep it', async () => {
    const template = await made({ name: 'Gammal' });
    const row = await open({ templateId: template.id });
    await world.call(cast.bo, 'PUT', `/templates/${template.id}/archiving`);
    const refused = await world.call(cast.anna, 'POST', '/tickets', { subject: 'x', templateId: template.id });
    expect(refused.body.code).toBe('templates.not-found');
    expect((await page(row.id)).template.name).toBe('Gammal');
    const kept = await world.call(cast.anna, 'PATCH', `/tickets/${row.id}`, {
      ...{ templateId: template.id, priority: 'low', version: row.version },
    });
    expect(kept.status).toBe(200);
  });
});

describe('the checklist of a ticket', () => {
  it('TPL-1: an item is ticked once with who and when, and taken back', async () => {
    const template = await made({ name: 'Checklista' });
    const [receipt] = template.checklist;
    const row = await open({ templateId: template.id });
    const path = `/tickets/${row.id}/checklist/${receipt.id}`;
    await world.call(cast.anna, 'PUT', path);
    await world.call(cast.bo, 'PUT', path);
    const at = new Date(world.clock.now()).toISOString();
    const done = { text: 'Kvitto', done: { by: 'Anna Ek', at } };
    expect((await page(row.id)).template.checklist).toMatchObject([done, { text: 'Retursedel', done: null }]);
    await world.call(cast.anna, 'DELETE', path);
    expect((await page(row.id)).template.checklist[0].done).toBeNull();
    expect((await typesOf(row.id)).slice(-2)).toEqual(['item-ticked', 'item-unticked']);
  });

  it('TPL-1: an item that is not on the ticket’s list is refused', async () => {
    const template = await made({ name: 'Annan lista' });
    const row = await open({});
    const refused = await world.call(cast.anna, 'PUT', `/tickets/${row.id}/checklist/${template.checklist[0].id}`);
    expect(refused.body.code).toBe('templates.item-not-found');
  });
});

describe('what rules may ask of how a ticket began', () => {
  it('SLA-3: the template chooses the level, and another template chooses anew', async () => {
    const [one, other] = [await made({ name: 'Guldmall' }), await made({ name: 'Vanlig' })];
    const gold = await ruled('Guldregel', { field: 'template', negated: false, anyOf: [one.id] });
    const row = await open({ templateId: one.id });
    expect((await page(row.id)).levelId).toBe(gold);
    await world.call(cast.anna, 'PUT', `/tickets/${row.id}/template`, { templateId: other.id, fill: false });
    expect((await page(row.id)).levelId).toBeNull();
    await world.call(cast.anna, 'PATCH', `/tickets/${row.id}`, {
      templateId: one.id,
      version: (await page(row.id)).version,
    });
    expect((await page(row.id)).levelId).toBe(gold);
    expect((await typesOf(row.id)).filter((type) => type === 'level-set')).toHaveLength(3);
  });

  it('SLA-3: the page the customer came from and an invitation are kept, shown and asked about', async () => {
    const campaign = await ruled('Kampanj', { field: 'referrer', negated: false, words: ['*kampanj*'] });
    const invited = await ruled('Inbjudna', { field: 'from-invitation', negated: false });
    const startReferrer = 'https://fjallbo.se/kampanj/tält?src=nyhetsbrev';
    const row = await open({ startReferrer });
    expect(await page(row.id)).toMatchObject({ startReferrer, fromInvitation: false, levelId: campaign });
    const other = await open({ fromInvitation: true });
    expect(await page(other.id)).toMatchObject({ startReferrer: null, fromInvitation: true, levelId: invited });
    expect((await page((await open({})).id)).levelId).toBeNull();
    const events = await world.read((tx) => readTicketEvents(tx, row.id));
    expect(events[0]?.data).toMatchObject({ startReferrer });
    const script = { subject: 'x', startReferrer: 'javascript:alert(1)' };
    expect((await world.call(cast.anna, 'POST', '/tickets', script)).status).toBe(400);
  });

  it('SLA-4: where no rule fits, a template’s plain target goes before the site’s and after the ticket type’s', async () => {
    const template = await made({ name: 'Plan', presets: {} });
    const set = (scope: string, scopeId: string, minutes: number) =>
      world.call(cast.bo, 'PUT', `/fallback-targets/${scope}`, { scopeId, minutes });
    await set('site', cast.fjallbo.id, 600);
    await set('template', template.id, 30);
    await set('ticket-type', 'order', 90);
    const whyOf = async (id: string) => {
      const events = await world.read((tx) => readTicketEvents(tx, id));
      const last = events.findLast((event) => event.type === 'ticket.level-set');
      return last?.type === 'ticket.level-set' ? last.data.why : null;
    };
    const row = await open({ templateId: template.id });
    expect(await whyOf(row.id)).toEqual({ kind: 'fallback', scope: 'template' });
    const head = { promise: 'resolution', targetMs: 30 * 60_000, levelName: 'Plan' };
    expect((await page(row.id)).heads[0]).toMatchObject(head);
    const typed = await open({ templateId: template.id, typeId: 'order' });
    expect(await whyOf(typed.id)).toEqual({ kind: 'fallback', scope: 'ticket-type' });
    expect(await whyOf((await open({})).id)).toEqual({ kind: 'fallback', scope: 'site' });
    await world.call(cast.anna, 'PUT', `/tickets/${row.id}/template`, { templateId: null });
    expect((await page(row.id)).heads[0].targetMs).toBe(600 * 60_000);
    expect(await whyOf(row.id)).toEqual({ kind: 'fallback', scope: 'site' });
  });
});

/** A rule of its own with a level of its own, by whoever sets up everything. */
async function ruled(name: string, condition: object): Promise<string> {
  const level = await world.call(cast.bo, 'POST', '/levels', { name, colour: '#D9A72B', definition: goldDefinition });
  const conditions = { join: 'all', members: [condition] };
  const rule = { name, active: true, conditions, levelId: level.body.id, stops: false };
  expect((await world.call(cast.bo, 'POST', '/level-rules', rule)).status).toBe(200);
  return level.body.id;
}
