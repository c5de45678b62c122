import { beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { camillasTicket, type Cast, theCast } from './tickets.examples.ts';

let world: TestWorld;
let cast: Cast;

beforeAll(async () => {
  world = await openTestWorld();
  cast = await theCast(world);
});

const make = async (body: object) => (await world.call(cast.bo, 'POST', '/fields', body)).body;

describe('own fields', () => {
  it('TKT-1: who may change settings everywhere makes fields; others only read them', async () => {
    const body = { about: 'company', name: 'Avtal', type: 'choice', choices: ['Bas', 'Guld'] };
    expect((await world.call(cast.anna, 'POST', '/fields', body)).status).toBe(403);
    expect((await world.call(cast.frida, 'POST', '/fields', body)).status).toBe(403);
    expect((await world.call(undefined, 'GET', '/fields')).status).toBe(401);
    const made = await world.call(cast.bo, 'POST', '/fields', body);
    expect(made.body).toMatchObject({ key: 'avtal', name: 'Avtal', required: false, choices: ['Bas', 'Guld'] });
    expect((await world.call(cast.bo, 'POST', '/fields', { ...body, name: 'AVTAL' })).body.code).toBe(
      'fields.name-taken',
    );
    const empty = { ...body, name: 'Nivå', choices: [] };
    expect((await world.call(cast.bo, 'POST', '/fields', empty)).body.code).toBe('fields.no-choices');
    expect((await world.call(cast.anna, 'GET', '/fields')).body.rows).toContainEqual(made.body);
  });

  it('TKT-1: a company takes values of its fields and refuses others by name', async () => {
    await make({ about: 'company', name: 'Kundår', type: 'number' });
    const address = `/companies/${cast.kaffebolaget.id}`;
    const wrong = await world.call(cast.bo, 'PATCH', address, { customFields: { kundar: 'länge' } });
    expect(wrong.body).toMatchObject({ code: 'fields.not-number', facts: { name: 'Kundår' } });
    await world.call(cast.bo, 'PATCH', address, { customFields: { kundar: 2019 } });
    expect((await world.call(cast.bo, 'GET', address)).body.customFields).toEqual({ kundar: 2019 });
  });

  it('TKT-1: a required field is asked for when a ticket is made by hand, never when a mail becomes one', async () => {
    const field = await make({ about: 'ticket', name: 'Ordernummer', type: 'text', required: true });
    const body = { subject: 'Trasig kanna', siteId: cast.fjallbo.id, fromCustomer: true };
    const refused = await world.call(cast.anna, 'POST', '/tickets', body);
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ code: 'fields.required', facts: { key: 'ordernummer', name: 'Ordernummer' } });
    expect(refused.body.detail ?? refused.body.title).toBe('Fyll i Ordernummer.');
    const made = await world.call(cast.anna, 'POST', '/tickets', { ...body, customFields: { ordernummer: '88213' } });
    expect(made.status).toBe(200);
    const { ticket } = await camillasTicket(world, cast);
    expect(ticket.customFields).toEqual({});
    await world.call(cast.bo, 'PATCH', `/fields/${field.id}`, { hidden: true });
    expect((await world.call(cast.anna, 'POST', '/tickets', body)).status).toBe(200);
  });

  it('TKT-1: a change of one field leaves the others, and a renamed field keeps its values', async () => {
    const dag = await make({ about: 'ticket', name: 'Leveransdag', type: 'date' });
    await make({ about: 'ticket', name: 'Garanti', type: 'checkbox' });
    const { ticket } = await camillasTicket(world, cast);
    const change = async (customFields: object) => {
      const { version } = (await world.call(cast.anna, 'GET', `/tickets/${ticket.id}`)).body;
      return world.call(cast.anna, 'PATCH', `/tickets/${ticket.id}`, { version, customFields });
    };
    await change({ leveransdag: '2025-10-30' });
    await world.call(cast.bo, 'PATCH', `/fields/${dag.id}`, { name: 'Önskad dag' });
    await change({ garanti: true });
    expect((await change({ leveransdag: 'snart' })).body.code).toBe('fields.not-date');
    expect((await change({ okänt: 'x' })).body.code).toBe('fields.unknown');
    const { customFields } = (await world.call(cast.anna, 'GET', `/tickets/${ticket.id}`)).body;
    expect(customFields).toEqual({ leveransdag: '2025-10-30', garanti: true });
  });

  it('TKT-1: fields are put in order, and a ticket’s own can be renamed and hidden but for status and owner', async () => {
    const list = async () => (await world.call(cast.anna, 'GET', '/fields')).body;
    const of = (rows: { id: string; about: string }[]) => rows.filter(({ about }) => about === 'ticket');
    const ids = of((await list()).rows).map(({ id }) => id);
    await world.call(cast.bo, 'PUT', '/field-order', { about: 'ticket', fieldIds: ids.toReversed() });
    expect(of((await list()).rows).map(({ id }) => id)).toEqual(ids.toReversed());
    await world.call(cast.bo, 'PUT', '/built-in-fields/groupId', { name: 'Butik', hidden: false });
    await world.call(cast.bo, 'PUT', '/built-in-fields/typeId', { name: null, hidden: true });
    const refused = await world.call(cast.bo, 'PUT', '/built-in-fields/ownerId', { name: null, hidden: true });
    expect(refused.body.code).toBe('fields.never-hidden');
    expect((await list()).builtIn).toEqual(
      expect.arrayContaining([
        { field: 'groupId', name: 'Butik', hidden: false },
        { field: 'typeId', name: null, hidden: true },
        { field: 'ownerId', name: null, hidden: false },
      ]),
    );
  });
});
