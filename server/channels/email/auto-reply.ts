import { type MailKind, mayAutoReply } from '#core/channels/email/automatic-mail.ts';
import { mayAnswerAgain, usualLoopLimits } from '#core/channels/email/loop-breaker.ts';
import { ourMessageId } from '#core/channels/email/message-id.ts';
import type { Address } from '#core/channels/email/read-mail.ts';
import { translate } from '#languages/translate.ts';
import { sayOf } from '#server/desk/tickets/say-of.ts';
import type { TicketRecord } from '#server/desk/tickets/tickets.store.ts';
import { linkPath } from '#server/desk/tickets/ticket-link.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { demandSite } from '#server/register/sites/known-sites.ts';
import type { AccountRow } from './accounts.store.ts';
import { knownAddresses } from './known-addresses.ts';
import { messageIdHost } from './mail-signing.ts';
import { countAutoReplies, insertOutgoing } from './outgoing.store.ts';
import type { ParsedMail } from './parse-mail.ts';

/**
 * Answers a new ticket's mail automatically, if the account says so and the sender may be answered (EML-2): never a
 * machine, a list or a loop, and at most so many an hour.
 */
export async function autoReply(
  tx: Tx,
  account: AccountRow,
  answered: {
    readonly parsed: ParsedMail;
    readonly kind: MailKind;
    readonly ticket: TicketRecord;
    readonly to: Address | null;
  },
): Promise<void> {
  const { parsed, kind, ticket, to } = answered;
  if (!account.autoReply || to === null || !mayAutoReply({ ...parsed, from: to }, kind)) return;
  const limits = { ...usualLoopLimits, autoRepliesPerSender: account.autoRepliesPerHour };
  const before = await countAutoReplies(tx, to.address);
  const history = {
    autoRepliedAt: Array.from({ length: before }, () => tx.now),
    receivedAt: [],
    receivedInTicketAt: [],
  };
  if (!mayAnswerAgain(history, limits, tx.now)) return;
  const site = await demandSite(tx, account.siteId);
  const language = ticket.language ?? site.languages[0] ?? 'sv';
  const link = `${tx.world.config.publicUrl ?? `http://${tx.world.config.host}:${tx.world.config.port}`}${linkPath(tx, ticket)}`;
  const facts = { number: ticket.number, subject: ticket.subject, site: site.name, link };
  const fill = (text: string) =>
    text.replace(/\{(nummer|ämne|länk|svarsställe|namn)\}/giu, (_all, word: string) => filled(word, facts, to));
  const text = fill(account.autoReplyText) || translate(language, 'channels:email.autoReply.text', facts);
  sayOf(tx, { kind: 'system', id: 'email' }, ticket.id, 'ticket.auto-replied', { to: to.address, text });
  await sendLater(tx, {
    kind: 'auto-reply',
    account,
    ticketId: ticket.id,
    to: to.address,
    subject: fill(account.autoReplySubject) || translate(language, 'channels:email.autoReply.subject', facts),
    text,
    inReplyTo: parsed.messageId,
  });
}

/** Tells a human politely that a mail was too large (EML-4); a machine, a list or ourselves are told nothing. */
export async function sizeNotice(
  tx: Tx,
  account: AccountRow,
  { parsed, kind, size }: { readonly parsed: ParsedMail; readonly kind: MailKind; readonly size: number },
): Promise<void> {
  if (parsed.from === null || !mayAutoReply(parsed, kind)) return;
  if ((await knownAddresses(tx)).isOurs(parsed.from.address)) return;
  if ((await countAutoReplies(tx, parsed.from.address)) >= account.autoRepliesPerHour) return;
  const site = await demandSite(tx, account.siteId);
  const language = site.languages[0] ?? 'sv';
  const megabytes = (bytes: number) => (Math.ceil(bytes / 104_857.6) / 10).toLocaleString(language);
  const facts = { size: megabytes(size), most: megabytes(account.maxBytes), subject: parsed.subject, site: site.name };
  await sendLater(tx, {
    kind: 'size-notice',
    account,
    ticketId: null,
    to: parsed.from.address,
    subject: translate(language, 'channels:email.sizeNotice.subject', facts),
    text: translate(language, 'channels:email.sizeNotice.text', facts),
    inReplyTo: parsed.messageId,
  });
}

/** Leaves an automatic mail to be sent once this is committed (EML-2). */
export async function sendLater(
  tx: Tx,
  mail: {
    readonly kind: 'auto-reply' | 'size-notice';
    readonly account: AccountRow;
    readonly ticketId: string | null;
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    readonly inReplyTo: string | null;
  },
): Promise<void> {
  const id = tx.newId();
  const { senderAddress } = await demandSite(tx, mail.account.siteId);
  await insertOutgoing(tx, {
    id,
    kind: mail.kind,
    accountId: mail.account.id,
    ticketId: mail.ticketId,
    ticketMessageId: null,
    houseMailKey: null,
    messageIdHeader: ourMessageId(id, messageIdHost(tx.world, senderAddress ?? mail.account.address)),
    recipient: mail.to,
    subject: mail.subject.slice(0, 500),
    bodyText: mail.text,
    inReplyTo: mail.inReplyTo,
    state: 'waiting',
    failure: null,
    createdAt: tx.now,
    sentAt: null,
  });
  tx.schedule({ kind: 'email.send', key: id, dueAt: tx.now, payload: { outgoingId: id } });
}

function filled(
  word: string,
  facts: { number: string; subject: string; site: string; link: string },
  to: Address,
): string {
  const values: Readonly<Record<string, string>> = {
    nummer: facts.number,
    ämne: facts.subject,
    länk: facts.link,
    svarsställe: facts.site,
    namn: to.name,
  };
  return values[word.toLowerCase()] ?? '';
}
