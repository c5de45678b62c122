import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { listen, job, timer } from '#server/platform/jobs/appointments.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { readHistory } from '#server/platform/db/outbox.store.ts';
import { keepFile, readFile } from '#server/platform/files/files.store.ts';
import { platformRoom } from './platform.room.ts';

const system = { kind: 'system', id: 'test' } as const;
const heard: string[] = [];
const fired: string[] = [];
let failures = 0;
const world = await openTestWorld({
  rooms: [
    platformRoom,
    {
      name: 'bakery',
      handlers: [
        listen('bun.baked', 'bakery.smell', async (_tx, event) => void heard.push(String(event.data['name']))),
        timer('bakery.oven', async (tx, due) => {
          for (const one of due) {
            fired.push(one.key);
            if (one.key === 'again' && fired.filter((key) => key === 'again').length < 3)
              tx.schedule({ kind: 'bakery.oven', key: 'again', dueAt: tx.now });
            if (one.key === 'burnt') throw new Error('burnt');
          }
        }),
        job('bakery.deliver', async () => {
          failures += 1;
          if (failures < 3) throw new Error('no bicycle');
        }),
      ],
    },
  ],
});
const bake = (name: string) => ({ type: 'bun.baked', subject: { kind: 'bun', id: name }, data: { name } });

describe('the seam', () => {
  it('OPS-1: a transaction in which a statement failed is no success, also when the failure was passed over', async () => {
    const passedOver = world.transact(async (tx) => {
      await keepFile(tx, Buffer.from('bullar'));
      await sql`select 1 / 0`.execute(tx.db).catch(() => {});
      return 'done';
    });
    await expect(passedOver).rejects.toThrow('Nothing was committed');
    expect(await world.transact(async (tx) => tx.now)).toBe(world.clock.now());
  });

  it('OPS-1: an event is history, live message and listener work of one commit', async () => {
    const live: string[] = [];
    const stop = world.live.listen('bun:kardemumma', (message) => live.push(message.type));
    await world.transact(async (tx) => tx.record(system, bake('kardemumma')));
    expect(live).toEqual(['bun.baked']);
    await world.runDue();
    await world.runDue();
    expect(heard).toEqual(['kardemumma']);
    const history = await world.read((tx) => readHistory(tx, { kind: 'bun', id: 'kardemumma' }));
    expect(history.map((event) => event.type)).toEqual(['bun.baked']);
    stop();
  });

  it('OPS-1: a history read in the transaction that adds to it knows what was just recorded', async () => {
    const types = await world.transact(async (tx) => {
      tx.record(system, bake('lussekatt'));
      tx.record(system, { ...bake('lussekatt'), type: 'bun.eaten' });
      return (await readHistory(tx, { kind: 'bun', id: 'lussekatt' })).map((event) => event.type);
    });
    expect(types).toEqual(['bun.baked', 'bun.eaten']);
    await world.runDue();
    heard.length = 0;
  });

  it('OPS-1: what is rolled back was never recorded, told or scheduled', async () => {
    const live: string[] = [];
    const stop = world.live.listen('*', (message) => live.push(message.type));
    await expect(
      world.transact(async (tx) => {
        tx.record(system, bake('semla'));
        tx.schedule({ kind: 'bakery.oven', key: 'never', dueAt: tx.now });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await world.runDue();
    expect(live).toEqual([]);
    expect(fired).not.toContain('never');
    stop();
  });

  it('OPS-1: a timer fires once when it is due, may appoint itself anew, and a bad one holds up no other', async () => {
    await world.transact(async (tx) => {
      for (const key of ['first', 'burnt', 'again']) tx.schedule({ kind: 'bakery.oven', key, dueAt: tx.now + 1_000 });
      tx.schedule({ kind: 'bakery.oven', key: 'cancelled', dueAt: tx.now + 1_000 });
    });
    await world.transact(async (tx) => tx.cancel('bakery.oven', 'cancelled'));
    await world.runDue();
    expect(fired).toEqual([]);
    world.clock.advance(1_000);
    await world.runDue();
    // The first batch was rolled back by the burnt one and fired anew one by one.
    expect(fired.filter((key) => key === 'again')).toHaveLength(3);
    expect(fired).not.toContain('cancelled');
    const before = fired.length;
    await world.runDue();
    expect(fired).toHaveLength(before);
  });

  it('OPS-1: a job that fails is tried again after a growing pause until it succeeds', async () => {
    await world.transact(async (tx) => tx.schedule({ kind: 'bakery.deliver', key: 'order-1', dueAt: tx.now }));
    await world.runDue();
    expect(failures).toBe(1);
    world.clock.advance(2_000);
    await world.runDue();
    expect(failures).toBe(2);
    world.clock.advance(8_000);
    await world.runDue();
    world.clock.advance(3_600_000);
    await world.runDue();
    expect(failures).toBe(3);
  });

  it('OPS-1: content is kept once under its digest', async () => {
    const digest = await world.transact((tx) => keepFile(tx, Buffer.from('kanelbulle')));
    const again = await world.transact((tx) => keepFile(tx, Buffer.from('kanelbulle')));
    expect(again).toBe(digest);
    expect((await world.read((tx) => readFile(tx, digest)))?.toString()).toBe('kanelbulle');
  });

  it('API-1: health answers anybody, and an unknown address is a problem with a code', async () => {
    expect((await world.call(undefined, 'GET', '/health')).body).toMatchObject({ status: 'ok' });
    const unknown = await world.call(callerWith('anna', {}), 'GET', '/no-such-thing');
    expect(unknown.status).toBe(404);
    expect(unknown.headers['content-type']).toContain('application/problem+json');
    expect(unknown.body.code).toBe('request.unknown-address');
  });

  it('OPS-1: metrics tell what waits to this machine, and to nobody else who does not hold the settings', async () => {
    const here = await world.inject({ method: 'GET', url: '/metrics', remoteAddress: '127.0.0.1' });
    expect(here.raw.toString()).toMatch(/svara_appointments\{state="dead"\} \d/);
    const elsewhere = { method: 'GET', url: '/metrics', remoteAddress: '192.0.2.7' } as const;
    expect((await world.inject(elsewhere)).status).toBe(401);
    const proxied = { ...elsewhere, remoteAddress: '127.0.0.1', headers: { 'x-forwarded-for': '192.0.2.7' } };
    expect((await world.inject(proxied)).status).toBe(401);
  });

  it('API-1: the document is OpenAPI 3.1 and has a readable page', async () => {
    const { body } = await world.call(undefined, 'GET', '/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths)).toContain('/api/v1/health');
    const page = await world.inject({ method: 'GET', url: '/api' });
    expect(page.raw.toString()).toContain('/api/v1/health');
  });
});
