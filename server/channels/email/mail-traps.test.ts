import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeTicket } from '#server/desk/tickets/close-ticket.ts';
import { listAttachments, listMessages } from '#server/desk/tickets/messages.store.ts';
import { customerAddresses, replyToTicket } from '#server/desk/tickets/reply-to-ticket.ts';
import { findTicketRecord, type TicketRecord } from '#server/desk/tickets/tickets.store.ts';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { findPerson, findPersonByAddress } from '#server/register/customers/persons.store.ts';
import { headerOf, type SmtpSink, startSmtpSink } from '#tools/parts/smtp-sink.ts';
import type { AccountRow } from './accounts.store.ts';
import { accountExample, arrive, rawMail } from './mail.examples.ts';

let world: TestWorld;
let sink: SmtpSink;
let account: AccountRow;
let bySubject: AccountRow;
const anna = { kind: 'user', id: '0190a1b2-0000-7000-8000-000000000001' } as const;

beforeAll(async () => {
  world = await openTestWorld();
  sink = await startSmtpSink();
  const out = { smtpHost: sink.host, smtpPort: sink.port, smtpSecurity: 'none' as const };
  account = await accountExample(world, { ...out, autoReply: true });
  bySubject = await accountExample(world, {
    ...out,
    name: 'Ämne',
    address: 'amne@fjallgren.example',
    tokenIn: 'subject',
  });
});
afterAll(() => sink.stop());

const messagesOf = (ticketId: string | null) => world.read((tx) => listMessages(tx, ticketId ?? ''));
const ticketOf = async (ticketId: string | null): Promise<TicketRecord> => {
  const ticket = await world.read((tx) => findTicketRecord(tx, ticketId ?? ''));
  if (ticket === undefined) throw new Error('There is no such ticket.');
  return ticket;
};
const events = async (ticketId: string | null) =>
  (await world.events()).filter(({ subject }) => subject.id === ticketId).map(({ type }) => type);

async function answer(ticketId: string | null, words: string): Promise<string> {
  await world.transact((tx) => replyToTicket(tx, anna, { ticketId: ticketId ?? '', html: `<p>${words}</p>` }));
  world.clock.advance(11_000);
  await world.runDue();
  return (await sink.mail(words, ({ raw }) => raw.includes(words))).raw;
}

