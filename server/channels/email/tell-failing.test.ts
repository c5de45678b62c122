import { beforeAll, describe, expect, it } from 'vitest';
import { MINUTE } from '#core/platform/instant.ts';
import { sayNotice } from '#server/house/notifications/say-notice.ts';
import { listNotificationRows } from '#server/house/notifications/notifications.store.ts';
import { createAdministrator } from '#server/house/sign-in/create-administrator.ts';
import { callerWith, openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { listAccountRows } from './accounts.store.ts';
import { accountExample } from './mail.examples.ts';
import { noteAccountFailure, noteAccountWell } from './note-account.ts';

let world: TestWorld;
let adminId: string;

beforeAll(async () => {
  world = await openTestWorld();
  const made = await world.transact((tx) =>
    createAdministrator(tx, {
      name: 'Anna Ahlgren',
      email: 'anna@fjallgren.example',
      password: 'kaffe i fjällen 1892',
      language: 'sv',
      origin: { internetAddress: '127.0.0.1', agent: 'test' },
    }),
  );
  adminId = made.userId;
});

const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
const wrongPassword = Object.assign(new Error('AUTHENTICATIONFAILED'), { authenticationFailed: true });
const told = async (accountId: string) =>
  (await world.read((tx) => listNotificationRows(tx, adminId, { limit: 100, unreadOnly: false })))
    .filter(({ subjectId }) => subjectId === accountId)
    .toReversed();
const kindsTold = async (accountId: string) => (await told(accountId)).map(({ kind }) => kind);
const account = (user: string) => accountExample(world, { name: user, address: `${user}@fjallgren.example` });
const eventsOf = async (id: string) =>
  (await world.events()).filter(({ subject }) => subject.id === id).map(({ type }) => type);

describe('EML-1 who is told when an account falls silent', () => {
  it('EML-1: a wrong password is told the administrators at once, once per spell, and so is that it answers again', async () => {
    const { id } = await account('losen');
    for (let n = 0; n < 3; n += 1) await noteAccountFailure(world, id, wrongPassword);
    await world.runDue();
    expect(await kindsTold(id)).toEqual(['account.failed']);
    const [notice] = await told(id);
    expect(sayNotice('sv', 'account.failed', notice?.facts ?? {})).toBe(
      'E-postkontot losen@fjallgren.example svarar inte: fel lösenord. Inga mejl har gått förlorade.',
    );
    expect((await world.events('mail.wanted')).map(({ data }) => data['to'])).toContain('anna@fjallgren.example');
    await noteAccountWell(world, id);
    await noteAccountWell(world, id);
    await world.runDue();
    expect(await kindsTold(id)).toEqual(['account.failed', 'account.recovered']);
    expect(await eventsOf(id)).toEqual(['mail-account.created', 'mail-account.failed', 'mail-account.recovered']);
    await noteAccountFailure(world, id, wrongPassword);
    await world.runDue();
    expect(await kindsTold(id)).toEqual(['account.failed', 'account.recovered', 'account.failed']);
  });

  it('EML-1: a server that is away for a minute is no news; away for five it is', async () => {
    const { id } = await account('natet');
    await noteAccountFailure(world, id, refused);
    world.clock.advance(MINUTE);
    await world.runDue();
    await noteAccountWell(world, id);
    world.clock.advance(10 * MINUTE);
    await world.runDue();
    expect(await kindsTold(id)).toEqual([]);
    await noteAccountFailure(world, id, refused);
    world.clock.advance(5 * MINUTE);
    await world.runDue();
    expect(await kindsTold(id)).toEqual(['account.failed']);
  });

  it('EML-1: of an account that was taken away nobody is told', async () => {
    const { id } = await account('borttaget');
    await noteAccountFailure(world, id, refused);
    expect(
      (await world.call(callerWith(adminId, { 'settings.edit': 'everywhere' }), 'DELETE', `/mail-accounts/${id}`))
        .status,
    ).toBeLessThan(300);
    world.clock.advance(10 * MINUTE);
    await world.runDue();
    expect(await kindsTold(id)).toEqual([]);
    expect((await world.read((tx) => listAccountRows(tx))).map((row) => row.id)).not.toContain(id);
  });
});
