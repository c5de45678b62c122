import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { findTicketRecord } from '#server/desk/tickets/tickets.store.ts';
import { listMessages } from '#server/desk/tickets/messages.store.ts';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { readFile } from '#server/platform/files/files.store.ts';
import { findPersonByAddress } from '#server/register/customers/persons.store.ts';
import { type AccountRow, updateAccount } from './accounts.store.ts';
import { accountExample, arrive, rawMail } from './mail.examples.ts';
import { findMail } from './mails.store.ts';

let world: TestWorld;
let account: AccountRow;
let other: AccountRow;

beforeAll(async () => {
  world = await openTestWorld();
  account = await accountExample(world);
  other = await accountExample(world, { name: 'Order', address: 'order@fjallgren.example' });
});

const messagesOf = (ticketId: string | null) => world.read((tx) => listMessages(tx, ticketId ?? ''));
const ticketOf = (ticketId: string | null) => world.read((tx) => findTicketRecord(tx, ticketId ?? ''));

describe('EML-2…4 a mail arrives', () => {
  it('EML-4: a mail becomes one ticket with its original kept byte for byte', async () => {
    const raw = rawMail();
    const taken = await arrive(world, account, raw);
    expect(taken).toMatchObject({ state: 'accepted', reason: 'new-ticket', known: false });
    const ticket = await ticketOf(taken.ticketId);
    expect(ticket).toMatchObject({
      subject: 'Kaffemaskinen',
      channel: 'email',
      origin: 'customer',
      siteId: account.siteId,
    });
    expect(ticket?.createdAt).toBe(world.clock.now());
    const mail = await world.read((tx) => findMail(tx, taken.mailId));
    expect(await world.read((tx) => readFile(tx, mail?.digest ?? ''))).toEqual(raw);
    expect((await world.events('ticket.created')).map((event) => event.subject.id)).toContain(taken.ticketId);
  });

  it('EML-4: a subject cut in the middle of a character becomes a ticket all the same', async () => {
    const taken = await arrive(world, account, rawMail({ Subject: `${'a'.repeat(499)}😀 kaffe` }));
    expect(taken).toMatchObject({ state: 'accepted', reason: 'new-ticket' });
    const created = (await world.events('ticket.created')).find((event) => event.subject.id === taken.ticketId);
    expect(created?.data['subject']).toBe(`${'a'.repeat(499)}\ufffd`);
  });

  it('EML-4: the same mail to two of our mailboxes, and fetched twice, is one message', async () => {
    const raw = rawMail();
    const first = await arrive(world, account, raw, 'imap:a:1:7');
    const again = await arrive(world, account, raw, 'imap:a:1:7');
    const elsewhere = await arrive(
      world,
      other,
      Buffer.concat([
        Buffer.from('Delivered-To: order@fjallgren.example\r\nReceived: from x; Thu, 30 Oct 2025 12:00:00 +0000\r\n'),
        raw,
      ]),
    );
    expect([again, elsewhere]).toMatchObject([
      { known: true, mailId: first.mailId, ticketId: first.ticketId },
      { known: true, mailId: first.mailId, ticketId: first.ticketId },
    ]);
    expect(await messagesOf(first.ticketId)).toHaveLength(1);
  });

  it('EML-4: the same mail arriving twenty times at once is one message', async () => {
    const raw = rawMail();
    const taken = await Promise.all(Array.from({ length: 20 }, () => arrive(world, account, raw)));
    expect(new Set(taken.map(({ ticketId }) => ticketId)).size).toBe(1);
    expect(taken.filter(({ known }) => !known)).toHaveLength(1);
    expect(await messagesOf(taken[0]?.ticketId ?? null)).toHaveLength(1);
  });

  it('EML-4: two different mails with one Message-ID are two; mails without a Message-ID too', async () => {
    const twice = { 'Message-ID': '<same@broken.example>' };
    const one = await arrive(world, account, rawMail(twice, 'Första'));
    const two = await arrive(world, account, rawMail(twice, 'Andra'));
    const none = await arrive(world, account, rawMail({ 'Message-ID': null }, 'Tredje'));
    const broken = await arrive(world, account, rawMail({ 'Message-ID': 'inte alls ett id' }, 'Fjärde'));
    expect(new Set([one, two, none, broken].map(({ ticketId }) => ticketId)).size).toBe(4);
  });

  it('EML-4: a mail sent again with its Message-ID and a Date of a few seconds later is one; of the next day it is another', async () => {
    const id = '<again@kaffebolaget.example>';
    const sent = (date: string) => arrive(world, account, rawMail({ 'Message-ID': id, Date: date }));
    const first = await sent('Thu, 30 Oct 2025 13:30:00 +0100');
    expect(await sent('Thu, 30 Oct 2025 13:30:04 +0100')).toMatchObject({ known: true, mailId: first.mailId });
    expect(await sent('Fri, 31 Oct 2025 13:30:00 +0100')).toMatchObject({ known: false });
  });

  it('EML-3: an answer with References comes into the ticket, from the customer', async () => {
    const first = await arrive(world, account, rawMail({ 'Message-ID': '<a1@kaffebolaget.example>' }));
    const second = await arrive(
      world,
      account,
      rawMail({
        Subject: 'Sv: helt annat',
        References: '<a1@kaffebolaget.example>',
        'In-Reply-To': '<a1@kaffebolaget.example>',
      }),
    );
    expect(second).toMatchObject({ ticketId: first.ticketId, reason: 'thread-reference' });
    expect((await messagesOf(first.ticketId)).map(({ kind }) => kind)).toEqual(['customer', 'customer']);
  });

  it('EML-3: a stranger who knows the ticket number or a Message-ID gets a ticket of their own', async () => {
    const first = await arrive(world, account, rawMail({ 'Message-ID': '<a2@kaffebolaget.example>' }));
    const number = (await ticketOf(first.ticketId))?.number;
    const eve = {
      From: 'eve@elsewhere.example',
      References: '<a2@kaffebolaget.example>',
      Subject: `Sv: Kaffe [${number}]`,
    };
    const stranger = await arrive(world, account, rawMail(eve, 'Ge mig allt'));
    expect(stranger.reason).toBe('new-ticket-stranger');
    expect(stranger.ticketId).not.toBe(first.ticketId);
    expect(await messagesOf(first.ticketId)).toHaveLength(1);
    const customer = await arrive(world, account, rawMail({ Subject: `Ett tillägg [${number}]` }, 'Från mig'));
    expect(customer).toMatchObject({ ticketId: first.ticketId, reason: 'thread-subject-number' });
  });

  it('EML-2: an automatic answer starts nothing; in its ticket it is kept and changes nothing', async () => {
    const alone = await arrive(
      world,
      account,
      rawMail({ From: 'bot@kaffebolaget.example', 'Auto-Submitted': 'auto-replied' }),
    );
    expect(alone).toMatchObject({ state: 'filed', reason: 'auto-reply', ticketId: null });
    const first = await arrive(world, account, rawMail({ 'Message-ID': '<a3@kaffebolaget.example>' }));
    const before = await ticketOf(first.ticketId);
    const away = await arrive(
      world,
      account,
      rawMail({ Subject: 'Autosvar: borta', 'In-Reply-To': '<a3@kaffebolaget.example>' }),
    );
    expect(away).toMatchObject({ state: 'accepted', reason: 'auto-reply', ticketId: first.ticketId });
    expect((await messagesOf(first.ticketId)).at(-1)?.kind).toBe('automatic');
    expect((await ticketOf(first.ticketId))?.statusId).toBe(before?.statusId);
  });

  it('EML-2: Auto-Submitted: no is a human and becomes a ticket', async () => {
    expect(await arrive(world, account, rawMail({ 'Auto-Submitted': 'no' }))).toMatchObject({ state: 'accepted' });
  });

  it('EML-3: a mail without a sender waits for review, and is never lost', async () => {
    expect(await arrive(world, account, rawMail({ From: null }))).toMatchObject({
      state: 'review',
      reason: 'no-sender',
    });
    expect(await arrive(world, account, rawMail({ From: '' }))).toMatchObject({ state: 'review', reason: 'no-sender' });
  });

  it('EML-3: our own address in From waits for review; with Reply-To it is the customer’s', async () => {
    const own = await arrive(world, account, rawMail({ From: 'support@fjallgren.example' }));
    expect(own).toMatchObject({ state: 'review', reason: 'own-address' });
    const form = await arrive(
      world,
      account,
      rawMail({ From: 'Webben <support@fjallgren.example>', 'Reply-To': 'Lena <lena@kund.example>' }),
    );
    expect(form.state).toBe('accepted');
    expect((await messagesOf(form.ticketId))[0]).toMatchObject({
      fromAddress: 'lena@kund.example',
      authorName: 'Lena',
    });
  });

  it('EML-3: quotes are folded beside the text, not lost', async () => {
    const body =
      'Det funkar nu.\r\n\r\nDen tors 30 okt. 2025 kl 10:00 skrev Anna <anna@fjallgren.example>:\r\n\r\n> Har du startat om?\r\n';
    const [message] = await messagesOf((await arrive(world, account, rawMail({}, body))).ticketId);
    expect(message?.bodyText).toBe('Det funkar nu.');
    expect(message?.quotedText).toContain('> Har du startat om?');
  });

  it('EML-2: the sixtieth mail of a sender within the hour is a loop and waits for review', async () => {
    const from = { From: 'loop@robot.example' };
    let last = await arrive(world, account, rawMail(from, 'varv 0'));
    for (let n = 1; n <= 60; n++) last = await arrive(world, account, rawMail(from, `varv ${n}`));
    expect(last).toMatchObject({ state: 'review', reason: 'too-many' });
  });

  it('EML-3: hostile bytes are read as a mail all the same', async () => {
    const nul = await arrive(world, account, rawMail({ Subject: 'NUL\0byte' }, 'a\0b'));
    expect(nul.state).toBe('accepted');
    expect((await messagesOf(nul.ticketId))[0]?.bodyText).toBe('ab');
    const noise = await arrive(world, account, Buffer.from(Array.from({ length: 5_000 }, (_, n) => (n * 7919) % 256)));
    expect(noise.state).toBe('review');
    expect((await arrive(world, account, Buffer.alloc(0))).state).toBe('review');
  });

  it('EML-3: a colleague forwards a customer’s mail: it is the customer’s ticket', async () => {
    await makeColleague('bo@fjallgren.example', 'Bo Berg');
    const body =
      'Kan ni ta den?\r\n\r\n________________________________\r\nFrån: Lisa Lund <lisa@kund.example>\r\nSkickat: den 29 oktober 2025\r\nTill: bo@fjallgren.example\r\nÄmne: Fakturan stämmer inte\r\n\r\nHej Bo!\r\n';
    const taken = await arrive(
      world,
      account,
      rawMail({ From: 'Bo Berg <bo@fjallgren.example>', Subject: 'VB: Fakturan stämmer inte' }, body),
    );
    const ticket = await ticketOf(taken.ticketId);
    expect(ticket?.subject).toBe('Fakturan stämmer inte');
    const person = await world.read((tx) => findPersonByAddress(tx, 'lisa@kund.example'));
    expect(ticket?.personId).toBe(person?.id);
    expect(person?.name).toBe('Lisa Lund');
  });

  it('EML-3: a colleague’s own mail in a customer’s ticket is kept as a note and answers nobody', async () => {
    await makeColleague('eva@fjallgren.example', 'Eva Ek');
    const first = await arrive(world, account, rawMail({ 'Message-ID': '<a9@kaffebolaget.example>' }));
    const note = await arrive(
      world,
      account,
      rawMail(
        { From: 'eva@fjallgren.example', Subject: 'Sv: Kaffemaskinen', 'In-Reply-To': '<a9@kaffebolaget.example>' },
        'Jag ringde henne.',
      ),
    );
    expect(note.ticketId).toBe(first.ticketId);
    expect((await messagesOf(first.ticketId)).at(-1)).toMatchObject({ kind: 'note', authorName: 'Eva Ek' });
  });

  it('EML-5: a known sender is tied to the person, the company by its domain and the company’s site', async () => {
    const one = await arrive(world, account, rawMail({ From: 'Karin Kaffe <karin@kaffebolaget.example>' }, 'ett'));
    const two = await arrive(world, other, rawMail({ From: 'KARIN@Kaffebolaget.Example' }, 'två'));
    expect((await ticketOf(one.ticketId))?.personId).toBe((await ticketOf(two.ticketId))?.personId);
  });

  it('EML-4: what cannot be decided is parked with its original, and read again', async () => {
    world.clock.advance(10_000);
    const broken = { ...account, siteId: '0190a1b2-0000-7000-8000-00000000dead' };
    await world.transact((tx) => updateAccount(tx, other.id, { siteId: broken.siteId }));
    const parked = await arrive(world, other, rawMail({}, 'parkeras'));
    expect(parked).toMatchObject({ state: 'parked', reason: 'unreadable' });
    await world.transact((tx) => updateAccount(tx, other.id, { siteId: account.siteId }));
    // Accounts are known from memory for a few seconds.
    world.clock.advance(2 * 60_000);
    await world.runDue();
    const mail = await world.read((tx) => findMail(tx, parked.mailId));
    expect(mail).toMatchObject({ state: 'accepted', attempts: 1 });
    expect(await messagesOf(mail?.ticketId ?? null)).toHaveLength(1);
  });
});

function makeColleague(email: string, name: string): Promise<unknown> {
  return sql`insert into users (id, email, name, language, created_at, changed_at)
             values (${world.newId()}, ${email}, ${name}, 'sv', 0, 0)`.execute(world.db);
}
