import { forwardSubject } from '#core/desk/tickets/reply-subject.ts';
import { type Actor, userBehind } from '#core/platform/actor.ts';
import { SECOND } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { changingTicket } from './changing-ticket.ts';
import { demandStatus, knownChoices } from './known-choices.ts';
import { copyAttachments, listAttachments, listMessages, type MessageRow } from './messages.store.ts';
import { htmlOf, safeAnswer, textOf } from './safe-answer.ts';
import { setStatus } from './set-status.ts';
import { demandHere } from './ticket-state.ts';
import { removeDraft, type TicketRecord } from './tickets.store.ts';
import { appointLeaving, writeMessage } from './write-message.ts';

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
    /** Absent leaves the status as it is. */
    readonly statusId?: string;
  },
): Promise<{ readonly ticket: TicketRecord; readonly message: MessageRow }> {
  const userId = userBehind(by);
  const choices = await knownChoices(tx);
  const status = input.statusId === undefined ? null : demandStatus(choices, input.statusId);
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
    const message = await writeMessage(tx, by, {
      ticketId: input.ticketId,
      kind: 'forward',
      state: 'held',
      channel: 'email',
      toAddresses: input.to,
      ccAddresses: input.cc ?? [],
      subject: forwardSubject(open.ticket.subject),
      bodyText: text,
      bodyHtml: html,
      attachmentIds: input.attachmentIds,
      sendAt: leavesAt,
    });
    const files = await listAttachments(
      tx,
      input.ticketId,
      along.map((each) => each.id),
    );
    await copyAttachments(tx, files, { ticketId: input.ticketId, messageId: message.id });
    open.say('ticket.forwarded', { messageId: message.id, to: input.to });
    if (status !== null) setStatus(tx, open, status, { closedBy: 'agent', withMessageId: message.id });
    return message;
  });
  if (userId !== null) await removeDraft(tx, input.ticketId, userId);
  appointLeaving(tx, by, result);
  return { ticket, message: result };
}

function quoted(message: MessageRow): string {
  const from = message.fromAddress === null ? message.authorName : `${message.authorName} <${message.fromAddress}>`;
  const body = message.bodyHtml === null ? htmlOf(message.bodyText) : safeAnswer(message.bodyHtml);
  return `<hr>${htmlOf(`${from}, ${new Date(message.at).toISOString().slice(0, 16).replace('T', ' ')} UTC`)}<blockquote>${body}</blockquote>`;
}
