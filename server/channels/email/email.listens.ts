import { createHash } from 'node:crypto';
import { ourMessageId } from '#core/channels/email/message-id.ts';
import { readOutgoing } from '#server/desk/tickets/read-outgoing.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { type Handler, listen } from '#server/platform/jobs/appointments.ts';
import { accountForTicket } from './account-for-ticket.ts';
import { mailHostOf, messageIdHost } from './mail-signing.ts';
import {
  findOutgoingOfMessage,
  insertOutgoing,
  outgoingOfHeaders,
  type OutgoingRow,
  updateOutgoing,
} from './outgoing.store.ts';

/** A message may leave: it becomes a mail, whose Message-ID is the message's own id (EML-1). */
const sendReady = listen('message.ready', 'email.send-ready', async (tx, event) => {
  const messageId = String(event.data['messageId'] ?? event.subject.id);
  const message = await readOutgoing(tx, messageId);
  if (message === undefined || message.to.length === 0) return;
  const before = await findOutgoingOfMessage(tx, messageId);
  if (before !== undefined) await updateOutgoing(tx, before.id, { state: 'waiting', failure: null });
  const id = before?.id ?? tx.newId();
  const account = await accountForTicket(tx, { id: message.ticketId, siteId: message.siteId });
  if (before === undefined)
    await insertOutgoing(tx, {
      ...blank(tx, id),
      kind: 'answer',
      accountId: account?.id ?? null,
      ticketId: message.ticketId,
      ticketMessageId: messageId,
      messageIdHeader: ourMessageId(messageId, messageIdHost(tx.world, message.senderAddress ?? account?.address)),
      recipient: [...message.to, ...message.cc, ...message.bcc].join(',').toLowerCase(),
      subject: message.subject,
    });
  tx.schedule({ kind: 'email.send', key: id, dueAt: tx.now, payload: { outgoingId: id } });
});

/** The house wants a mail sent: an invitation, a notice (USR-1, SLA-8). */
const sendWanted = listen('mail.wanted', 'email.send-wanted', async (tx, event) => {
  const key = String(event.data['key'] ?? event.subject.id);
  // The same mail wanted again, because an account has come that can send it, is no second mail.
  const messageIdHeader = ourMessageId(`house.${keyDigest(key)}`, mailHostOf(tx.world));
  const before = await outgoingOfHeaders(tx, [messageIdHeader]);
  if (before?.state === 'sent') return;
  if (before !== undefined) await updateOutgoing(tx, before.id, { state: 'waiting', failure: null });
  const id = before?.id ?? tx.newId();
  if (before === undefined)
    await insertOutgoing(tx, {
      ...blank(tx, id),
      messageIdHeader,
      kind: 'house',
      houseMailKey: key,
      recipient: String(event.data['to'] ?? '').toLowerCase(),
    });
  tx.schedule({ kind: 'email.send', key: id, dueAt: tx.now, payload: { outgoingId: id } });
});

/** What the mail room answers. */
export const emailListens: readonly Handler[] = [sendReady, sendWanted];

function keyDigest(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}

function blank(tx: Tx, id: string): OutgoingRow {
  return {
    id,
    kind: 'house',
    accountId: null,
    ticketId: null,
    ticketMessageId: null,
    houseMailKey: null,
    messageIdHeader: ourMessageId(id, mailHostOf(tx.world)),
    recipient: '',
    subject: '',
    bodyText: '',
    inReplyTo: null,
    state: 'waiting',
    failure: null,
    createdAt: tx.now,
    sentAt: null,
  };
}
