import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Dovecot, startDovecot } from '#tools/parts/dovecot.ts';
import { deliver } from '#tools/parts/mailbox.ts';
import { address, openDoors } from '#tools/parts/open-doors.ts';
import { headerOf, type SmtpSink, startSmtpSink } from '#tools/parts/smtp-sink.ts';
import { type Svara, startSvara } from '#tools/parts/svara.ts';
import { until } from '#tools/parts/until.ts';
import { becomeAdministrator, type Wire } from '#tools/parts/wire.ts';

let svara: Svara;
let wire: Wire;
let sink: SmtpSink;
let dovecot: Dovecot;

beforeAll(async () => {
  [svara, sink, dovecot] = [await startSvara(), await startSmtpSink(), await startDovecot()];
  wire = await becomeAdministrator(svara.url);
  const mailbox = { protocol: 'imap', port: dovecot.imapPort, username: address, password: dovecot.password } as const;
  await openDoors(wire, { sink, mailbox, firstAnswerSeconds: 600, nextAnswerSeconds: 1200, warnAt: [50] });
});
afterAll(async () => {
  await svara.remove();
  await sink.stop();
  await dovecot.stop();
});

it('EML-1, SLA-1, TKT-3, SLR-1: by API, a mail becomes a ticket with its clock, is answered, replied to, closed and reported', async () => {
  await deliver(dovecot, address, [
    mail({ id: '<fraga-1@kaffebolaget.example>', text: 'Hej! Kaffemaskinen läcker. Vad gör vi?' }),
  ]);
  const ticket = await until(
    'the mail to be a ticket',
    async () => (await wire.must('GET', '/tickets?view=open')).rows[0],
  );
  expect(ticket).toMatchObject({
    subject: 'Kaffemaskinen läcker',
    channel: 'email',
    head: { promise: 'first-answer', targetMs: 600_000 },
  });

  await wire.must('POST', `/tickets/${ticket.id}/answers`, {
    html: '<p>Hej Kim! Stäng kranen, vi kommer i dag.</p>',
    sendAt: new Date().toISOString(),
  });
  const answer = await sink.mail('the answer to leave', (one) => one.to.includes('kim@kaffebolaget.example'), 30_000);
  expect(headerOf(answer.raw, 'in-reply-to')).toBe('<fraga-1@kaffebolaget.example>');
  expect(headerOf(answer.raw, 'references')).toContain('<fraga-1@kaffebolaget.example>');
  expect(headerOf(answer.raw, 'from')).toContain(address);
  expect(headerOf(answer.raw, 'auto-submitted') ?? 'no').toBe('no');
  const answerId = headerOf(answer.raw, 'message-id') ?? '';
  expect(answerId).toMatch(/^<[^<>\s]+@[^<>\s]+>$/);

  await deliver(dovecot, address, [
    mail({ id: '<svar-2@kaffebolaget.example>', text: 'Tack! När kommer ni?', inReplyTo: answerId }),
  ]);
  const waiting = await until('the reply to be in the same ticket with a clock of its own', async () => {
    const now = await wire.must('GET', `/tickets/${ticket.id}`);
    return JSON.stringify(now).includes('next-answer') ? now : undefined;
  });
  expect((await wire.must('GET', '/tickets?view=all')).rows).toHaveLength(1);
  expect(JSON.stringify(waiting)).toContain('När kommer ni?');

  await wire.must('POST', `/tickets/${ticket.id}/answers`, {
    html: '<p>Klockan två.</p>',
    statusId: 'closed',
    sendAt: new Date().toISOString(),
  });
  const { total, rows } = await wire.must('GET', '/reports/compliance?preset=today&rows=promise');
  expect(total).toMatchObject({ met: 2, missed: 0, level: 1 });
  expect(rows.map((row: { key: string }) => row.key).sort()).toEqual(['first-answer', 'next-answer']);
});

it('EML-4: an automatic answer starts nothing and is not answered', async () => {
  const mailer = createTransport({ host: '127.0.0.1', port: svara.smtpPort, ignoreTLS: true });
  const before = sink.mails.length;
  await mailer.sendMail({
    from: 'kim@kaffebolaget.example',
    to: address,
    subject: 'Frånvaro: Re: Kaffemaskinen läcker',
    text: 'Jag är på semester.',
    headers: { 'Auto-Submitted': 'auto-replied' },
  });
  await until('the automatic mail to be filed', async () => {
    const counts = (await wire.must('GET', '/mails?state=filed')).counts as Record<string, number>;
    return (counts['filed'] ?? 0) + (counts['accepted'] ?? 0) >= 3;
  });
  const running = (await wire.must('GET', '/tickets?view=open')).rows as { head: unknown }[];
  expect(running.filter((row) => row.head !== null)).toEqual([]);
  expect(sink.mails.length).toBe(before);
});

function mail({ id, text, inReplyTo }: { id: string; text: string; inReplyTo?: string }): string {
  const headers = [
    'From: Kim Ek <kim@kaffebolaget.example>',
    `To: ${address}`,
    'Subject: =?utf-8?Q?Kaffemaskinen_l=C3=A4cker?=',
    `Message-ID: ${id}`,
    `Date: ${new Date().toUTCString()}`,
    ...(inReplyTo === undefined ? [] : [`In-Reply-To: ${inReplyTo}`, `References: ${inReplyTo}`]),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ];
  return `${headers.join('\r\n')}\r\n\r\n${text}\r\n`;
}
