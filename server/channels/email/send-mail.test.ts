import { type AddressInfo, createServer, type Socket } from 'node:net';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepAttachment } from '#server/desk/tickets/keep-attachment.ts';
import { findMessage } from '#server/desk/tickets/messages.store.ts';
import { mergeTicket } from '#server/desk/tickets/merge-ticket.ts';
import { replyToTicket } from '#server/desk/tickets/reply-to-ticket.ts';
import { findTicketRecord } from '#server/desk/tickets/tickets.store.ts';
import { wantHouseMail, wantWaitingMailsAgain } from '#server/house/notifications/want-house-mail.ts';
import { callerWith, openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { findPersonByAddress, findPerson } from '#server/register/customers/persons.store.ts';
import { headerOf, type SmtpSink, startSmtpSink } from '#tools/parts/smtp-sink.ts';
import type { AccountRow } from './accounts.store.ts';
import { accountExample, arrive, firstSiteId, rawMail } from './mail.examples.ts';
import { parseMail } from './parse-mail.ts';
import { emailActor } from './take-in-mail.ts';

let world: TestWorld;
let sink: SmtpSink;
let account: AccountRow;
const anna = { kind: 'user', id: '0190a1b2-0000-7000-8000-000000000001' } as const;

beforeAll(async () => {
  world = await openTestWorld();
  sink = await startSmtpSink();
  account = await accountExample(world, { ...outlet(), autoReply: true });
});
afterAll(() => sink.stop());

const outlet = () => ({ smtpHost: sink.host, smtpPort: sink.port, smtpSecurity: 'none' as const });

/** Anna's answer, past the ten seconds in which it can be undone. */
async function answer(ticketId: string, words = 'Vi skickar en ny packning.'): Promise<string> {
  const { message } = await world.transact((tx) => replyToTicket(tx, anna, { ticketId, html: `<p>${words}</p>` }));
  world.clock.advance(11_000);
  await world.runDue();
  return message.id;
}

describe('EML-1…4 mail out', () => {
  it('EML-2: a new ticket is answered automatically, marked as such, with an empty return path, at most three an hour', async () => {
    const from = { From: 'lotta@auto.example' };
    for (let n = 0; n < 5; n++)
      await arrive(world, account, rawMail({ ...from, 'Message-ID': `<auto-${n}@auto.example>` }, `Nummer ${n}`));
    await world.runDue();
    const replies = sink.mails.filter(({ to }) => to.includes('lotta@auto.example'));
    expect(replies).toHaveLength(3);
    const told = (await world.events('ticket.auto-replied')).filter(({ data }) => data['to'] === 'lotta@auto.example');
    expect(told).toHaveLength(3);
    expect(String(told[0]?.data['text'])).not.toBe('');
    const raw = replies[0]?.raw ?? '';
    expect(replies[0]?.from).toBe('');
    expect(headerOf(raw, 'Auto-Submitted')).toBe('auto-replied');
    expect(headerOf(raw, 'In-Reply-To')).toBe('<auto-0@auto.example>');
    expect(headerOf(raw, 'Reply-To')).toMatch(/^support\+t\.[0-9a-f]{32}\.[0-9a-f]{20}@fjallgren\.example$/);
  });

  it('EML-3, TKT-6: an answer to a merged ticket’s mail arrives in the ticket it went into, which is answered in its thread', async () => {
    const from = { From: 'siri@merged.example' };
    const child = await arrive(world, account, rawMail({ ...from, 'Message-ID': '<first@merged.example>' }, 'Först'));
    const target = await arrive(world, account, rawMail({ ...from, 'Message-ID': '<second@merged.example>' }, 'Sedan'));
    const [childId, intoId] = [child.ticketId ?? '', target.ticketId ?? ''];
    await world.transact((tx) => mergeTicket(tx, anna, { ticketId: childId, intoId }));
    const again = { ...from, 'Message-ID': '<third@merged.example>', 'In-Reply-To': '<first@merged.example>' };
    expect((await arrive(world, account, rawMail(again, 'Och en sak till'))).ticketId).toBe(intoId);
    await answer(intoId);
    const sent = sink.mails.filter(({ to }) => to.includes('siri@merged.example')).at(-1);
    expect(headerOf(sent?.raw ?? '', 'References')).toContain('<first@merged.example>');
  });

  it('EML-1: a site’s own sender stands in From and in the Message-ID, and failures come back to the account', async () => {
    const bo = callerWith(anna.id, { 'settings.edit': 'everywhere' });
    const sender = { senderName: 'Kaffe och kaka', senderAddress: 'hej@kaffekarlek.example' };
    expect((await world.call(bo, 'PATCH', `/sites/${firstSiteId}`, sender)).status).toBe(200);
    const taken = await arrive(world, account, rawMail({ From: 'maja@avsandare.example' }));
    await answer(taken.ticketId ?? '');
    const mail = await sink.mail(
      'the answer',
      ({ raw, to }) => to.includes('maja@avsandare.example') && raw.includes('packning'),
    );
    expect(headerOf(mail.raw, 'From')).toContain('Kaffe och kaka');
    expect(headerOf(mail.raw, 'From')).toContain('<hej@kaffekarlek.example>');
    expect(headerOf(mail.raw, 'Message-ID')).toMatch(/@kaffekarlek\.example>$/);
    // SPF speaks for the domain that failures come back to, and only our own mailbox is read for them.
    expect(mail.from).toBe(account.address);
    const bounce = rawMail(
      { From: 'MAILER-DAEMON@mx.example', Subject: 'Undelivered Mail Returned to Sender', 'Return-Path': '<>' },
      `<maja@avsandare.example>: 550 5.1.1 User unknown\r\n\r\nMessage-ID: ${headerOf(mail.raw, 'Message-ID')}`,
    );
    expect(await arrive(world, account, bounce)).toMatchObject({ state: 'filed', ticketId: taken.ticketId });
    await world.call(bo, 'PATCH', `/sites/${firstSiteId}`, { senderName: '', senderAddress: null });
  });

  it('EML-2: no automatic answer to lists, machines and those who asked to be spared', async () => {
    await arrive(world, account, rawMail({ From: 'l@list.example', 'List-Id': '<x.list.example>' }));
    await arrive(world, account, rawMail({ From: 'm@list.example', 'Auto-Submitted': 'auto-generated' }));
    await arrive(world, account, rawMail({ From: 'o@list.example', 'X-Auto-Response-Suppress': 'All' }));
    await arrive(world, account, rawMail({ From: 'noreply@list.example' }));
    await world.runDue();
    expect(sink.mails.filter(({ to }) => to.some((one) => one.endsWith('@list.example')))).toEqual([]);
  });

  it('EML-3: an answer leaves with the right headers, and the customer’s answer to it comes back into the ticket', async () => {
    const taken = await arrive(
      world,
      account,
      rawMail({ From: 'Karin <karin@svar.example>', 'Message-ID': '<k1@svar.example>' }),
    );
    const messageId = await answer(taken.ticketId ?? '');
    const mail = await sink.mail(
      'the answer',
      ({ to, raw }) => to.includes('karin@svar.example') && raw.includes('packning'),
    );
    const id = headerOf(mail.raw, 'Message-ID') ?? '';
    expect(id).toBe(`<svara.${messageId}@fjallgren.example>`);
    expect(headerOf(mail.raw, 'References')).toContain('<k1@svar.example>');
    expect(headerOf(mail.raw, 'Subject')).toMatch(/^Re: Kaffemaskinen \[KT-\d+\]$/);
    expect(headerOf(mail.raw, 'From')).toContain('support@fjallgren.example');
    expect(headerOf(mail.raw, 'Auto-Submitted')).toBeUndefined();
    expect(await world.read((tx) => findMessage(tx, messageId))).toMatchObject({
      state: 'sent',
      fromAddress: account.address,
    });

    const token = headerOf(mail.raw, 'Reply-To') ?? '';
    const back = await arrive(
      world,
      account,
      rawMail({ From: 'karin@svar.example', 'In-Reply-To': id, References: id }, 'Tack, den kom.'),
    );
    expect(back.ticketId).toBe(taken.ticketId);
    const dropped = await arrive(
      world,
      account,
      rawMail({ From: 'karins.kollega@svar.example', To: token, Subject: 'utan referenser' }, 'Jag tar över.'),
    );
    expect(dropped).toMatchObject({ ticketId: taken.ticketId, reason: 'thread-token' });
  });

  it('TKT-3, EML-3: pictures of an answer and of the signature leave inside the mail, and are shown where they stand', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const bo = callerWith('01930000-0000-7000-8000-0000000000b0', { 'settings.edit': 'everywhere' });
    const signed = await world.call(bo, 'PATCH', `/sites/${firstSiteId}`, {
      signatureHtml: '<p>Kundtjänst</p>',
      signaturePicture: `data:image/png;base64,${png.toString('base64')}`,
    });
    expect(signed.status, JSON.stringify(signed.body)).toBe(200);
    const taken = await arrive(world, account, rawMail({ From: 'bild@svar.example' }));
    const { id } = await world.transact((tx) =>
      keepAttachment(tx, `user:${anna.id}`, { name: 'packning.png', mediaType: 'image/png', content: png }),
    );
    await world.transact((tx) =>
      replyToTicket(tx, anna, {
        ticketId: taken.ticketId ?? '',
        html: `<p>Se bilden:</p><img src="cid:${id}" alt="packning">`,
        attachmentIds: [id],
      }),
    );
    world.clock.advance(11_000);
    await world.runDue();
    const sent = await sink.mail(
      'the answer with pictures',
      ({ to, raw }) => to.includes('bild@svar.example') && raw.includes('Content-I'),
    );
    const mail = await parseMail(Buffer.from(sent.raw));
    expect(headerOf(sent.raw, 'Content-Type')).toMatch(/multipart\/(related|alternative|mixed)/);
    expect(mail.html).toContain(`cid:${id}`);
    const shown = mail.parts.filter(({ inline }) => inline);
    expect(shown.map(({ contentId }) => contentId).toSorted()).toEqual([id, 'signature-site'].toSorted());
    for (const { bytes } of shown) expect(Buffer.from(bytes)).toEqual(png);
    expect(mail.text).toContain('Kundtjänst');
    const undo = await world.call(bo, 'PATCH', `/sites/${firstSiteId}`, { signatureHtml: '', signaturePicture: null });
    expect(undo.status).toBe(200);
  });

  it('EML-1: a server that asks to come again is come back to; the mail keeps its Message-ID', async () => {
    const taken = await arrive(world, account, rawMail({ From: 'igen@svar.example' }));
    sink.refuseWith(451);
    const messageId = await answer(taken.ticketId ?? '', 'Försök igen');
    expect((await world.read((tx) => findMessage(tx, messageId)))?.state).toBe('ready');
    sink.refuseWith(undefined);
    world.clock.advance(60_000);
    await world.runDue();
    const mail = await sink.mail(
      'the second try',
      ({ raw }) => raw.includes('=C3=B6k igen') || raw.includes('Försök igen'),
    );
    expect(headerOf(mail.raw, 'Message-ID')).toBe(`<svara.${messageId}@fjallgren.example>`);
    expect((await world.read((tx) => findMessage(tx, messageId)))?.state).toBe('sent');
  });

  it('EML-1: what the server refuses for good is shown as failed on the message', async () => {
    const taken = await arrive(world, account, rawMail({ From: 'nej@svar.example' }));
    sink.refuseWith(550);
    const messageId = await answer(taken.ticketId ?? '', 'Nekas');
    sink.refuseWith(undefined);
    const message = await world.read((tx) => findMessage(tx, messageId));
    expect(message?.state).toBe('failed');
    expect(message?.failure).toContain('550');
  });

  it('EML-1: an address the server would not take is shown on the message, though others got it', async () => {
    const taken = await arrive(world, account, rawMail({ From: 'delvis@svar.example' }));
    sink.refuseAddress('okand@svar.example');
    const cc = ['okand@svar.example'];
    const { message } = await world.transact((tx) =>
      replyToTicket(tx, anna, { ticketId: taken.ticketId ?? '', html: '<p>Till er båda</p>', cc }),
    );
    world.clock.advance(11_000);
    await world.runDue();
    await sink.mail('the answer', ({ to, raw }) => to.includes('delvis@svar.example') && raw.includes(message.id));
    const after = await world.read((tx) => findMessage(tx, message.id));
    expect(after).toMatchObject({ state: 'failed' });
    expect(after?.failure).toContain('okand@svar.example: 550');
    const told = (await world.events()).filter(({ subject }) => subject.id === message.id).map(({ type }) => type);
    expect(told).toEqual(['message.ready', 'message.sent', 'message.failed']);
  });

  it('EML-4: a bounce finds its mail, marks the address, fails the message and moves no status', async () => {
    const taken = await arrive(world, account, rawMail({ From: 'borta@svar.example' }));
    const messageId = await answer(taken.ticketId ?? '', 'Studsar');
    const before = await world.read((tx) => findTicketRecord(tx, taken.ticketId ?? ''));
    const bounce = await arrive(world, account, bounceOf(messageId, 'borta@svar.example', '5.1.1'));
    expect(bounce).toMatchObject({ state: 'filed', reason: 'delivery-report', ticketId: taken.ticketId });
    expect(await world.read((tx) => findMessage(tx, messageId))).toMatchObject({ state: 'failed' });
    expect((await world.read((tx) => findTicketRecord(tx, taken.ticketId ?? '')))?.statusId).toBe(before?.statusId);
    const person = await world.read((tx) => findPersonByAddress(tx, 'borta@svar.example'));
    const known = await world.read((tx) => findPerson(tx, person?.id ?? ''));
    expect(JSON.stringify(known)).toContain('borta@svar.example');
    const caller = callerWith(anna.id, { 'customers.read': 'everywhere' });
    const { body } = await world.call(caller, 'GET', '/bounced-addresses');
    expect(body.rows).toContainEqual(
      expect.objectContaining({ address: 'borta@svar.example', verdict: 'lasting', status: '5.1.1' }),
    );
  });

  it('EML-4: a made-up bounce marks nobody we did not write to', async () => {
    await arrive(world, account, bounceOf('0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b', 'offer@elsewhere.example', '5.1.1'));
    const caller = callerWith(anna.id, { 'customers.read': 'everywhere' });
    const { body } = await world.call(caller, 'GET', '/bounced-addresses');
    expect(body.rows.map((row: { address: string }) => row.address)).not.toContain('offer@elsewhere.example');
  });

  it('EML-4: a mail over the limit is filed and its human told politely', async () => {
    const small = await accountExample(world, {
      ...outlet(),
      name: 'Liten',
      address: 'liten@fjallgren.example',
      maxBytes: 100_000,
    });
    const taken = await arrive(world, small, rawMail({ From: 'stor@svar.example' }, 'x'.repeat(120_000)));
    expect(taken).toMatchObject({ state: 'filed', reason: 'too-large' });
    await world.runDue();
    const notice = await sink.mail('the notice', ({ to }) => to.includes('stor@svar.example'));
    expect(headerOf(notice.raw, 'Auto-Submitted')).toBe('auto-replied');
  });

  it('EML-1: the house’s own mails leave by the account', async () => {
    await world.transact((tx) =>
      wantHouseMail(tx, emailActor, {
        key: 'k1',
        to: 'ny@fjallgren.example',
        language: 'sv',
        words: 'invitation',
        facts: { name: 'Ny', inviter: 'Anna' },
        link: 'https://svara.example/i/1',
      }),
    );
    await world.runDue();
    const mail = await sink.mail('the invitation', ({ to }) => to.includes('ny@fjallgren.example'));
    expect(headerOf(mail.raw, 'Auto-Submitted')).toBe('auto-generated');
  });

  it('EML-1: a house mail wanted again before it could leave is one mail', async () => {
    sink.refuseWith(451);
    const wanted = { key: 'k2', to: 'sen@fjallgren.example', language: 'sv', words: 'invitation' } as const;
    await world.transact((tx) => wantHouseMail(tx, emailActor, { ...wanted, facts: { name: 'Sen', inviter: 'Anna' } }));
    await world.runDue();
    sink.refuseWith(undefined);
    for (let again = 0; again < 3; again += 1) await world.transact((tx) => wantWaitingMailsAgain(tx, emailActor));
    world.clock.advance(60_000);
    await world.runDue();
    expect(sink.mails.filter(({ to }) => to.includes('sen@fjallgren.example'))).toHaveLength(1);
  });

  it('EML-2: in review mode a new mail waits; accepted it becomes a ticket received when it came, dropped it stays kept', async () => {
    const reviewed = await accountExample(world, {
      name: 'Granskas',
      address: 'granska@fjallgren.example',
      intake: 'review',
    });
    const receivedAt = world.clock.now();
    const waiting = await arrive(world, reviewed, rawMail({ From: 'okand@svar.example' }));
    const unwanted = await arrive(world, reviewed, rawMail({ From: 'reklam@svar.example' }));
    expect(waiting).toMatchObject({ state: 'review', reason: 'manual-review' });
    world.clock.advance(3_600_000);
    const caller = callerWith(anna.id, { 'tickets.assign': 'everywhere', 'tickets.read': 'everywhere' });
    const list = await world.call(caller, 'GET', '/mails?state=review');
    expect(list.body.rows.map((row: { id: string }) => row.id)).toEqual(
      expect.arrayContaining([waiting.mailId, unwanted.mailId]),
    );
    const read = await world.call(caller, 'GET', `/mails/${waiting.mailId}`);
    expect(read.body).toMatchObject({ text: expect.stringContaining('läcker'), reason: 'manual-review' });
    const accepted = await world.call(caller, 'PUT', `/mails/${waiting.mailId}/acceptance`);
    expect(accepted).toMatchObject({ status: 200, body: { state: 'accepted' } });
    expect((await world.read((tx) => findTicketRecord(tx, accepted.body.ticketId)))?.createdAt).toBe(receivedAt);
    expect((await world.call(caller, 'PUT', `/mails/${unwanted.mailId}/dropping`, { as: 'spam' })).status).toBeLessThan(
      300,
    );
    const original = await world.call(caller, 'GET', `/mails/${unwanted.mailId}/original`);
    expect(original.raw.toString()).toContain('reklam@svar.example');
    const elsewhere = callerWith('0190a1b2-0000-7000-8000-000000000002', {
      'tickets.assign': ['0190a1b2-0000-7000-8000-0000000000ff'],
    });
    expect((await world.call(elsewhere, 'GET', `/mails/${waiting.mailId}`)).status).toBe(404);
    expect((await world.call(elsewhere, 'GET', '/mails?state=accepted')).body.rows).toEqual([]);
  });

  it('EML-1: an account is added and changed without ever showing its password, and an address is one account’s', async () => {
    const caller = callerWith(anna.id, { 'settings.edit': 'everywhere' });
    const body = {
      name: 'Ny',
      address: 'ny-konto@fjallgren.example',
      siteId: firstSiteId,
      protocol: 'imap',
      host: '127.0.0.1',
      port: 1,
      security: 'none',
      username: 'ny',
      secret: 'hemligt',
    };
    const made = await world.call(caller, 'POST', '/mail-accounts', body);
    expect(made.status).toBe(200);
    expect(made.body).toMatchObject({ hasSecret: true, state: 'new' });
    expect(JSON.stringify(made.body)).not.toContain('hemligt');
    expect((await world.call(caller, 'POST', '/mail-accounts', body)).body.code).toBe('mail-accounts.address-taken');
    const checked = await world.call(caller, 'POST', `/mail-accounts/${made.body.id}/checks`);
    expect(checked.body.incoming).toMatchObject({ well: false, trouble: 'refused' });
    expect((await world.call(caller, 'DELETE', `/mail-accounts/${made.body.id}`)).status).toBeLessThan(300);
  });

  it('EML-1: while a mail server that says nothing is waited for, no transaction is held', async () => {
    const caller = callerWith('0190a1b2-0000-7000-8000-000000000001', { 'settings.edit': 'everywhere' });
    const silent = createServer();
    const rung = new Promise<Socket>((resolve) => silent.once('connection', resolve));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const mute = {
      name: 'Stum',
      address: 'stum@fjallgren.example',
      host: '127.0.0.1',
      port,
      security: 'none' as const,
    };
    const { id } = await accountExample(world, { ...mute, protocol: 'imap', username: 'stum', secret: 'hemligt' });
    const checking = world.call(caller, 'POST', `/mail-accounts/${id}/checks`);
    const socket = await rung;
    const { rows } = await sql<{ state: string }>`
      select state from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`.execute(
      world.db,
    );
    expect(rows).toEqual([]);
    socket.destroy();
    silent.close();
    expect((await checking).body.incoming.well).toBe(false);
  });
});

function bounceOf(messageId: string, address: string, status: string): Buffer {
  const report = [
    '--b',
    'Content-Type: text/plain',
    '',
    `Sorry, ${address} is not here.`,
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    `Final-Recipient: rfc822; ${address}`,
    'Action: failed',
    `Status: ${status}`,
    `Diagnostic-Code: smtp; 550 ${status} User unknown`,
    '',
    '--b',
    'Content-Type: message/rfc822',
    '',
    `Message-ID: <svara.${messageId}@svara.example>`,
    'Subject: Re: x',
    '',
    'x',
    '--b--',
  ].join('\r\n');
  return rawMail(
    {
      From: 'MAILER-DAEMON@mx.example',
      Subject: 'Undelivered Mail Returned to Sender',
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
    },
    report,
  );
}
