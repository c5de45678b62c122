import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { classifyMail } from '#core/channels/email/automatic-mail.ts';
import { readDeliveryReport } from '#core/channels/email/delivery-report.ts';
import { rawMail } from './mail.examples.ts';
import { parseMail } from './parse-mail.ts';

const corpus = '../shared/data/mail';
const latin = (text: string) => Buffer.from(text, 'latin1');
const bodied = (headers: Record<string, string | null>, body: Buffer) =>
  Buffer.concat([rawMail(headers, '').subarray(0, -2), body]);

interface Expected {
  readonly reason: string;
  readonly hardBounce: boolean;
  readonly replyCode: string;
}

describe('EML-3 mails as the world writes them', () => {
  it('EML-3: iso-2022-jp, gb2312, ks_c_5601-1987, koi8-r and windows-1252 are read in their own letters', async () => {
    const read = async (charset: string, bytes: number[]) =>
      (await parseMail(bodied({ 'Content-Type': `text/plain; charset=${charset}` }, Buffer.from(bytes)))).text.trim();
    expect(await read('iso-2022-jp', [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42])).toBe('日本');
    expect(await read('gb2312', [0xd6, 0xd0, 0xce, 0xc4])).toBe('中文');
    expect(await read('ks_c_5601-1987', [0xc7, 0xd1, 0xb1, 0xdb])).toBe('한글');
    expect(await read('koi8-r', [0xf0, 0xf2, 0xe9])).toBe('ПРИ');
    expect(await read('windows-1252', [0x93, 0xe5, 0x94])).toBe('“å”');
  });

  it('EML-3: labels that lie: UTF-8 called Latin, Latin called UTF-8, eight bits called ASCII, a charset nobody knows', async () => {
    const words = 'Räksmörgås på Åland';
    for (const charset of ['iso-8859-1', 'windows-1252', 'us-ascii', 'unknown-8bit', 'x-user-defined'])
      expect(
        (await parseMail(bodied({ 'Content-Type': `text/plain; charset=${charset}` }, Buffer.from(words)))).text.trim(),
      ).toBe(words);
    for (const charset of ['utf-8', 'us-ascii'])
      expect(
        (await parseMail(bodied({ 'Content-Type': `text/plain; charset=${charset}` }, latin(words)))).text.trim(),
      ).toBe(words);
  });

  it('EML-3: headers with raw eight-bit letters and broken encoded words are read as well as they can be', async () => {
    const raw = Buffer.concat([latin('Subject: R\xe4kor till salu\r\n'), rawMail({ Subject: null })]);
    expect((await parseMail(raw)).subject).toBe('Räkor till salu');
    expect((await parseMail(rawMail({ Subject: '=?utf-8?Q?h=C3=A4lsning?= =?bad' }))).subject).toContain('hälsning');
  });

  it('EML-3: NUL bytes are taken out of the words, and stay in the original', async () => {
    const mail = await parseMail(rawMail({ Subject: 'a\0b', From: '"K\0" <k@x.example>' }, 'c\0d'));
    expect([mail.subject, mail.text.trim(), mail.from?.name]).toEqual(['ab', 'cd', 'K']);
  });

  it('EML-3: a missing, broken or doubled Message-ID is no Message-ID or the first one', async () => {
    expect((await parseMail(rawMail({ 'Message-ID': null }))).messageId).toBeNull();
    expect((await parseMail(rawMail({ 'Message-ID': 'nonsense' }))).messageId).toBeNull();
    expect((await parseMail(rawMail({ 'Message-ID': 'bare@host.example' }))).messageId).toBe('<bare@host.example>');
    expect((await parseMail(rawMail({ 'Message-ID': '<a@b.example> <c@d.example>' }))).messageId).toBe('<a@b.example>');
  });

  it('EML-3: an empty or unreadable From is nobody', async () => {
    for (const From of [null, '', '<>', 'utan adress', '"x" <y>'])
      expect((await parseMail(rawMail({ From }))).from).toBeNull();
  });

  it('EML-3: winmail.dat is unpacked to the files in it', async () => {
    const mail = await parseMail(
      rawMail(
        { 'Content-Type': 'application/ms-tnef; name="winmail.dat"', 'Content-Transfer-Encoding': 'base64' },
        tnef('Offert.txt', 'Tusen kronor').toString('base64'),
      ),
    );
    expect(mail.parts.map(({ filename, bytes }) => [filename, Buffer.from(bytes).toString()])).toEqual([
      ['Offert.txt', 'Tusen kronor'],
    ]);
    const broken = await parseMail(rawMail({ 'Content-Type': 'application/ms-tnef; name="winmail.dat"' }, 'inte alls'));
    expect(broken.parts.map(({ filename }) => filename)).toEqual(['winmail.dat']);
  });

  it('EML-3: an inline picture without a disposition is inline when the HTML shows it, else an attachment', async () => {
    const related = (html: string) =>
      parseMail(
        rawMail(
          { 'Content-Type': 'multipart/related; boundary=b' },
          `--b\r\nContent-Type: text/html\r\n\r\n${html}\r\n--b\r\nContent-Type: image/png\r\nContent-ID: <bild1>\r\n\r\nPNG\r\n--b--`,
        ),
      );
    expect((await related('<img src="cid:bild1">')).parts).toMatchObject([{ inline: true, contentId: 'bild1' }]);
    expect((await related('<p>ingen bild</p>')).parts).toMatchObject([{ inline: false }]);
  });

  it('EML-3: a mail inside the mail is a file, and its words are not the customer’s', async () => {
    const mail = await parseMail(
      rawMail(
        { 'Content-Type': 'multipart/mixed; boundary=b' },
        '--b\r\nContent-Type: text/plain\r\n\r\nSe bifogat\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: x@y.example\r\nSubject: Inre\r\n\r\nInre text\r\n--b--',
      ),
    );
    expect(mail.text.trim()).toBe('Se bifogat');
    expect(mail.parts).toMatchObject([{ contentType: 'message/rfc822' }]);
  });

  it('EML-3: an S/MIME-signed mail and an invitation keep their words and their parts', async () => {
    const signed = await parseMail(
      rawMail(
        { 'Content-Type': 'multipart/signed; protocol="application/pkcs7-signature"; boundary=b' },
        '--b\r\nContent-Type: text/plain\r\n\r\nUndertecknat\r\n--b\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nx\r\n--b--',
      ),
    );
    expect(signed.text.trim()).toBe('Undertecknat');
    expect(signed.parts.map(({ filename }) => filename)).toEqual(['smime.p7s']);
    const invited = await parseMail(
      rawMail(
        { 'Content-Type': 'multipart/alternative; boundary=b' },
        '--b\r\nContent-Type: text/plain\r\n\r\nMöte\r\n--b\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n--b--',
      ),
    );
    expect(invited.parts).toMatchObject([{ contentType: 'text/calendar', method: 'REQUEST' }]);
    expect(classifyMail(invited).kind).toBe('human');
  });

  it('EML-3: HTML alone gives words to search and to fold by', async () => {
    const html =
      '<style>p{}</style><p>Hej&nbsp;p&aring; dig</p><ul><li>ett<li>tv&aring;</ul><blockquote>citat</blockquote>';
    const { text } = await parseMail(rawMail({ 'Content-Type': 'text/html; charset=utf-8' }, html));
    expect(text.replaceAll('\u00a0', ' ')).toContain('Hej på dig');
    expect(text).toContain('> citat');
    expect(text).not.toContain('p{}');
  });

  it('EML-3: endless nesting and endless headers are read without falling over', async () => {
    let nested = 'Content-Type: text/plain\r\n\r\ninnerst';
    for (let n = 0; n < 300; n++)
      nested = `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n${nested}\r\n--b${n}--`;
    expect((await parseMail(Buffer.from(`From: a@b.example\r\n${nested}`))).text).not.toBe('');
    expect((await parseMail(Buffer.from(`X-A: ${'a'.repeat(3_000_000)}\r\n\r\nhej`))).text).not.toBe('');
  });
});

