import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { type CuttingWire, layWire } from '#tools/parts/cutting-wire.ts';
import { type Dovecot, startDovecot } from '#tools/parts/dovecot.ts';
import { countMails, deliver } from '#tools/parts/mailbox.ts';
import { until } from '#tools/parts/until.ts';
import { keepImap } from './imap.ts';
import { accountExample, rawMail } from './mail.examples.ts';

let world: TestWorld;
let dovecot: Dovecot;
let wire: CuttingWire;

beforeAll(async () => {
  world = await openTestWorld();
  dovecot = await startDovecot();
  wire = await layWire(dovecot.imapPort);
}, 30_000);

afterAll(async () => {
  await wire.stop();
  await dovecot.stop();
});

const account = (user: string, more: object = {}) =>
  accountExample(world, {
    name: user,
    address: `${user}@fjallgren.example`,
    protocol: 'imap',
    host: dovecot.host,
    port: wire.port,
    security: 'none',
    username: user,
    secret: dovecot.password,
    ...more,
  });

function mails(name: string, count: number): Buffer[] {
  return Array.from({ length: count }, (_none, at) =>
    rawMail({ From: `Kund <kund-${name}-${at}@kaffebolaget.example>` }, `${name} ${at}\r\n${'Kaffe. '.repeat(400)}`),
  );
}

/** How many tickets were made of the mails of a name, each of which must have become one. */
async function ticketsOf(name: string): Promise<{ all: number; different: number }> {
  const { rows } = await sql<{ all: number; different: number }>`
    select count(*) as all, count(distinct from_address) as different from ticket_messages
    where from_address like ${`kund-${name}-%`}`.execute(world.db);
  return rows[0] ?? { all: 0, different: 0 };
}

const arrived = (name: string, count: number, withinMs = 40_000) =>
  until(`${count} mails of ${name}`, async () => (await ticketsOf(name)).all >= count, withinMs);
const accountState = async (id: string) =>
  (await sql<{ state: string }>`select state from mail_accounts where id = ${id}`.execute(world.db)).rows[0]?.state;

describe('EML-1, EML-4 a mailbox behind a bad line', () => {
  it.each(['seen', 'move', 'delete'] as const)(
    'EML-4: a connection cut in the midst of a mail, again and again, loses none and doubles none (afterwards: %s)',
    async (afterwards) => {
      const name = `klippt-${afterwards}`;
      const { id } = await account(name, { afterwards, ...(afterwards === 'move' ? { moveTo: 'Klart' } : {}) });
      await deliver(dovecot, name, mails(name, 40));
      const before = wire.cuts;
      wire.cutAfter = 45_000;
      const keeper = keepImap(world, id);
      await until('three cuts', () => wire.cuts >= before + 3, 30_000);
      wire.cutAfter = undefined;
      await arrived(name, 40);
      await until('the account answers again', async () => (await accountState(id)) === 'well', 20_000);
      await keeper.stop();
      expect(await ticketsOf(name)).toEqual({ all: 40, different: 40 });
      const lies = { seen: [40, 0], move: [0, 40], delete: [0, 0] }[afterwards];
      expect(await countMails(dovecot, name)).toBe(lies[0]);
      if (afterwards === 'move') expect(await countMails(dovecot, name, 'Klart')).toBe(lies[1]);
    },
    60_000,
  );

  it('EML-1: a server that is restarted is come back to, and what came while it was away is fetched', async () => {
    const { id } = await account('omstart');
    await deliver(dovecot, 'omstart', mails('omstart', 5));
    const keeper = keepImap(world, id);
    await arrived('omstart', 5);
    await dovecot.restart();
    await deliver(dovecot, 'omstart', mails('omstart', 8).slice(5));
    await arrived('omstart', 8);
    await keeper.stop();
    expect(await ticketsOf('omstart')).toEqual({ all: 8, different: 8 });
  }, 60_000);

  it('EML-4: a mailbox made anew, with new UIDs under a new UIDVALIDITY, is read again and every mail recognised', async () => {
    const { id } = await account('nytt');
    await deliver(dovecot, 'nytt', mails('nytt', 12));
    const keeper = keepImap(world, id);
    await arrived('nytt', 12);
    const before = await sources(id);
    dovecot.rebuild('nytt');
    await dovecot.restart();
    await deliver(dovecot, 'nytt', mails('nytt', 13).slice(12));
    await arrived('nytt', 13);
    await until('every mail was seen under its new number', async () => (await sources(id)).length === 25, 20_000);
    await keeper.stop();
    const validities = new Set((await sources(id)).map((key) => key.split(':').at(-2)));
    expect(before).toHaveLength(12);
    expect(validities.size).toBe(2);
    expect(await ticketsOf('nytt')).toEqual({ all: 13, different: 13 });
  }, 60_000);

  it('EML-1: a mail that comes while others are being stored is not left lying until the next look', async () => {
    const { id } = await account('medan');
    await deliver(dovecot, 'medan', mails('medan', 30));
    const keeper = keepImap(world, id);
    await arrived('medan', 3);
    await deliver(dovecot, 'medan', mails('medan', 31).slice(30));
    await arrived('medan', 31, 15_000);
    await keeper.stop();
    expect(await ticketsOf('medan')).toEqual({ all: 31, different: 31 });
  }, 40_000);
});

describe('EML-4 a mail far too large', () => {
  it('EML-4: of which only the beginning is kept stays in the mailbox, also where what is fetched is deleted', async () => {
    const { id } = await account('jattestor', { afterwards: 'delete', maxBytes: 1024 * 1024 });
    const [small = Buffer.alloc(0)] = mails('jattestor', 1);
    const huge = Buffer.concat([rawMail({ Subject: 'Film' }), Buffer.alloc(61 * 1024 * 1024, 'film\r\n')]);
    await deliver(dovecot, 'jattestor', [huge, small]);
    const keeper = keepImap(world, id);
    await arrived('jattestor', 1);
    await until('both are put aside', async () => (await countMails(dovecot, 'jattestor')) === 1, 20_000);
    await keeper.stop();
    const { rows } = await sql<{ state: string; reason: string }>`
      select state, reason from mail_messages where subject = 'Film'`.execute(world.db);
    expect(rows).toEqual([{ state: 'filed', reason: 'too-large' }]);
    const again = keepImap(world, id);
    await until('the account answers again', async () => (await accountState(id)) === 'well', 20_000);
    await again.stop();
    expect(await countMails(dovecot, 'jattestor')).toBe(1);
  }, 60_000);
});

async function sources(accountId: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select source_key as key from mail_intake where account_id = ${accountId}`.execute(world.db);
  return rows.map(({ key }) => key);
}
