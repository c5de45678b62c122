import { describe, expect, it } from 'vitest';
import { classifyMail } from '#core/channels/email/automatic-mail.ts';
import { cleanSubject } from '#core/channels/email/clean-subject.ts';
import { readDeliveryReport } from '#core/channels/email/delivery-report.ts';
import { readForwarded } from '#core/channels/email/forwarded-mail.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { recipientsOf } from './find-thread.ts';
import { accountExample, arrive, rawMail } from './mail.examples.ts';
import { messageContent } from './message-content.ts';
import { parseMail } from './parse-mail.ts';

const MANY = 150_000;
const quoted = 'On Mon, Jan 1 2020 at 10:00, Anna <a@b.example> wrote:\n';
const text = (body: string) =>
  `From: a@b.example\r\nReturn-Path: <>\r\nSubject: Fwd: delivery failed\r\n\r\nhej\n${body}`;
const html = (body: string) =>
  `From: a@b.example\r\nSubject: Hej\r\nContent-Type: text/html\r\n\r\n<p>hej</p>${body}<blockquote>x</blockquote>`;
const head = (line: string) => `From: a@b.example\r\n${line}\r\n\r\nhej`;

/** Each of them once kept the whole house waiting: a mail is whatever a stranger makes it. */
const hostile: Readonly<Record<string, string>> = {
  'attributions without text': text(`${quoted.repeat(60)}hej\n${quoted}`),
  'empty lines': text(`${'\n'.repeat(MANY / 3)}hej`),
  'nothing but lines': text(`${'a\n'.repeat(2_000_000)}hej`),
  'headers in the text': text(`${'From: x\n'.repeat(MANY / 10)}hej`),
  'a line of spaces': text(`On 1 ${' '.repeat(MANY)}x`),
  'a line of at signs': text(`1 <${'@'.repeat(MANY)} x`),
  'a line of addresses': text(`${'a@b.c'.repeat(MANY)}<`),
  'a line of dashes': text(`${'-'.repeat(MANY)}x`),
  'a telephone’s greeting': text(`lähetetty ${'a'.repeat(MANY)}`),
  'code fences': text('```\n'.repeat(MANY / 3)),
  'tags that never end': html('<div class='.repeat(MANY)),
  'styles that never end': html('<style '.repeat(MANY)),
  brackets: html('<'.repeat(MANY)),
  rules: html('<hr>'.repeat(MANY)),
  'hard spaces': html(`${'&nbsp;'.repeat(MANY)}x`),
  'a style of digits': html(`<p style="width:${'1'.repeat(MANY)}x">hej</p>`),
  'a deep nest': html('<div>'.repeat(MANY)),
  'a Message-ID of at signs': head(`Message-ID: ${'@'.repeat(MANY)} x`),
  'a recipient without end': head(`X-Original-To: ${'a'.repeat(MANY)} x`),
  'a subject of prefixes': head(`Subject: ${'Re: '.repeat(MANY / 2)}`),
  'parts without end': `From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nhej\r\n'.repeat(MANY)}`,
};

describe('mails made to take for ever', () => {
  it.for(Object.entries(hostile))(
    'EML-4: a mail of %s is read like any other',
    { timeout: 60_000 },
    async ([, raw]) => {
      const mail = await parseMail(Buffer.from(raw));
      expect(mail.from?.address).toBe('a@b.example');
      const {
        text: shown,
        quotedText,
        html: safe,
      } = messageContent(mail, 'digest', { kind: 'system', id: 'email' }, 0);
      expect(`${shown}${quotedText}${safe ?? ''}`).toContain('hej');
      expect(classifyMail(mail).kind).toBeTypeOf('string');
      expect(readDeliveryReport(mail).length).toBeGreaterThan(0);
      expect(recipientsOf(mail)).toEqual([]);
      expect(cleanSubject(mail.subject).length).toBeLessThan(4_001);
      readForwarded(mail);
    },
  );

  it('EML-2: a picture shown a thousand times is given to whoever judges the mail a few times', async () => {
    const world = await openTestWorld();
    const account = await accountExample(world, { intake: 'review' });
    const picture = Buffer.alloc(900_000).toString('base64');
    const raw = rawMail(
      { 'Content-Type': 'multipart/related; boundary=b' },
      `--b\r\nContent-Type: text/html\r\n\r\n<p>hej</p>${'<img src="cid:a">'.repeat(1_000)}\r\n--b\r\nContent-Type: image/png\r\nContent-ID: <a>\r\nContent-Transfer-Encoding: base64\r\n\r\n${picture}\r\n--b--`,
    );
    const { mailId } = await arrive(world, account, raw);
    const judge = callerWith('0190a1b2-0000-7000-8000-000000000001', { 'tickets.assign': 'everywhere' });
    const read = await world.call(judge, 'GET', `/mails/${mailId}`);
    expect(read.body.html.match(/data:image/g)).toHaveLength(8);
    expect(read.raw.length).toBeLessThan(12_000_000);
  });
});
