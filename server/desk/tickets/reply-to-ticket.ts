import { categoryAfterAnswer, isDone } from '#core/desk/tickets/status.ts';
import { replySubject } from '#core/desk/tickets/reply-subject.ts';
import { type Actor, userBehind } from '#core/platform/actor.ts';
import { SECOND, type Instant } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findPerson } from '#server/register/customers/persons.store.ts';
import { changingTicket, type OpenTicket } from './changing-ticket.ts';
import { demandStatus, knownChoices, statusFor } from './known-choices.ts';
import { listMessages, type MessageRow } from './messages.store.ts';
import { safeAnswer, snippetOf, textOf } from './safe-answer.ts';
import { setStatus } from './set-status.ts';
import { demandFresh, demandHere } from './ticket-state.ts';
import { removeDraft, type TicketRecord } from './tickets.store.ts';
import { appointLeaving, writeMessage } from './write-message.ts';

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
  const userId = userBehind(by);
  const html = safeAnswer(input.html);
  const text = textOf(html);
  const choices = await knownChoices(tx);
  const scheduled = input.sendAt !== undefined && input.sendAt > tx.now + choices.settings.undoSeconds * SECOND;
  const leavesAt =
    scheduled && input.sendAt !== undefined ? input.sendAt : tx.now + choices.settings.undoSeconds * SECOND;
  const { ticket, result } = await changingTicket(tx, by, input.ticketId, async (open) => {
    demandHere(open.ticket);
    await demandFresh(open, input.version);
    if (text === '' && !/<img/u.test(html) && (input.attachmentIds ?? []).length === 0)
      throw new Refusal('invalid', 'messages.empty', {});
    const to = input.to ?? (await customerAddresses(tx, open.ticket));
    if (to.length === 0) throw new Refusal('invalid', 'messages.no-recipient', {});
    const message = await writeMessage(tx, by, {
      ticketId: input.ticketId,
      kind: 'answer',
      state: scheduled ? 'scheduled' : 'held',
      channel: 'email',
      toAddresses: to,
      ccAddresses: input.cc ?? [],
      bccAddresses: input.bcc ?? [],
      subject: replySubject(open.ticket.subject),
      bodyText: text,
      bodyHtml: html,
      attachmentIds: input.attachmentIds,
      sendAt: leavesAt,
    });
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
  appointLeaving(tx, by, result);
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
