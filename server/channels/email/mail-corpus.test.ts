import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { sql } from 'kysely';
import { ImapFlow } from 'imapflow';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { type Dovecot, startDovecot } from '#tools/parts/dovecot.ts';
import { deliver } from '#tools/parts/mailbox.ts';
import { until } from '#tools/parts/until.ts';
import { keepImap } from './imap.ts';
import { accountExample, rawMail } from './mail.examples.ts';
import { keepPop3 } from './pop3.ts';
import { receiveSmtp, type Receiver } from './smtp-receiver.ts';

const corpus = '../shared/data/mail';
let world: TestWorld;
let receiver: Receiver;
let dovecot: Dovecot;
let relay: ReturnType<typeof createTransport> | undefined;

interface Stored {
  readonly id: string;
  readonly state: string;
  readonly reason: string;
  readonly kind: string;
  readonly ticketMessageId: string | null;
}

beforeAll(async () => {
  if (!existsSync(corpus)) throw new Error(`The mails of ${corpus} are missing.`);
  world = await openTestWorld();
  await accountExample(world);
  receiver = await receiveSmtp(world, { host: '127.0.0.1', port: 0, mailsPerMinute: 100_000 });
  dovecot = await startDovecot();
}, 30_000);

afterAll(async () => {
  relay?.close();
  await receiver.stop();
  await dovecot.stop();
});

function everyMail(): { readonly name: string; readonly raw: Buffer }[] {
  return readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.eml'))
    .toSorted()
    .map((name) => ({ name, raw: readFileSync(path.join(corpus, name)) }));
}

async function stored(): Promise<Stored[]> {
  const { rows } = await sql<Stored>`select id, state, reason, kind, ticket_message_id from mail_messages`.execute(
    world.db,
  );
  return rows;
}

async function count(table: 'mail_intake' | 'ticket_messages' | 'tickets'): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(world.db);
  return rows[0]?.count ?? 0;
}

function send(raw: Buffer, to = 'support@fjallgren.example', from = 'relay@elsewhere.example') {
  relay ??= createTransport({
    host: '127.0.0.1',
    port: receiver.port,
    pool: true,
    maxConnections: 1,
    tls: { rejectUnauthorized: false },
  });
  return relay.sendMail({ envelope: { from, to: [to] }, raw });
}

const account2 = (protocol: 'imap' | 'pop3', user: string, more: object = {}) =>
  accountExample(world, {
    name: user,
    address: `${user}@fjallgren.example`,
    protocol,
    host: dovecot.host,
    port: protocol === 'imap' ? dovecot.imapPort : dovecot.pop3Port,
    security: 'none',
    username: user,
    secret: dovecot.password,
    ...more,
  });

