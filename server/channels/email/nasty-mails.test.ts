import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { listAttachments, listMessages } from '#server/desk/tickets/messages.store.ts';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import type { AccountRow } from './accounts.store.ts';
import { accountExample, arrive, rawMail } from './mail.examples.ts';
import { findMail } from './mails.store.ts';

let world: TestWorld;
let account: AccountRow;

beforeAll(async () => {
  world = await openTestWorld();
  account = await accountExample(world, { smtpHost: 'mail.invalid', smtpPort: 25 });
});

const firstOf = async (ticketId: string | null) => {
  const [message] = await world.read((tx) => listMessages(tx, ticketId ?? ''));
  const files = await world.read((tx) => listAttachments(tx, ticketId ?? '', [message?.id ?? '']));
  return { message, files };
};
const ticketsMade = async () => (await world.events('ticket.created')).length;
const noticesTo = async (address: string) =>
  (await sql<{ kind: string }>`select kind from mail_outgoing where recipient = ${address}`.execute(world.db)).rows;
/** Letters that do not compress, so that no index takes them by luck. */
const noise = (length: number) =>
  Array.from({ length }, (_none, at) => ((at * 7_919 + (at >> 3) * 104_729) % 36).toString(36)).join('');
const mixed = (parts: readonly string[], more: Readonly<Record<string, string>> = {}) =>
  rawMail(
    { From: 'kund@nasty.example', 'Content-Type': 'multipart/mixed; boundary=b', ...more },
    [...parts.map((part) => `--b\r\n${part}`), '--b--'].join('\r\n'),
  );
const words = (text: string) => `Content-Type: text/plain; charset=utf-8\r\n\r\n${text}`;

