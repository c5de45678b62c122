import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askDatabase } from '#tools/parts/ask-database.ts';
import { type Dovecot, startDovecot } from '#tools/parts/dovecot.ts';
import { deliver } from '#tools/parts/mailbox.ts';
import { address, openDoors } from '#tools/parts/open-doors.ts';
import { type SmtpSink, startSmtpSink } from '#tools/parts/smtp-sink.ts';
import { type Svara, startSvara } from '#tools/parts/svara.ts';
import { until } from '#tools/parts/until.ts';
import { becomeAdministrator, type Wire } from '#tools/parts/wire.ts';
import { corpusMails } from './corpus-files.ts';

let svara: Svara;
let wire: Wire;
let sink: SmtpSink;
let dovecot: Dovecot;
const mails = corpusMails();

beforeAll(async () => {
  [svara, sink, dovecot] = [await startSvara(), await startSmtpSink(), await startDovecot()];
  wire = await becomeAdministrator(svara.url);
  await openDoors(wire, { sink, firstAnswerSeconds: 3600, warnAt: [50] });
});
afterAll(async () => {
  await svara.remove();
  await sink.stop();
  await dovecot.stop();
});

it('EML-2, EML-3: every mail of the corpus that the receiver acknowledges becomes exactly one message, or is filed or parked with the reason', async () => {
  expect(mails.length).toBeGreaterThan(300);
  const codes = await handAll(mails.map((mail) => mail.bytes));
  const refused = mails.flatMap((mail, at) => (codes[at] === 250 ? [] : [`${mail.name} was answered ${codes[at]}`]));
  expect(refused).toEqual([]);
  await judgeIntake(mails.length);
});

it('EML-1: the same mails fetched from a real mailbox by IMAP and POP3 double nothing and lose nothing', async () => {
  const { rows: sites } = await wire.must('GET', '/sites');
  for (const protocol of ['imap', 'pop3'] as const) {
    const user = `${protocol}@fjallgren.example`;
    await deliver(
      dovecot,
      user,
      mails.map((mail) => mail.bytes),
    );
    await wire.must('POST', '/mail-accounts', {
      name: protocol,
      address: user,
      siteId: sites[0].id,
      protocol,
      host: '127.0.0.1',
      port: protocol === 'imap' ? dovecot.imapPort : dovecot.pop3Port,
      security: 'none',
      username: user,
      secret: dovecot.password,
    });
  }
  await judgeIntake(mails.length * 3);
  // The product stands: it answers, and nothing has failed inside it.
  expect((await wire.call('GET', '/tickets?view=all')).status).toBe(200);
  expect(svara.said()).not.toMatch(/"level":(50|60)/);
});

/** Waits until so many mails have arrived and been decided, and judges what became of each. */
async function judgeIntake(arrivals: number): Promise<void> {
  const place = { dataFolder: svara.dataFolder };
  await until(
    `${arrivals} mails to be decided`,
    async () => {
      const [row] = await askDatabase<{ came: string; open: string }>(
        place,
        `select (select count(*) from mail_intake) as came, (select count(*) from mail_messages where state in ('parked', 'failed')) as open`,
      );
      return Number(row?.came) >= arrivals && Number(row?.open) === 0;
    },
    120_000,
    500,
  );
  const rows = await askDatabase<{ state: string; reason: string; id: string; messages: string }>(
    place,
    `select m.id, m.state, m.reason, (select count(*) from ticket_messages t where t.id = m.ticket_message_id) as messages from mail_messages m`,
  );
  const wrong = rows.filter(({ state, reason, messages }) =>
    state === 'accepted' ? Number(messages) !== 1 : reason === '',
  );
  expect(wrong).toEqual([]);
  const [twice] = await askDatabase<{ count: string }>(
    place,
    `select count(*) from (select ticket_message_id from mail_messages where ticket_message_id is not null group by 1 having count(*) > 1) t`,
  );
  expect(Number(twice?.count)).toBe(0);
}

/** Hands raw mails to the receiver over one line, as a mail server does, dot-stuffed and otherwise untouched; answers the code of each. */
function handAll(all: readonly Buffer[]): Promise<readonly number[]> {
  const words = all.flatMap((bytes) => {
    const data = bytes.toString('latin1').replace(/\r?\n/g, '\r\n').replace(/^\./gm, '..');
    return ['MAIL FROM:<avsandare@kaffebolaget.example>', `RCPT TO:<${address}>`, 'DATA', `${data}\r\n.`];
  });
  const toSay = ['EHLO corpus.example', ...words];
  const codes: number[] = [];
  return new Promise((resolve, reject) => {
    const socket = connect(svara.smtpPort, '127.0.0.1');
    let said = 0;
    socket.setTimeout(30_000, () => reject(new Error(`the receiver was silent after ${said} lines`)));
    socket.on('error', reject);
    socket.on('data', (reply) => {
      const code = Number(/^(\d{3}) /m.exec(reply.toString())?.[1] ?? 0);
      if (code === 0) return;
      // The greeting and EHLO come first; then every fourth answer is the verdict on a mail.
      if (said > 1 && (said - 1) % 4 === 0) codes.push(code);
      const next = toSay[said];
      said += 1;
      if (next !== undefined) socket.write(Buffer.from(`${next}\r\n`, 'latin1'));
      else {
        socket.end('QUIT\r\n');
        resolve(codes);
      }
    });
  });
}
