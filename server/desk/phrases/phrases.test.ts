import { beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { type Cast, theCast } from '../tickets/tickets.examples.ts';

let world: TestWorld;
let cast: Cast;

beforeAll(async () => {
  world = await openTestWorld();
  cast = await theCast(world);
});

const thanks = { name: 'Tack för beställningen', shortcut: 'tack', bodyHtml: '<p>Hej {{person.firstName}},</p>' };
const make = (who: Cast['bo'], over: object = {}) => world.call(who, 'POST', '/phrases', { ...thanks, ...over });
const namesFor = async (who: Cast['bo']) =>
  (await world.call(who, 'GET', '/phrases')).body.rows.map((row: { name: string }) => row.name);

describe('canned phrases', () => {
  it('TKT-3: a phrase is made safe, kept with its variables, changed and deleted, and each is recorded', async () => {
    const made = await make(cast.bo, { bodyHtml: '<p onclick="a()">Hej {{person.firstName}}<script>x</script></p>' });
    expect(made.body).toMatchObject({ bodyHtml: '<p>Hej {{person.firstName}}</p>', siteId: null, language: null });
    const path = `/phrases/${made.body.id}`;
    const changed = await world.call(cast.bo, 'PATCH', path, { name: 'Tackbrev' });
    expect(changed.body).toEqual({ ...made.body, name: 'Tackbrev' });
    expect(await namesFor(cast.anna)).toEqual(['Tackbrev']);
    expect((await world.call(cast.bo, 'DELETE', path)).status).toBeLessThan(300);
    expect(await namesFor(cast.anna)).toEqual([]);
    expect((await world.call(cast.bo, 'PATCH', path, { name: 'x' })).body.code).toBe('phrases.not-found');
    const types = (await world.events()).map((event) => event.type).filter((type) => type.startsWith('phrase.'));
    expect(types).toEqual(['phrase.created', 'phrase.changed', 'phrase.deleted']);
  });

  it('TKT-3: a shortcut is used once for the same site and language, whatever its case', async () => {
    const first = (await make(cast.bo, { shortcut: 'frakt', language: 'sv' })).body;
    expect((await make(cast.bo, { shortcut: 'Frakt', language: 'sv' })).body.code).toBe('phrases.shortcut-taken');
    const english = await make(cast.bo, { shortcut: 'frakt', language: 'en' });
    const own = await make(cast.bo, { shortcut: 'frakt', language: 'sv', siteId: cast.fjallbo.id });
    expect([english.status, own.status]).toEqual([200, 200]);
    const clash = await world.call(cast.bo, 'PATCH', `/phrases/${english.body.id}`, { language: 'sv' });
    expect(clash.body.code).toBe('phrases.shortcut-taken');
    const same = await world.call(cast.bo, 'PATCH', `/phrases/${first.id}`, { shortcut: 'FRAKT' });
    expect(same.body.shortcut).toBe('FRAKT');
  });

  it('TKT-3: a phrase without text, with a bad shortcut or for a site that is not there is refused', async () => {
    expect((await make(cast.bo, { shortcut: 'tom', bodyHtml: '<p> </p>' })).body.code).toBe('phrases.empty');
    expect((await make(cast.bo, { shortcut: 'två ord' })).status).toBe(400);
    const nowhere = await make(cast.bo, { shortcut: 'x', siteId: '018f0000-0000-7000-8000-000000000000' });
    expect(nowhere.body.code).toBe('sites.not-found');
  });

  it('USR-1: a site’s phrases are read by those who work there and written by those who set it up', async () => {
    const own = await make(cast.frida, { name: 'Norrviks egen', shortcut: 'egen', siteId: cast.norrvik.id });
    expect(own.status).toBe(200);
    expect(await namesFor(cast.frida)).toContain('Norrviks egen');
    expect(await namesFor(cast.anna)).not.toContain('Norrviks egen');
    expect((await make(cast.frida, { shortcut: 'alla' })).status).toBe(403);
    expect((await make(cast.frida, { shortcut: 'deras', siteId: cast.fjallbo.id })).status).toBe(403);
    expect((await make(cast.anna, { shortcut: 'min', siteId: cast.fjallbo.id })).status).toBe(403);
    const path = `/phrases/${own.body.id}`;
    expect((await world.call(cast.anna, 'DELETE', path)).status).toBe(403);
    expect((await world.call(cast.frida, 'PATCH', path, { siteId: null })).status).toBe(403);
    expect((await world.call(undefined, 'GET', '/phrases')).status).toBe(401);
  });
});