describe('EML-3, EML-4 mails made to hurt', () => {
  it('EML-3: five thousand recipients are kept, and make one ticket', async () => {
    const many = Array.from({ length: 5_000 }, (_none, n) => `Namn ${n} <person${n}@stort.example>`).join(',\r\n ');
    const taken = await arrive(world, account, rawMail({ To: `support@fjallgren.example, ${many}` }));
    expect(taken).toMatchObject({ state: 'accepted', reason: 'new-ticket' });
    expect((await firstOf(taken.ticketId)).message?.toAddresses).toHaveLength(5_001);
  });

  it('EML-3: two thousand parts are two thousand files of one message', async () => {
    const part = (n: number) =>
      `Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="f${n}.bin"\r\n\r\n${n}`;
    const taken = await arrive(
      world,
      account,
      mixed([words('Många'), ...Array.from({ length: 2_000 }, (_n, n) => part(n))]),
    );
    const { message, files } = await firstOf(taken.ticketId);
    expect(message?.bodyText).toBe('Många');
    expect(files).toHaveLength(2_000);
  });

  it('EML-3: a mail in a mail, twenty deep, is one file, and its words are nobody’s', async () => {
    let nested = 'From: innerst@x.example\r\nSubject: Innerst\r\n\r\nInnerst.';
    for (let n = 0; n < 20; n += 1)
      nested = `From: n${n}@x.example\r\nSubject: ${n}\r\nContent-Type: message/rfc822\r\n\r\n${nested}`;
    const taken = await arrive(
      world,
      account,
      mixed([words('Se bilagan'), `Content-Type: message/rfc822\r\n\r\n${nested}`]),
    );
    const { message, files } = await firstOf(taken.ticketId);
    expect(message?.bodyText).toBe('Se bilagan');
    expect(files.map(({ mediaType }) => mediaType)).toEqual(['message/rfc822']);
  });

  it('EML-3: parts nested past all reason, and a head longer than any, keep who wrote and about what', async () => {
    const deep = Array.from(
      { length: 300 },
      (_none, n) => `--b${n}\r\nContent-Type: multipart/mixed; boundary=b${n + 1}\r\n\r\n`,
    ).join('');
    const bombs = Object.fromEntries(Array.from({ length: 50_000 }, (_none, n) => [`X-Bomb-${n}`, 'x'.repeat(100)]));
    for (const raw of [
      rawMail({ 'Content-Type': 'multipart/mixed; boundary=b0' }, `${deep}--b300\r\n${words('Djupt.')}`),
      rawMail(bombs),
    ]) {
      const taken = await arrive(world, account, raw);
      const mail = await world.read((tx) => findMail(tx, taken.mailId));
      expect(mail).toMatchObject({ fromAddress: 'karin@kaffebolaget.example', subject: 'Kaffemaskinen' });
      expect(taken.state).toBe('accepted');
    }
  });

  it('EML-4: names, addresses, ids and file names without end are cut, and no mail holds up those behind it', async () => {
    const made = await ticketsMade();
    const taken = [
      await arrive(world, account, rawMail({ From: `"${'N'.repeat(1_000_000)}" <lang@nasty.example>` })),
      await arrive(world, account, rawMail({ Subject: 'S'.repeat(2_000_000) })),
      await arrive(world, account, rawMail({ 'Message-ID': `${noise(50_000)}@x.example` })),
      await arrive(world, account, rawMail({ 'Message-ID': `<${noise(50_000)}@x.example>` }, 'Till')),
      await arrive(
        world,
        account,
        mixed([words('x'), `Content-Type: application/pdf; name="${noise(100_000)}"\r\n\r\nx`]),
      ),
      await arrive(world, account, mixed([words('x'), `Content-Type: application/${noise(100_000)}\r\n\r\nx`])),
    ];
    expect(taken.map(({ state }) => state)).toEqual(taken.map(() => 'accepted'));
    expect(await ticketsMade()).toBe(made + taken.length);
    // An address longer than any mail server takes is nobody's, so somebody looks at the mail.
    const nobody = await arrive(world, account, rawMail({ From: `${noise(50_000)}@nasty.example` }));
    expect(nobody).toMatchObject({ state: 'review', reason: 'no-sender' });
  });

  it('EML-3: of twenty thousand references the last ones lead home, for they are the latest', async () => {
    const first = await arrive(world, account, rawMail({ 'Message-ID': '<rot@nasty.example>' }));
    const refs = Array.from({ length: 20_000 }, (_none, n) => `<brus${n}@x.example>`).join('\r\n ');
    const answer = rawMail({ References: `${refs}\r\n <rot@nasty.example>` }, 'Svar');
    expect(await arrive(world, account, answer)).toMatchObject({
      ticketId: first.ticketId,
      reason: 'thread-reference',
    });
  });

  it('EML-4: 9.9 MB become a ticket, 10.1 MB are filed and answered politely, once', async () => {
    const ofMegabytes = (size: number, from: string) => {
      const lines = Math.floor((size * 1_048_576 - 600) / 78);
      const file = `${'A'.repeat(76)}\r\n`.repeat(lines);
      return mixed(
        [
          words('En stor fil'),
          `Content-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n${file}`,
        ],
        { From: from },
      );
    };
    const small = await arrive(world, account, ofMegabytes(9.9, 'liten@nasty.example'));
    expect(small.state).toBe('accepted');
    const large = await arrive(world, account, ofMegabytes(10.1, 'stor@nasty.example'));
    expect(large).toMatchObject({ state: 'filed', reason: 'too-large', ticketId: null });
    expect(await noticesTo('liten@nasty.example')).toEqual([]);
    expect(await noticesTo('stor@nasty.example')).toEqual([{ kind: 'size-notice' }]);
    expect((await world.events('mail.filed')).at(-1)?.subject.id).toBe(large.mailId);
  });

  it('EML-2: what is too large is answered to no machine, no list and not to ourselves', async () => {
    const huge = 'x'.repeat(11 * 1_048_576);
    const headers = [
      { From: 'maskin@nasty.example', 'Auto-Submitted': 'auto-replied' },
      { From: 'lista@nasty.example', 'List-Id': '<l.nasty.example>' },
      { From: account.address },
    ];
    for (const each of headers) {
      expect(await arrive(world, account, rawMail(each, huge))).toMatchObject({ state: 'filed', reason: 'too-large' });
      expect(await noticesTo(each.From)).toEqual([]);
    }
  });

  it('EML-3: no text or letter makes its reading cost more than its size', async () => {
    const n = 60_000;
    const texts = [
      ' ',
      '\r\n',
      '@',
      '-',
      '_',
      '> ',
      'a b@c ',
      'From: a\r\n',
      'On 2025-01-01 10:00 a@b ',
      'Den 3 skrev a:\r\n',
    ];
    const letters = [
      '<!--',
      '<style>',
      'a<title>',
      '<div class="x ',
      '<div>',
      '<table><tr><td>',
      'x<hr><b>',
      '<li ',
      '&nbsp;',
      '<blockquote>',
      '<style>.a ',
      '<img src=x ',
    ];
    const mails = [
      ...texts.map((text) =>
        rawMail({ From: 'postmaster@nasty.example', Subject: `VB: ${text.trim()}` }, `x${text.repeat(n)}y`),
      ),
      ...letters.map((html) =>
        rawMail({ 'Content-Type': 'text/html; charset=utf-8' }, `Hej<br>${html.repeat(n)}<blockquote>slut`),
      ),
      rawMail({}, '\r\n'.repeat(2_000_000)),
    ];
    // Any one of them took minutes or hours to a pattern that begins anew at every sign: then this test never ends.
    for (const raw of mails) expect((await arrive(world, account, raw)).state).toMatch(/accepted|filed|review/);
  }, 180_000);
});
