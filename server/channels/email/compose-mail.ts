import type SMTPMailer from 'nodemailer/lib/mailer/index.js';
import { answerSubject, cleanSubject } from '#core/channels/email/clean-subject.ts';
import { addressWithToken, subjectToken } from '#core/channels/email/ticket-token.ts';
import { readOutgoing } from '#server/desk/tickets/read-outgoing.ts';
import { readWantedMail } from '#server/house/notifications/want-house-mail.ts';
import { mergedTogether } from '#server/desk/tickets/surgery.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { readFile } from '#server/platform/files/files.store.ts';
import { demandSite } from '#server/register/sites/known-sites.ts';
import { type AccountRow, ownAddresses } from './accounts.store.ts';
import { knownAccounts } from './known-accounts.ts';
import { loopMarkOf, signerOf } from './mail-signing.ts';
import { headersOfTickets, type OutgoingRow } from './outgoing.store.ts';

/** A mail composed and ready to hand to a mail server; undefined when there is nothing to send any more. */
export type Composed = SMTPMailer.Options & { readonly messageId: string };

/** Composes an outgoing mail with every header it needs (EML-1, EML-3): same row, same Message-ID, however often. */
export async function composeMail(tx: Tx, row: OutgoingRow, account: AccountRow): Promise<Composed | undefined> {
  const common = { messageId: row.messageIdHeader, headers: { 'X-Svara-Loop': loopMarkOf(tx.world) } };
  if (row.kind === 'answer') return answer(tx, row, account, common);
  if (row.kind === 'house') return house(tx, row, account, common);
  const site = await demandSite(tx, account.siteId);
  return {
    ...common,
    headers: {
      ...common.headers,
      'Auto-Submitted': 'auto-replied',
      'X-Auto-Response-Suppress': 'All',
      Precedence: 'auto_reply',
    },
    // An automatic answer must not be bounced to: the null return path (RFC 3834 §3.3).
    envelope: { from: '', to: [row.recipient] },
    from: { name: site.senderName || site.name, address: site.senderAddress ?? account.address },
    to: row.recipient,
    subject: row.subject,
    text: row.bodyText,
    ...(row.ticketId === null ? {} : { replyTo: answersTo(tx, account, row.ticketId) }),
    ...(row.inReplyTo === null ? {} : { inReplyTo: row.inReplyTo, references: [row.inReplyTo] }),
  };
}

type Common = { readonly messageId: string; readonly headers: Readonly<Record<string, string>> };

async function answer(tx: Tx, row: OutgoingRow, account: AccountRow, common: Common): Promise<Composed | undefined> {
  const message = row.ticketMessageId === null ? undefined : await readOutgoing(tx, row.ticketMessageId);
  if (message === undefined || message.state === 'undone' || message.state === 'sent') return undefined;
  const earlier = (await headersOfTickets(tx, await mergedTogether(tx, message.ticketId))).filter(
    (header) => header !== row.messageIdHeader,
  );
  // A third party never saw the earlier mails; a forward begins a thread of its own.
  const references = message.kind === 'forward' ? [] : earlier.slice(-30);
  const last = references.at(-1);
  const plain = account.tokenIn === 'address';
  const mark = plain ? `[${message.number}]` : subjectToken(message.number, signerOf(tx.world));
  const from = message.senderAddress ?? account.address;
  const files = await Promise.all(
    message.attachments.map(async (file) => ({
      filename: file.name,
      contentType: file.mediaType,
      content: (await readFile(tx, file.digest)) ?? Buffer.alloc(0),
      ...(file.contentId === null ? {} : { cid: file.contentId }),
      contentDisposition: file.inline ? ('inline' as const) : ('attachment' as const),
    })),
  );
  return {
    ...common,
    envelope: { from: await returnPath(tx, account, from), to: [...message.to, ...message.cc, ...message.bcc] },
    from: { name: message.senderName, address: from },
    to: [...message.to],
    cc: [...message.cc],
    bcc: [...message.bcc],
    replyTo: answersTo(tx, account, message.ticketId),
    subject:
      message.kind === 'forward'
        ? `Fwd: ${cleanSubject(message.subject)} ${mark}`
        : answerSubject(message.subject, mark),
    text: message.text,
    html: message.html,
    attachments: [
      ...files,
      ...message.pictures.map((picture) => ({
        content: picture.content,
        contentType: picture.mediaType,
        cid: picture.contentId,
        contentDisposition: 'inline' as const,
      })),
    ],
    ...(last === undefined ? {} : { inReplyTo: last, references: [...references] }),
  };
}

/** Where failures come back to (EML-4): the sender itself if its mail reaches us, else the account's own address. */
async function returnPath(tx: Tx, account: AccountRow, from: string): Promise<string> {
  const reached = (await knownAccounts(tx)).some((one) => one.active && ownAddresses(one).includes(from.toLowerCase()));
  return reached ? from : account.address;
}

async function house(tx: Tx, row: OutgoingRow, account: AccountRow, common: Common): Promise<Composed | undefined> {
  const mail = row.houseMailKey === null ? undefined : await readWantedMail(tx, row.houseMailKey);
  if (mail === undefined) return undefined;
  return {
    ...common,
    headers: { ...common.headers, 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    from: { name: 'Svara', address: account.address },
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    attachments: mail.files.map(({ name, mediaType, content }) => ({
      filename: name,
      contentType: mediaType,
      content,
    })),
    ...(mail.leaveAddress === null ? {} : { list: { unsubscribe: mail.leaveAddress } }),
  };
}

/** Where answers are asked for: our address with the ticket's token, unless the mail server knows no plus. */
function answersTo(tx: Tx, account: AccountRow, ticketId: string): string {
  return account.tokenIn === 'address'
    ? addressWithToken(account.address, ticketId, signerOf(tx.world))
    : account.address;
}
