import { categoryAfterAnswer, isDone } from '#core/desk/tickets/status.ts';
import { replySubject } from '#core/desk/tickets/reply-subject.ts';
import type { Actor } from '#core/platform/actor.ts';
import { SECOND, type Instant } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findPerson } from '#server/register/customers/persons.store.ts';
import { findUser } from '#server/house/users/users.store.ts';
import { changingTicket, type OpenTicket } from './changing-ticket.ts';
import { uploaderOf } from './create-ticket.ts';
import { demandAttachments } from './keep-attachment.ts';
import { demandStatus, knownChoices, statusFor } from './known-choices.ts';
import { insertMessage, listMessages, type MessageRow } from './messages.store.ts';
import { safeAnswer, snippetOf, textOf } from './safe-answer.ts';
import { setStatus } from './set-status.ts';
import { demandFresh, demandHere } from './ticket-state.ts';
import { removeDraft, type TicketRecord } from './tickets.store.ts';

/** An answer to the customer. */
export interface NewAnswer {
  readonly ticketId: string;
  readonly html: string;
  readonly to?: readonly string[] | undefined;
  readonly cc?: readonly string[];
  readonly bcc?: readonly string[];
  readonly attachmentIds?: readonly string[];
  readonly statusId?: string | undefined;
  readonly sendAt?: Instant | undefined;
  readonly version?: number | undefined;
}

/**
 * Answers the customer (TKT-3).
 *
 * ```
 * press of send ──10 s──► leaves          the answer's instant is the press; undone within the 10 s it never was
 * scheduled ─────────────► leaves         the answer's instant is when it leaves
 * ```
 */
export async function replyToTicket(
  tx: Tx,
  by: Actor,
  input: NewAnswer,
): Promise<{ readonly ticket: TicketRecord; readonly message: MessageRow }> {
  const userId = userOf(by);
  const html = safeAnswer(input.html);
  const text = textOf(html);
  const choices = await knownChoices(tx);
  const scheduled = input.sendAt !== undefined && input.sendAt > tx.now + choices.settings.undoSeconds * SECOND;
  const leavesAt =
    scheduled && input.sendAt !== undefined ? input.sendAt : tx.now + choices.settings.undoSeconds * SECOND;
  const author = userId === null ? undefined : await findUser(tx, userId);
  const { ticket, result } = await changingTicket(tx, by, input.ticketId, async (open) => {
    demandHere(open.ticket);
    await demandFresh(open, input.version);
    if (text === '' && !/<img/u.test(html) && (input.attachmentIds ?? []).length === 0)
      throw new Refusal('invalid', 'messages.empty', {});
    const to = input.to ?? (await customerAddresses(tx, open.ticket));
    if (to.length === 0) throw new Refusal('invalid', 'messages.no-recipient', {});
    const message: MessageRow = {
      id: tx.newId(),
      ticketId: input.ticketId,
      kind: 'answer',
      state: scheduled ? 'scheduled' : 'held',
      channel: 'email',
      authorUserId: userId,
      authorPersonId: null,
      authorName: author?.name ?? '',
      fromAddress: null,
      answerTo: null,
      toAddresses: to,
      ccAddresses: input.cc ?? [],
      bccAddresses: input.bcc ?? [],
      subject: replySubject(open.ticket.subject),
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
    if (scheduled) open.say('ticket.answer-scheduled', { messageId: message.id, sendAt: leavesAt });
    else sayAnswered(open, message, userId);
    if (open.ticket.ownerId === null && userId !== null) {
      open.set({ ownerId: userId });
      open.say('ticket.assigned', { from: null, to: userId });
    }
    const wanted = input.statusId === undefined ? null : demandStatus(choices, input.statusId);
    const opens = categoryAfterAnswer(open.ticket.category);
    const status = wanted ?? (opens === null || scheduled ? null : statusFor(choices, opens));
    if (status !== null) setStatus(tx, open, status, { closedBy: 'agent', withMessageId: message.id });
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

/** Says that an agent answered, and what that means for the ticket's row. */
export function sayAnswered(open: OpenTicket, message: MessageRow, userId: string | null): void {
  const { ticket } = open;
  const at = message.sendAt ?? message.at;
  if (userId === null) open.say('ticket.bot-answered', { messageId: message.id });
  else open.say('ticket.answered', { messageId: message.id, userId, sendAt: at });
  open.set({
    unread: false,
    lastMessageAt: message.at,
    lastAuthor: 'agent',
    snippet: snippetOf(message.bodyText),
    firstAnsweredAt: ticket.firstAnsweredAt ?? message.at,
    snoozedUntilAt: isDone(ticket.category) ? ticket.snoozedUntilAt : null,
  });
}

/** Where the customer is answered: where they last wrote from or asked to be answered, else their first address (TKT-3). */
export async function customerAddresses(tx: Tx, ticket: TicketRecord): Promise<string[]> {
  const messages = await listMessages(tx, ticket.id);
  const last = messages.findLast((message) => message.kind === 'customer' && message.fromAddress !== null);
  if (last?.fromAddress != null) return [last.answerTo ?? last.fromAddress];
  if (ticket.personId === null) return [];
  const person = await findPerson(tx, ticket.personId);
  const alive = person?.addresses.find((address) => !person.deadAddresses.includes(address)) ?? person?.addresses[0];
  return alive === undefined ? [] : [alive];
}

/** The user behind an actor, or null for machines. */
export function userOf(by: Actor): string | null {
  if (by.kind === 'user') return by.id;
  return by.kind === 'token' ? by.userId : null;
}
