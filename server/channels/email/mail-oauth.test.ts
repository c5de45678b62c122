import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MailAccount } from '#api/channels/email.ts';
import { type OauthProviderFake, startOauthProvider } from '#fakes/oauth-provider.ts';
import { callerWith, openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { type Dovecot, startDovecot } from '#tools/parts/dovecot.ts';
import { freePort } from '#tools/parts/free-port.ts';
import { deliver } from '#tools/parts/mailbox.ts';
import { until } from '#tools/parts/until.ts';
import { secretFor } from './account-secrets.ts';
import { type AccountRow, findAccount } from './accounts.store.ts';
import { keepImap } from './imap.ts';
import { arrive, firstSiteId, rawMail } from './mail.examples.ts';
import { noteAccountFailure } from './note-account.ts';
import { fetchPop3 } from './pop3.ts';

const bo = callerWith('01930000-0000-7000-8000-0000000000b0', { 'settings.edit': 'everywhere' });
const eva = callerWith('01930000-0000-7000-8000-0000000000e0', { 'settings.edit': 'everywhere' });
const returnTo = 'https://svara.example/settings/mail';
let world: TestWorld;
let provider: OauthProviderFake;
let dovecot: Dovecot;
let number = 0;

beforeAll(async () => {
  world = await openTestWorld();
  provider = await startOauthProvider();
  dovecot = await startDovecot({ introspectionUrl: provider.introspectionUrl });
}, 30_000);

beforeEach(() => {
  provider.fail([]);
  provider.life = 3_600;
});

afterAll(async () => {
  await provider.stop();
  await dovecot.stop();
});

async function newAccount(more: object = {}): Promise<MailAccount> {
  const user = `oauth-${++number}`;
  const made = await world.call(bo, 'POST', '/mail-accounts', {
    name: user,
    address: `${user}@fjallgren.example`,
    siteId: firstSiteId,
    protocol: 'imap',
    host: dovecot.host,
    port: dovecot.imapPort,
    security: 'none',
    username: user,
    auth: 'oauth2',
    oauth: {
      provider: 'other',
      clientId: provider.client.id,
      clientSecret: provider.client.secret,
      authorizeUrl: `${provider.url}/authorize`,
      tokenUrl: `${provider.url}/token`,
      scope: 'mail offline_access',
    },
    ...more,
  });
  expect(made.status, JSON.stringify(made.body)).toBe(200);
  return made.body;
}

async function connect(account: MailAccount) {
  const begun = await world.call(bo, 'POST', `/mail-accounts/${account.id}/authorizations`, { returnTo });
  const back = new URL(await provider.agree(begun.body.url));
  return { state: back.searchParams.get('state') ?? '', code: back.searchParams.get('code') ?? '', back };
}

async function connected(more: object = {}): Promise<MailAccount> {
  const account = await newAccount(more);
  const { state, code } = await connect(account);
  const done = await world.call(bo, 'POST', '/mail-authorizations', { state, code });
  expect(done.body).toEqual({ accountId: account.id, address: account.address });
  return account;
}

const checked = async (account: MailAccount) =>
  (await world.call(bo, 'POST', `/mail-accounts/${account.id}/checks`)).body;
const shown = async (account: MailAccount): Promise<MailAccount> =>
  (await world.call(bo, 'GET', '/mail-accounts')).body.rows.find(({ id }: MailAccount) => id === account.id);

describe('EML-1 an account is connected in the browser', () => {
  it('EML-1: the code, with its proof, becomes tokens, and a real Dovecot lets Svara in with them', async () => {
    const account = await newAccount();
    expect(account.oauth).toMatchObject({ connectedAt: null, hasClientSecret: true });
    expect(await checked(account)).toMatchObject({ incoming: { well: false, trouble: 'not-connected' } });
    const { state, code, back } = await connect(account);
    expect(`${back.origin}${back.pathname}`).toBe(returnTo);
    expect((await world.call(bo, 'POST', '/mail-authorizations', { state, code })).status).toBe(200);
    expect(await checked(account)).toMatchObject({ incoming: { well: true, mails: 0 } });
    expect((await shown(account)).oauth?.connectedAt).toBe(new Date(world.clock.now()).toISOString());
    expect(provider.asked.at(-1)?.['code_verifier']).toMatch(/^[\w-]{43,128}$/);
    expect((await world.events('mail-account.connected')).at(-1)?.subject.id).toBe(account.id);
  });

  it('EML-1: an answer of the provider serves once, and only whoever began', async () => {
    const account = await newAccount();
    const { state, code } = await connect(account);
    const stolen = await world.call(eva, 'POST', '/mail-authorizations', { state, code });
    expect(stolen.body.code).toBe('mail-accounts.oauth-unknown');
    expect((await shown(account)).oauth?.connectedAt).toBeNull();
    const again = await connect(account);
    expect((await world.call(bo, 'POST', '/mail-authorizations', again)).status).toBe(200);
    const twice = await world.call(bo, 'POST', '/mail-authorizations', { state: again.state, code: again.code });
    expect(twice.body.code).toBe('mail-accounts.oauth-unknown');
  });

  it('EML-1: what took too long and a code the provider does not know are refused in words', async () => {
    const account = await newAccount();
    const late = await connect(account);
    world.clock.advance(31 * 60_000);
    const tooLate = await world.call(bo, 'POST', '/mail-authorizations', { state: late.state, code: late.code });
    expect(tooLate.body.code).toBe('mail-accounts.oauth-unknown');
    const { state } = await connect(account);
    const wrong = await world.call(bo, 'POST', '/mail-authorizations', { state, code: 'a code of my own' });
    expect(wrong.body).toMatchObject({
      code: 'mail-accounts.oauth-refused',
      facts: { words: 'The grant is gone.' },
    });
  });

  it('EML-1: secrets and tokens are sealed in the database and never sent out', async () => {
    const account = await connected();
    const { rows } = await sql<{ all: string }>`
      select row_to_json(o)::text || (select coalesce(json_agg(e.data)::text, '') from events e) as all
      from mail_oauth o where account_id = ${account.id}`.execute(world.db);
    const [held = { all: '' }] = rows;
    expect(held.all).toContain(provider.client.id);
    expect(held.all).not.toContain(provider.client.secret);
    const wire = JSON.stringify(await shown(account));
    expect(wire).not.toContain(provider.client.secret);
    expect(wire).not.toMatch(/sealed|refresh|"(access|client)(Token|Secret)"/i);
    await world.call(bo, 'PATCH', `/mail-accounts/${account.id}`, { name: 'Nytt namn' });
    expect(await checked(account)).toMatchObject({ incoming: { well: true } });
  });
});

describe('EML-1 tokens are renewed', () => {
  it('EML-1: a token is used until it nears its end, then asked for anew; of many at once one asks', async () => {
    const account = await connected();
    const before = provider.asked.length;
    await checked(account);
    await checked(account);
    expect(provider.asked.length).toBe(before);
    world.clock.advance(3_600_000 - 59_000);
    const all = await Promise.all([checked(account), checked(account), checked(account)]);
    expect(all.map(({ incoming }) => incoming.well)).toEqual([true, true, true]);
    expect(provider.asked.length).toBe(before + 1);
    expect(provider.asked.at(-1)).toMatchObject({ grant_type: 'refresh_token', client_id: provider.client.id });
    // Its refresh tokens serve once each, so the second renewal shows that the first one's was kept.
    world.clock.advance(3_600_000);
    expect(await checked(account)).toMatchObject({ incoming: { well: true } });
  });

  it('EML-1: mail is fetched by IMAP and POP3 with a token, and after the server stopped taking the old one', async () => {
    const account = await connected();
    const user = account.username;
    await deliver(dovecot, user, [rawMail({}, 'Med nyckel')]);
    const keeper = keepImap(world, account.id);
    await until('the first mail', () => isTicket('Med nyckel'), 10_000);
    await keeper.stop();
    provider.endAccess();
    await deliver(dovecot, user, [rawMail({}, 'Med ny nyckel')]);
    const again = keepImap(world, account.id);
    await until('the second mail, with a new token', () => isTicket('Med ny nyckel'), 15_000);
    await again.stop();
    expect(await shown(account)).toMatchObject({ state: 'well', trouble: null });

    const pop = await connected({ protocol: 'pop3', port: dovecot.pop3Port });
    await deliver(dovecot, pop.username, [rawMail({}, 'Med POP3')]);
    const row = await world.read((tx) => findAccount(tx, pop.id));
    if (row === undefined) throw new Error('The account is gone.');
    await fetchPop3(world, row);
    expect(await isTicket('Med POP3')).toBe(true);
  }, 40_000);

  it.each([
    ['consent-gone', 'AADSTS700082', 400, '{"error":"invalid_grant","error_description":"AADSTS700082: expired"}'],
    ['client-refused', 'invalid_client', 401, '{"error":"invalid_client"}'],
    ['provider-silent', '503', 503, 'Service Unavailable'],
    ['provider-silent', '200', 200, '<html>captive portal</html>'],
  ] as const)(
    'EML-1: %s (%s) is shown on the account, once, until it is over',
    async (trouble, words, status, body) => {
      const account = await connected();
      world.clock.advance(3_600_000);
      provider.fail([
        [status, body],
        [status, body],
      ]);
      const keeper = keepImap(world, account.id);
      await until('the trouble is shown', async () => (await shown(account)).state === 'failing', 10_000);
      expect(await shown(account)).toMatchObject({ trouble, detail: expect.stringContaining(words) });
      // The pauses grow; as soon as the provider gives a token again the account is well.
      await until('the account is well again', async () => (await shown(account)).state === 'well', 15_000);
      await keeper.stop();
      const told = (await world.events('mail-account.failed')).filter(({ subject }) => subject.id === account.id);
      expect(told).toHaveLength(1);
    },
    40_000,
  );

  it('EML-1: a consent that was taken back is shown until somebody connects anew', async () => {
    const account = await connected();
    provider.takeConsentBack();
    world.clock.advance(3_600_000);
    const gone = await checked(account);
    expect(gone.incoming).toMatchObject({ well: false, trouble: 'consent-gone', detail: 'The grant is gone.' });
    const { state, code } = await connect(account);
    await world.call(bo, 'POST', '/mail-authorizations', { state, code });
    expect(await checked(account)).toMatchObject({ incoming: { well: true } });
  });

  it('EML-1: a token that a mail server refuses is forgotten, so that the next try asks for another', async () => {
    const account = await connected();
    const before = provider.asked.length;
    await noteAccountFailure(world, account.id, { authenticationFailed: true, message: 'refused' });
    expect(await shown(account)).toMatchObject({ state: 'failing', trouble: 'token-refused' });
    await checked(account);
    expect(provider.asked.length).toBe(before + 1);
  });
});

describe('EML-1 mail is sent with a token', () => {
  it('EML-1: the sending server is signed in to with the token (XOAUTH2), renewed like the other', async () => {
    const signedIn: string[] = [];
    const port = await freePort();
    const server = new SMTPServer({
      authMethods: ['XOAUTH2'],
      disabledCommands: ['STARTTLS'],
      hideSTARTTLS: true,
      allowInsecureAuth: true,
      onAuth: (auth, _session, done) => {
        void fetch(provider.introspectionUrl, {
          method: 'POST',
          body: new URLSearchParams({ token: auth.accessToken ?? '' }),
        })
          .then((answer) => answer.json() as Promise<{ active: boolean; username: string }>)
          .then((said) => {
            if (said.active) signedIn.push(said.username);
            if (said.active) done(null, { user: said.username });
            else done(Object.assign(new Error('The token does not serve'), { responseCode: 535 }));
          });
      },
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
    const account = await connected({ smtpHost: '127.0.0.1', smtpPort: port, smtpSecurity: 'none' });
    expect(await checked(account)).toMatchObject({ outgoing: { well: true } });
    world.clock.advance(3_600_000);
    expect(await checked(account)).toMatchObject({ outgoing: { well: true } });
    expect(signedIn).toEqual([account.username, account.username]);
    provider.endAccess();
    expect(await checked(account)).toMatchObject({ outgoing: { well: false, trouble: 'token-refused' } });
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  it('EML-1: an account that only sends shows when no token is to be had, its mail waits, and it is well once the mail has left', async () => {
    const taken: string[] = [];
    const port = await freePort();
    const server = new SMTPServer({
      authMethods: ['XOAUTH2'],
      disabledCommands: ['STARTTLS'],
      hideSTARTTLS: true,
      allowInsecureAuth: true,
      onAuth: (auth, _session, done) => done(null, { user: auth.accessToken ?? '' }),
      onData: (stream, session, done) => {
        stream.resume();
        stream.on('end', () => {
          taken.push(...session.envelope.rcptTo.map(({ address }) => address));
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
    const account = await connected({
      protocol: 'smtp',
      host: '',
      username: '',
      autoReply: true,
      smtpHost: '127.0.0.1',
      smtpPort: port,
      smtpSecurity: 'none',
      smtpUsername: 'ut@fjallgren.example',
    });
    world.clock.advance(3_600_000);
    provider.fail([[503, 'down']]);
    const row = await world.read((tx) => findAccount(tx, account.id));
    if (row === undefined) throw new Error('The account is gone.');
    await arrive(world, row, rawMail({ From: 'vantar@kund.example' }));
    await world.runDue();
    expect(await shown(account)).toMatchObject({ state: 'failing', trouble: 'provider-silent' });
    expect(taken).toEqual([]);
    world.clock.advance(10 * 60_000);
    await world.runDue();
    expect(taken).toEqual(['vantar@kund.example']);
    expect(await shown(account)).toMatchObject({ state: 'well', trouble: null });
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  it('EML-1: a provider that hangs holds up its own accounts, not the house', async () => {
    const accounts: MailAccount[] = [];
    for (let n = 0; n < 7; n += 1) accounts.push(await connected());
    const waiting: (() => void)[] = [];
    const hanging = createServer((_request, response) => void waiting.push(() => response.writeHead(503).end()));
    await new Promise<void>((ready) => hanging.listen(0, '127.0.0.1', ready));
    const { port } = hanging.address() as AddressInfo;
    const ids = accounts.map(({ id }) => id);
    await sql`update mail_oauth set access_sealed = null, token_url = ${`http://127.0.0.1:${port}/token`}
      where account_id = any(${ids}::uuid[])`.execute(world.db);
    const rows = await Promise.all(ids.map((id) => world.read((tx) => findAccount(tx, id))));
    const asked = rows.map((row) => secretFor(world, row as AccountRow).catch((error: Error) => error.name));
    await until('the provider is asked', () => waiting.length > 0, 5_000);
    // Six connections are all there are.
    expect(await world.transact(async (tx) => (await findAccount(tx, ids[0] ?? ''))?.id)).toBe(ids[0]);
    const answering = setInterval(() => waiting.splice(0).forEach((answer) => answer()), 10);
    expect(await Promise.all(asked)).toEqual(ids.map(() => 'OauthFailed'));
    clearInterval(answering);
    hanging.close();
  });
});

async function isTicket(text: string): Promise<boolean> {
  const { rows } = await sql`select 1 from ticket_messages where body_text = ${text}`.execute(world.db);
  return rows.length > 0;
}
