import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { callerWith, openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { dropLeases, findAccount, takeLease } from './accounts.store.ts';
import { accountExample } from './mail.examples.ts';
import { detailOf, troubleOf } from './note-account.ts';
import { selfMadeCertificate } from './self-made-certificate.ts';

let world: TestWorld;

beforeAll(async () => {
  world = await openTestWorld();
});

describe('EML-1 accounts run on one instance at a time', () => {
  it('EML-1: of two instances one holds the account; the other takes over when the lease ends or is given back', async () => {
    const { id } = await accountExample(world, { protocol: 'imap', host: 'imap.example', username: 'k' });
    const [one, two] = [world.newId(), world.newId()];
    const take = (holder: string) => world.transact((tx) => takeLease(tx, id, holder, tx.now + 30_000));
    const both = await Promise.all([take(one), take(two)]);
    expect(both.filter(Boolean)).toHaveLength(1);
    const [holder, other] = both[0] ? [one, two] : [two, one];
    expect(await take(holder)).toBe(true);
    expect(await take(other)).toBe(false);
    world.clock.advance(31_000);
    expect(await take(other)).toBe(true);
    await world.transact((tx) => dropLeases(tx, other));
    expect(await take(holder)).toBe(true);
  });

  it('EML-1: a saved password is handed to no other server than it was given for', async () => {
    const editor = callerWith('0190a1b2-0000-7000-8000-000000000001', { 'settings.edit': 'everywhere' });
    const { id } = await accountExample(world, {
      name: 'Flyttas',
      address: 'flyttas@fjallgren.example',
      protocol: 'imap',
      host: 'imap.fjallgren.example',
      username: 'flyttas',
      secret: 'ett hemligt lösenord',
      smtpHost: 'smtp.fjallgren.example',
      smtpUsername: 'flyttas',
    });
    const change = (body: object) => world.call(editor, 'PATCH', `/mail-accounts/${id}`, body);
    expect((await change({ host: 'imap.elsewhere.example' })).body.code).toBe('mail-accounts.secret-again');
    expect((await change({ smtpHost: 'smtp.elsewhere.example' })).body.code).toBe('mail-accounts.secret-again');
    expect((await change({ host: 'IMAP.fjallgren.example', port: 143, name: 'Flyttas ej' })).status).toBe(200);
    expect((await change({ host: 'imap.elsewhere.example', secret: 'ett nytt' })).status).toBe(200);
    expect((await world.read((tx) => findAccount(tx, id)))?.host).toBe('imap.elsewhere.example');
  });

  it('EML-1: what a server says is told as one of a few troubles, with its own words beside', () => {
    expect(troubleOf({ authenticationFailed: true, message: 'x' })).toBe('wrong-password');
    expect(troubleOf({ code: 'EAUTH', message: 'Invalid login: 535 5.7.8' })).toBe('wrong-password');
    expect(troubleOf(Object.assign(new Error('getaddrinfo ENOTFOUND imap.nowhere'), { code: 'ENOTFOUND' }))).toBe(
      'unknown-host',
    );
    expect(troubleOf(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))).toBe('refused');
    expect(troubleOf(new Error('self-signed certificate'))).toBe('certificate');
    expect(troubleOf({ responseText: "Mailbox doesn't exist: Kund", message: 'Command failed' })).toBe('no-folder');
    expect(detailOf({ responseText: 'Authentication failed.', message: 'Command failed' })).toBe(
      'Authentication failed.',
    );
  });

  it('EML-1: the certificate the receiver makes itself is a sound one, for its host, for ten years', () => {
    const made = new X509Certificate(selfMadeCertificate('mejl.fjallgren.example', Date.UTC(2026, 10, 22)).cert);
    expect(made.checkHost('mejl.fjallgren.example')).toBe('mejl.fjallgren.example');
    expect(made.verify(made.publicKey)).toBe(true);
    expect(new Date(made.validTo).getUTCFullYear()).toBe(2036);
  });
});