describe('EML-1, EML-4 every mail of the corpus, through real servers', () => {
  it('EML-4: through the SMTP receiver each becomes one message, or is filed or held with the reason; none is lost or doubled', async () => {
    const mails = everyMail();
    expect(mails.length).toBeGreaterThan(330);
    for (const { raw, name } of mails) await expect(send(raw), name).resolves.toMatchObject({ rejected: [] });
    const all = await stored();
    const different = all.length;
    // Twelve files are another file again, but for what a mail server added, the ends of lines or the Date: the same mail.
    expect(different).toBe(324);
    expect(await count('mail_intake')).toBe(mails.length);
    for (const mail of all) {
      expect(['accepted', 'filed', 'review']).toContain(mail.state);
      expect(mail.reason).not.toBe('');
      if (mail.state === 'accepted') expect(mail.ticketMessageId).not.toBeNull();
    }
    const accepted = all.filter(({ state }) => state === 'accepted');
    expect(await count('ticket_messages')).toBe(accepted.length);
    expect(new Set(accepted.map(({ ticketMessageId }) => ticketMessageId)).size).toBe(accepted.length);
    const sums: Record<string, number> = {};
    for (const { state, reason } of all) sums[`${state} ${reason}`] = (sums[`${state} ${reason}`] ?? 0) + 1;
    expect(sums).toEqual({
      'accepted new-ticket': 98,
      'accepted thread-reference': 2,
      'filed delivery-report': 212,
      'filed auto-reply': 3,
      'filed feedback-report': 1,
      'review no-sender': 8,
    });
  }, 120_000);

  it('EML-1: fetched from Dovecot by IMAP the same mails are recognised; the mailbox is marked only after storing', async () => {
    const before = { mails: (await stored()).length, messages: await count('ticket_messages') };
    const mails = everyMail();
    await deliver(
      dovecot,
      'imap-korpus',
      mails.map(({ raw }) => raw),
    );
    const arrivals = await count('mail_intake');
    const imap = await account2('imap', 'imap-korpus');
    const keeper = keepImap(world, imap.id);
    await until(
      'all mails fetched by IMAP',
      async () => (await count('mail_intake')) - arrivals === mails.length,
      60_000,
    );
    await until('all mails seen', async () => (await unseen('imap-korpus')) === 0, 30_000);
    await keeper.stop();
    expect({ mails: (await stored()).length, messages: await count('ticket_messages') }).toEqual(before);
  }, 120_000);

  it('EML-1: fetched from Dovecot by POP3 the same mails are recognised', async () => {
    const before = { mails: (await stored()).length, messages: await count('ticket_messages') };
    const mails = everyMail();
    await deliver(
      dovecot,
      'pop-korpus',
      mails.map(({ raw }) => raw),
    );
    const arrivals = await count('mail_intake');
    const pop = await account2('pop3', 'pop-korpus', { afterwards: 'delete' });
    const keeper = keepPop3(world, pop.id, 200);
    await until(
      'all mails fetched by POP3',
      async () => (await count('mail_intake')) - arrivals === mails.length,
      60_000,
    );
    await until('the mailbox emptied', async () => (await unseen('pop-korpus')) === 0, 30_000);
    await keeper.stop();
    expect({ mails: (await stored()).length, messages: await count('ticket_messages') }).toEqual(before);
  }, 120_000);

  it('EML-1: IMAP IDLE brings a new mail within two seconds, received when the mailbox got it', async () => {
    const idle = await account2('imap', 'idle');
    const keeper = keepImap(world, idle.id);
    await until('the account answers', async () => (await stateOf(idle.id)) === 'well', 10_000);
    const tickets = await count('tickets');
    const began = performance.now();
    await deliver(dovecot, 'idle', [rawMail({ Date: 'Mon, 1 Jan 2001 00:00:00 +0000' }, 'Via IDLE')]);
    await until('the mail became a ticket', async () => (await count('tickets')) === tickets + 1, 5_000);
    expect(performance.now() - began).toBeLessThan(2_000);
    await keeper.stop();
    const { rows } = await sql<{ at: number }>`select at from ticket_messages where body_text = 'Via IDLE'`.execute(
      world.db,
    );
    expect(Math.abs((rows[0]?.at ?? 0) - Date.now())).toBeLessThan(60_000);
  }, 30_000);

  it('EML-1: a lost server is come back to; a wrong password is said on the account', async () => {
    const wrong = await account2('imap', 'fel-losen', { secret: 'inte detta' });
    const keeper = keepImap(world, wrong.id);
    await until('the trouble is noted', async () => (await stateOf(wrong.id)) === 'failing', 10_000);
    await keeper.stop();
    const { rows } = await sql<{
      code: string;
    }>`select state_code as code from mail_accounts where id = ${wrong.id}`.execute(world.db);
    expect(rows[0]?.code).toBe('wrong-password');
    expect((await world.events('mail-account.failed')).length).toBe(1);
  }, 30_000);

  it('EML-1: the receiver speaks STARTTLS, announces SIZE, knows only our addresses and refuses a mail over 10 MB in words', async () => {
    const greeting = await talk(receiver.port, 'EHLO x\r\nQUIT\r\n');
    expect(greeting).toContain('STARTTLS');
    expect(greeting).toContain(`SIZE ${10 * 1024 * 1024}`);
    await expect(send(rawMail(), 'nobody@fjallgren.example')).rejects.toThrow(/550/);
    await expect(send(rawMail({}, 'x'.repeat(76).concat('\r\n').repeat(140_000)))).rejects.toThrow(/552.*10 MB|552/);
    const before = await count('tickets');
    await send(rawMail({}, 'Via token-adress'), 'SUPPORT+anything@fjallgren.example');
    expect(await count('tickets')).toBe(before + 1);
  }, 60_000);
});

async function stateOf(accountId: string): Promise<string | undefined> {
  const { rows } = await sql<{ state: string }>`select state from mail_accounts where id = ${accountId}`.execute(
    world.db,
  );
  return rows[0]?.state;
}

async function unseen(user: string): Promise<number> {
  const client = new ImapFlow({
    host: dovecot.host,
    port: dovecot.imapPort,
    secure: false,
    auth: { user, pass: dovecot.password },
    logger: false,
  });
  await client.connect();
  const status = await client.status('INBOX', { unseen: true });
  await client.logout();
  return status === false ? -1 : (status.unseen ?? 0);
}

function talk(port: number, words: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const socket = connect(port, '127.0.0.1');
    socket.once('data', () => socket.write(words));
    socket.on('data', (piece) => {
      said += piece.toString();
    });
    socket.on('end', () => resolve(said));
    socket.on('error', reject);
  });
}