describe('EML-2, EML-3 what has gone wrong elsewhere', () => {
  it('EML-2: automatic mail reopens no closed ticket, ends no waiting, moves no clock and is not answered', async () => {
    const from = 'borta@traps.example';
    const first = await arrive(world, account, rawMail({ From: from, 'Message-ID': '<t1@traps.example>' }));
    await answer(first.ticketId, 'Svar kommer snart');
    const waiting = await ticketOf(first.ticketId);
    const automatic = (n: number) =>
      rawMail(
        {
          From: from,
          Subject: 'Autosvar: semester',
          'Auto-Submitted': 'auto-replied',
          'In-Reply-To': '<t1@traps.example>',
        },
        `Jag är borta (${n}).`,
      );
    const before = sink.mails.length;
    const promises = async () =>
      (await events(first.ticketId)).filter((type) => /^promise\.|status|reopened/.test(type));
    const told = await promises();
    expect(await arrive(world, account, automatic(1))).toMatchObject({
      ticketId: first.ticketId,
      reason: 'auto-reply',
    });
    expect(await ticketOf(first.ticketId)).toMatchObject({ statusId: waiting.statusId, category: waiting.category });
    await world.transact((tx) => closeTicket(tx, anna, { ticketId: first.ticketId ?? '' }));
    const closed = await ticketOf(first.ticketId);
    const atClosing = await promises();
    expect(await arrive(world, account, automatic(2))).toMatchObject({ ticketId: first.ticketId });
    await world.runDue();
    expect(await ticketOf(first.ticketId)).toMatchObject({ statusId: closed.statusId, closedAt: closed.closedAt });
    expect(await promises()).toEqual(atClosing);
    expect(atClosing.slice(0, told.length)).toEqual(told);
    expect(sink.mails.length).toBe(before);
    expect((await messagesOf(first.ticketId)).filter(({ kind }) => kind === 'automatic')).toHaveLength(2);
  });

  it('EML-2: a loop within one ticket is cut after twenty mails in an hour, and what comes then waits to be looked at', async () => {
    const from = { From: 'varv@traps.example' };
    const first = await arrive(world, account, rawMail({ ...from, 'Message-ID': '<loop@traps.example>' }));
    const states: string[] = [];
    for (let n = 1; n <= 21; n += 1) {
      const again = rawMail({ ...from, 'In-Reply-To': '<loop@traps.example>' }, `Varv ${n}`);
      states.push((await arrive(world, account, again)).state);
    }
    expect(states.filter((state) => state === 'accepted')).toHaveLength(19);
    expect(states.at(-1)).toBe('review');
    expect(await messagesOf(first.ticketId)).toHaveLength(20);
    world.clock.advance(61 * 60_000);
    expect(
      await arrive(world, account, rawMail({ ...from, 'In-Reply-To': '<loop@traps.example>' }, 'En timme senare')),
    ).toMatchObject({
      state: 'accepted',
      ticketId: first.ticketId,
    });
  });

  it('EML-3: references that another ticket system dropped: the mark in the subject or the token in the address brings it home', async () => {
    const first = await arrive(world, bySubject, rawMail({ From: 'kund@traps.example', Subject: 'Fakturan' }));
    const raw = await answer(first.ticketId, 'Fakturan blir ny');
    const subject = headerOf(raw, 'Subject') ?? '';
    const back = await arrive(
      world,
      bySubject,
      rawMail(
        { From: 'annat.system@traps.example', Subject: `[JIRA-77] ${subject.replace(/^Re: /, '')} (uppdaterat)` },
        'Vårt svar',
      ),
    );
    expect(back).toMatchObject({ ticketId: first.ticketId, reason: 'thread-subject-token' });
    const forged = subject.replace(/.(?=\])/, (last) => (last === 'a' ? 'b' : 'a'));
    const other = await arrive(
      world,
      bySubject,
      rawMail({ From: 'tjuv@elsewhere.example', Subject: forged }, 'Släpp in mig'),
    );
    expect(other.ticketId).not.toBe(first.ticketId);
  });

  it('EML-3: Reply-To is not From: the person is who wrote, and is answered where they asked to be; a list is not', async () => {
    const taken = await arrive(
      world,
      account,
      rawMail({ From: 'Lena <lena@arbetet.example>', 'Reply-To': 'Lena hemma <lena@hemma.example>' }),
    );
    const ticket = await ticketOf(taken.ticketId);
    const person = await world.read((tx) => findPersonByAddress(tx, 'lena@arbetet.example'));
    expect(ticket.personId).toBe(person?.id);
    expect((await messagesOf(taken.ticketId))[0]).toMatchObject({ fromAddress: 'lena@arbetet.example' });
    expect(await world.read((tx) => customerAddresses(tx, ticket))).toEqual(['lena@hemma.example']);
    expect(headerOf(await answer(taken.ticketId, 'Hem till dig'), 'To')).toContain('lena@hemma.example');
    const home = rawMail({ From: 'lena@hemma.example', Subject: `Tack [${ticket.number}]` }, 'Hemifrån');
    expect(await arrive(world, account, home)).toMatchObject({ ticketId: taken.ticketId });

    const list = { 'List-Id': '<alla.lista.example>', 'Reply-To': 'alla@lista.example' };
    const viaList = await arrive(world, account, rawMail({ From: 'medlem@lista.example', ...list }));
    const listed = await ticketOf(viaList.ticketId);
    expect(await world.read((tx) => customerAddresses(tx, listed))).toEqual(['medlem@lista.example']);
  });

  it('EML-3: a huge quote and answers between the quotes: open and folded hold every word, and the original every byte', async () => {
    const quote = Array.from({ length: 4_000 }, (_none, n) => `> rad ${n} av det gamla`).join('\r\n');
    const body = `Se nedan.\r\n\r\nAnna skrev:\r\n> Vilken modell?\r\nEn 230V.\r\n> Och serienumret?\r\nF-77.\r\n\r\n${quote}\r\n`;
    const taken = await arrive(world, account, rawMail({ From: 'lang@traps.example' }, body));
    const [message] = await messagesOf(taken.ticketId);
    const whole = `${message?.bodyText}\n${message?.quotedText}`;
    for (const word of ['Se nedan.', 'En 230V.', 'F-77.', 'Vilken modell?', 'rad 0 av', 'rad 3999 av'])
      expect(whole).toContain(word);
    expect(message?.bodyText).toContain('En 230V.');
    expect(message?.bodyText).not.toContain('rad 3999');
  });

  it('EML-3: an invitation is a human’s mail with its file, and a mail inside the mail stays a file of its own', async () => {
    const parts = (inner: string) => ({ 'Content-Type': 'multipart/mixed; boundary=p', inner });
    const { inner, ...headers } = parts(
      [
        '--p\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nKom gärna, och se det bifogade.',
        '--p\r\nContent-Type: text/calendar; method=REQUEST; charset=utf-8\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR',
        '--p\r\nContent-Type: message/rfc822\r\n\r\nFrom: nagon@annan.example\r\nSubject: Inuti\r\n\r\nOrden inuti är inte kundens.',
        '--p--',
      ].join('\r\n'),
    );
    const taken = await arrive(world, account, rawMail({ From: 'moten@traps.example', ...headers }, inner));
    expect(taken).toMatchObject({ state: 'accepted', reason: 'new-ticket' });
    const [message] = await messagesOf(taken.ticketId);
    expect(message?.bodyText).toBe('Kom gärna, och se det bifogade.');
    const files = await world.read((tx) => listAttachments(tx, taken.ticketId ?? '', [message?.id ?? '']));
    expect(files.map(({ mediaType }) => mediaType).toSorted()).toEqual(['message/rfc822', 'text/calendar']);
  });

  it('EML-4: a passing failure (4.x.x) tells the message and calls no address dead', async () => {
    const taken = await arrive(world, account, rawMail({ From: 'full@traps.example' }));
    const id = headerOf(await answer(taken.ticketId, 'Till en full mapp'), 'Message-ID') ?? '';
    const report = [
      '--r\r\nContent-Type: text/plain\r\n\r\nThe mailbox is full, trying again.',
      '--r\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; full@traps.example\r\nAction: delayed\r\nStatus: 4.2.2',
      `--r\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: ${id}\r\nSubject: Re\r\n\r\nx`,
      '--r--',
    ].join('\r\n');
    const bounce = rawMail(
      {
        From: 'MAILER-DAEMON@mx.example',
        Subject: 'Delayed',
        'Content-Type': 'multipart/report; report-type=delivery-status; boundary=r',
      },
      report,
    );
    const before = await ticketOf(taken.ticketId);
    expect(await arrive(world, account, bounce)).toMatchObject({ state: 'filed', reason: 'delivery-report' });
    const ticket = await ticketOf(taken.ticketId);
    const person = await world.read((tx) => findPerson(tx, ticket.personId ?? ''));
    expect(person).toMatchObject({ addresses: ['full@traps.example'], deadAddresses: [] });
    expect((await messagesOf(taken.ticketId)).find(({ kind }) => kind === 'answer')?.state).toBe('sent');
    expect(ticket.statusId).toBe(before.statusId);
  });
});
