import { classifyMail, mayAutoReply } from '#core/channels/email/automatic-mail.ts';
import { mayAnswerAgain, usualLoopLimits } from '#core/channels/email/loop-breaker.ts';
import type { Address, ReadMail } from '#core/channels/email/read-mail.ts';
import type { FilterDeed } from '#core/conditions/filter-action.ts';
import { fillText, firstNameOf, type PhraseValues } from '#core/desk/phrases/fill-phrase.ts';
import { replySubject } from '#core/desk/tickets/reply-subject.ts';
import type { WaitingDeed } from '#server/desk/filters/record-touch.ts';
import { listMessages, type MessageRow } from '#server/desk/tickets/messages.store.ts';
import { sayOf } from '#server/desk/tickets/say-of.ts';
import { findTicketRecord, type TicketRecord } from '#server/desk/tickets/tickets.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { readFile } from '#server/platform/files/files.store.ts';
import { findCompany } from '#server/register/customers/companies.store.ts';
import { findPerson } from '#server/register/customers/persons.store.ts';
import { demandSite } from '#server/register/sites/known-sites.ts';
import { accountForTicket } from './account-for-ticket.ts';
import { sendLater } from './auto-reply.ts';
import { loopMarkOf } from './mail-signing.ts';
import { countAutoReplies } from './outgoing.store.ts';
import { parseMail } from './parse-mail.ts';

/**
 * Answers automatically for a filter (FLT-4), under the same breaks as the receipt of a mail (EML-2): never a machine, a
 * list or a loop, and one sender at most so many times an hour.
 */
export async function answerForFilter(
  tx: Tx,
  { deed, ticketId, messageId, filterId }: WaitingDeed<Extract<FilterDeed, { readonly kind: 'auto-reply' }>>,
): Promise<void> {
  const ticket = await findTicketRecord(tx, ticketId);
  if (ticket === undefined || ticket.deletedAt !== null || ticket.spamAt !== null) return;
  const messages = await listMessages(tx, ticketId);
  const message = messages.find(({ id }) => id === messageId) ?? messages.findLast(({ kind }) => kind === 'customer');
  const to = await writerOf(tx, ticket, message);
  if (to === null) return;
  const mail = await mailOf(tx, message);
  if (!mayAutoReply({ ...mail, from: to }, classifyMail(mail, loopMarkOf(tx.world)).kind)) return;
  const before = await countAutoReplies(tx, to.address);
  const limits = { ...usualLoopLimits, autoRepliesPerSender: deed.mostPerHour };
  const history = { autoRepliedAt: Array(before).fill(tx.now), receivedAt: [], receivedInTicketAt: [] };
  if (!mayAnswerAgain(history, limits, tx.now)) return;
  const account = await accountForTicket(tx, ticket);
  if (account === undefined) return;
  const values = await valuesOf(tx, ticket, to);
  const text = fillText(deed.text, values);
  sayOf(tx, { kind: 'rule', id: filterId }, ticketId, 'ticket.auto-replied', { to: to.address, text });
  await sendLater(tx, {
    kind: 'auto-reply',
    account,
    ticketId,
    to: to.address,
    subject: fillText(deed.subject, values) || replySubject(ticket.subject),
    text,
    inReplyTo: mail.messageId,
  });
}

/** Where the message's writer asked to be answered; else the customer's first address that works. */
async function writerOf(tx: Tx, ticket: TicketRecord, message: MessageRow | undefined): Promise<Address | null> {
  const written = message?.answerTo ?? message?.fromAddress;
  if (written != null) return { address: written.toLowerCase(), name: message?.authorName ?? '' };
  const person = ticket.personId === null ? undefined : await findPerson(tx, ticket.personId);
  const address = person?.addresses.find((one) => !person.deadAddresses.includes(one));
  return person === undefined || address === undefined ? null : { address: address.toLowerCase(), name: person.name };
}

/** The mail the message was; what came another way has no headers that speak against an answer. */
async function mailOf(tx: Tx, message: MessageRow | undefined): Promise<ReadMail> {
  const original = message?.originalDigest == null ? undefined : await readFile(tx, message.originalDigest);
  return original === undefined ? noMail : parseMail(original);
}

const noMail: ReadMail = {
  headers: [],
  messageId: null,
  inReplyTo: [],
  references: [],
  from: null,
  replyTo: [],
  to: [],
  cc: [],
  subject: '',
  datedAt: null,
  text: '',
  html: null,
  parts: [],
};

async function valuesOf(tx: Tx, ticket: TicketRecord, to: Address): Promise<PhraseValues> {
  const person = ticket.personId === null ? undefined : await findPerson(tx, ticket.personId);
  const company = ticket.companyId === null ? undefined : await findCompany(tx, ticket.companyId);
  const name = person?.name || to.name;
  return {
    'person.firstName': firstNameOf(name),
    'person.name': name,
    'person.email': to.address,
    'company.name': company?.name ?? '',
    'ticket.number': ticket.number,
    'ticket.subject': ticket.subject,
    'site.name': (await demandSite(tx, ticket.siteId)).name,
  };
}
