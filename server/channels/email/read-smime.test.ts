import { beforeAll, describe, expect, it } from 'vitest';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { sql } from 'kysely';
import { accountExample, arrive, rawMail } from './mail.examples.ts';
import { parseMail } from './parse-mail.ts';
import {
  detachedSignature,
  encryptedContent,
  opaqueRsaSignature,
  opaqueSignature,
  signedContent,
} from './smime.examples.ts';

const p7m = (content: string, headers: Record<string, string> = {}) =>
  rawMail(
    {
      'Content-Type': 'application/pkcs7-mime; smime-type=signed-data; name=smime.p7m',
      'Content-Transfer-Encoding': 'base64',
      'Content-Disposition': 'attachment; filename=smime.p7m',
      ...headers,
    },
    content.trim(),
  );

const detached = (content: string, lineEnd = '\r\n') =>
  rawMail(
    {
      'Content-Type': 'multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256;\r\n boundary="==s=="',
    },
    [
      'This is an S/MIME signed message',
      '',
      '--==s==',
      content.replaceAll('\r\n', lineEnd),
      '--==s==',
      'Content-Type: application/pkcs7-signature; name=smime.p7s',
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: attachment; filename=smime.p7s',
      '',
      detachedSignature.trim(),
      '--==s==--',
    ].join(lineEnd),
  );

describe('EML-3 mail that is signed or encrypted (S/MIME)', () => {
  it('EML-3: what lies in an opaque signature is read as if it had been sent plainly', async () => {
    const mail = await parseMail(p7m(opaqueSignature));
    expect(mail.text).toBe('Kaffemaskinen läcker, undertecknat.\n');
    expect(mail.html).toContain('<b>l&auml;cker</b>');
    expect(mail.parts).toEqual([]);
    expect(mail.subject).toBe('Kaffemaskinen');
    expect(mail.smime?.signature).toEqual({
      state: 'unverified',
      by: 'Karin Kaffe',
      issuer: 'Kaffebolagets rot',
      why: 'unknown-issuer',
    });
  });

  it('EML-3: a signature made with RSA is reckoned too', async () => {
    const mail = await parseMail(p7m(opaqueRsaSignature));
    expect(mail.text).toContain('undertecknat');
    expect(mail.smime?.signature).toMatchObject({ state: 'unverified', why: 'unknown-issuer' });
  });

  it('EML-3: a signature by somebody else than the sender says so', async () => {
    const mail = await parseMail(p7m(opaqueSignature, { From: 'Chefen <chef@kaffebolaget.example>' }));
    expect(mail.smime?.signature).toMatchObject({ state: 'unverified', why: 'other-sender', by: 'Karin Kaffe' });
  });

  it.each(['\r\n', '\n'])(
    'EML-3: a detached signature fits what it covers, whatever the line ends (%j)',
    async (end) => {
      const mail = await parseMail(detached(signedContent, end));
      expect(mail.text).toContain('undertecknat');
      expect(mail.smime?.signature).toMatchObject({ state: 'unverified', why: 'unknown-issuer', by: 'Karin Kaffe' });
      expect(mail.parts.map(({ filename }) => filename)).toEqual(['smime.p7s']);
    },
  );

  it('EML-3: content that was changed after the signing is called changed, and shown all the same', async () => {
    const mail = await parseMail(detached(signedContent.replace('läcker,', 'säljes,')));
    expect(mail.text).toContain('säljes, undertecknat');
    expect(mail.smime?.signature).toMatchObject({ state: 'broken', by: 'Karin Kaffe' });
    const bytes = Buffer.from(opaqueSignature, 'base64');
    bytes.write('B', bytes.indexOf('Kaffemaskinen'));
    const opaque = await parseMail(p7m(bytes.toString('base64').replace(/.{76}/g, '$&\r\n')));
    expect(opaque.text).toContain('Baffemaskinen');
    expect(opaque.smime?.signature.state).toBe('broken');
  });

  it('EML-3: words that stand outside the signed part do not borrow its signer', async () => {
    const around = (inner: Buffer) => {
      const [head = '', body = ''] = inner.toString().split(/\r\n\r\n([\s\S]*)/);
      const type = /^content-(type|transfer-encoding|disposition):.*(\r\n\s.*)*/gim;
      const own = head.match(type)?.join('\r\n') ?? '';
      return rawMail(
        { 'Content-Type': 'multipart/mixed; boundary=outer' },
        `--outer\r\nContent-Type: text/plain\r\n\r\nSkicka pengarna hit.\r\n--outer\r\n${own}\r\n\r\n${body}\r\n--outer--`,
      );
    };
    for (const inner of [detached(signedContent), p7m(opaqueSignature)]) {
      const mail = await parseMail(around(inner));
      expect(mail.text).toContain('Skicka pengarna hit.');
      expect(mail.text).toContain('undertecknat');
      expect(mail.smime?.signature).toMatchObject({ state: 'unverified', why: 'partial' });
    }
  });

  it('EML-3: what is encrypted stays a file, and is called encrypted', async () => {
    const mail = await parseMail(
      p7m(encryptedContent, { 'Content-Type': 'application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m' }),
    );
    expect(mail.smime?.signature.state).toBe('encrypted');
    expect(mail.parts.map(({ filename }) => filename)).toEqual(['smime.p7m']);
  });

  it('EML-3: rubbish in place of a signature hides nothing and breaks nothing', async () => {
    for (const content of ['AAAA', '', opaqueSignature.slice(0, 400), encryptedContent.slice(40)]) {
      const mail = await parseMail(p7m(content));
      expect(mail.smime).toBeNull();
      expect(mail.subject).toBe('Kaffemaskinen');
    }
  });
});

describe('EML-3 a signature in its ticket', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await openTestWorld({ at: '2026-12-01T12:00:00Z' });
  });

  it('EML-3: the ticket’s message carries the text and what the signature is worth when the mail came', async () => {
    const account = await accountExample(world);
    const { ticketId } = await arrive(world, account, p7m(opaqueSignature));
    const row = async () =>
      (
        await sql<{ bodyText: string; signature: unknown }>`
        select body_text, signature from ticket_messages where ticket_id = ${ticketId}`.execute(world.db)
      ).rows[0];
    expect(await row()).toMatchObject({
      bodyText: expect.stringContaining('undertecknat'),
      signature: { state: 'unverified', why: 'unknown-issuer', by: 'Karin Kaffe' },
    });
    world.clock.set('2026-01-01T00:00:00Z');
    const early = await arrive(world, account, p7m(opaqueSignature, { Date: 'Thu, 1 Jan 2026 01:00:00 +0100' }));
    const { rows } = await sql<{ signature: { why: string } }>`
      select signature from ticket_messages where ticket_id = ${early.ticketId}`.execute(world.db);
    expect(rows.at(-1)?.signature.why).toBe('expired');
  });
});
