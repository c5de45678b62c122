import { forwardSubject } from '#core/desk/tickets/reply-subject.ts';
import type { Actor } from '#core/platform/actor.ts';
import { SECOND } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { findUser } from '#server/house/users/users.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { changingTicket } from './changing-ticket.ts';
import { uploaderOf } from './create-ticket.ts';
import { demandAttachments } from './keep-attachment.ts';
import { demandStatus, knownChoices } from './known-choices.ts';
import { copyAttachments, insertMessage, listAttachments, listMessages, type MessageRow } from './messages.store.ts';
import { userOf } from './reply-to-ticket.ts';
import { htmlOf, safeAnswer, textOf } from './safe-answer.ts';
import { setStatus } from './set-status.ts';
import { demandHere } from './ticket-state.ts';
import { removeDraft, type TicketRecord } from './tickets.store.ts';

/**
 * Forwards to a third party (TKT-3): no clock stops by it, and the third party's answers come into the same ticket
 * because their address now takes part in it.
 */
export async function forwardTicket(
  tx: Tx,
  by: Actor,
  input: {
    readonly ticketId: string;
    readonly html: string;
    readonly to: readonly string[];
    readonly cc?: readonly string[];
    readonly attachmentIds?: readonly string[];
    readonly messageIds?: readonly string[];
    readonly statusId: string;
  },
): Promise<{ readonly ticket: TicketRecord; readonly message: MessageRow }> {
  const userId = userOf(by);
  const choices = await knownChoices(tx);
  const status = demandStatus(choices, input.statusId);
  const author = userId === null ? undefined : await findUser(tx, userId);
  const leavesAt = tx.now + choices.settings.undoSeconds * SECOND;
  const { ticket, result } = await changingTicket(tx, by, input.ticketId, async (open) => {
    demandHere(open.ticket);
    const wanted = new Set(input.messageIds ?? []);
    const along = (await listMessages(tx, input.ticketId)).filter(
      (each) => wanted.has(each.id) && each.kind !== 'note',
    );
    const html = [safeAnswer(input.html), ...along.map(quoted)].join('');
    const text = textOf(html);
    if (text === '') throw new Refusal('invalid', 'messages.empty', {});
    const message: MessageRow = {
      id: tx.newId(),
      ticketId: input.ticketId,
      kind: 'forward',
      state: 'held',
      channel: 'email',
      authorUserId: userId,
      authorPersonId: null,
      authorName: author?.name ?? '',
      fromAddress: null,
      answerTo: null,
      toAddresses: input.to,
      ccAddresses: input.cc ?? [],
      bccAddresses: [],
      subject: forwardSubject(open.ticket.subject),
      bodyText: text,
      bodyHtml: html,
      quotedText: '',
      quotedHtml: null,
      remotePictures: false,
      signature: null,
      mentioned: [],
      originalDigest: null,
      at: tx.now,
      sendAt: leavesAt,
      sentAt: null,
      failure: null,
    };
    await insertMessage(tx, message);
    const files = await listAttachments(
      tx,
      input.ticketId,
      along.map((each) => each.id),
    );
    await copyAttachments(tx, files, { ticketId: input.ticketId, messageId: message.id });
    await demandAttachments(
      tx,
      input.attachmentIds ?? [],
      {
        ticketId: input.ticketId,
        messageId: message.id,
        uploadedBy: uploaderOf(by),
      },
      html,
    );
    open.say('ticket.forwarded', { messageId: message.id, to: input.to });
    setStatus(tx, open, status, { closedBy: 'agent', withMessageId: message.id });
    return message;
  });
  if (userId !== null) await removeDraft(tx, input.ticketId, userId);
  tx.schedule({
    kind: 'message.leave',
    key: result.id,
    dueAt: leavesAt,
    payload: { messageId: result.id, ticketId: input.ticketId, by },
  });
  return { ticket, message: result };
}

function quoted(message: MessageRow): string {
  const from = message.fromAddress === null ? message.authorName : `${message.authorName} <${message.fromAddress}>`;
  const body = message.bodyHtml === null ? htmlOf(message.bodyText) : safeAnswer(message.bodyHtml);
  return `<hr>${htmlOf(`${from}, ${new Date(message.at).toISOString().slice(0, 16).replace('T', ' ')} UTC`)}<blockquote>${body}</blockquote>`;
}