describe('EML-2, EML-4 the published delivery failures', () => {
  it('EML-4: expected.json: all 190 files are told to be bounce or automatic answer as it says; recipients, codes and lasting ones are counted', async () => {
    if (!existsSync(`${corpus}/sisimai/expected.json`)) throw new Error(`The mails of ${corpus}/sisimai are missing.`);
    const { expected } = JSON.parse(readFileSync(`${corpus}/sisimai/expected.json`, 'utf8')) as {
      expected: Record<string, Expected[]>;
    };
    const wrongKind: string[] = [];
    const agree = { recipients: 0, replyCodes: 0, lasting: 0 };
    let reports = 0;
    const list = (values: readonly unknown[]) => values.map(String).toSorted().join();
    for (const [file, wanted] of Object.entries(expected)) {
      const mail = await parseMail(readFileSync(`${corpus}/sisimai/${file}`));
      const reason = wanted[0]?.reason;
      const kind = reason === 'vacation' ? 'auto-reply' : reason === 'feedback' ? 'feedback-report' : 'delivery-report';
      if (classifyMail(mail).kind !== kind) wrongKind.push(file);
      if (kind !== 'delivery-report') continue;
      reports += 1;
      const read = readDeliveryReport(mail);
      if (read.length === wanted.length) agree.recipients += 1;
      if (list(read.map((one) => one.replyCode)) === list(wanted.map((one) => one.replyCode))) agree.replyCodes += 1;
      if (list(read.map((one) => one.verdict === 'lasting')) === list(wanted.map((one) => one.hardBounce)))
        agree.lasting += 1;
    }
    expect(Object.keys(expected)).toHaveLength(190);
    expect(wrongKind).toEqual([]);
    // Where the source names no address or reads the same words otherwise; a change for the worse shows here.
    expect({ reports, ...agree }).toEqual({ reports: 187, recipients: 186, replyCodes: 173, lasting: 171 });
  });

  it('EML-3: every mail of the corpus is read: none throws, no NUL, no lone surrogate', async () => {
    const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.eml'));
    expect(files).toHaveLength(336);
    for (const file of files) {
      const mail = await parseMail(readFileSync(`${corpus}/${file}`));
      const words = `${mail.subject}${mail.text}${mail.html ?? ''}${mail.from?.name ?? ''}`;
      expect(words.includes('\0'), file).toBe(false);
      expect(words.isWellFormed(), file).toBe(true);
    }
  });
});

/** A winmail.dat with one file, as Outlook writes it (MS-OXTNEF). */
function tnef(name: string, content: string): Buffer {
  const attribute = (id: number, data: Buffer) => {
    const head = Buffer.alloc(9);
    head.writeUInt8(2, 0);
    head.writeUInt32LE(id, 1);
    head.writeUInt32LE(data.length, 5);
    return Buffer.concat([head, data, Buffer.alloc(2)]);
  };
  return Buffer.concat([
    Buffer.from([0x78, 0x9f, 0x3e, 0x22, 0x01, 0x00]),
    attribute(0x00069002, Buffer.alloc(14)),
    attribute(0x00018010, Buffer.from(`${name}\0`)),
    attribute(0x0006800f, Buffer.from(content)),
  ]);
}
