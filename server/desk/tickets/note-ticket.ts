import { type Actor, userBehind } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { usersByIds } from '#server/house/users/users.store.ts';
import { notify } from '#server/house/notifications/notify.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { changingTicket } from './changing-ticket.ts';
import type { MessageRow } from './messages.store.ts';
import { safeAnswer, textOf } from './safe-answer.ts';
import { insertMentions, removeDraft, type TicketRecord } from './tickets.store.ts';
import { writeMessage } from './write-message.ts';

/** Writes an internal note (TKT-3): it stops no clock, and whoever is mentioned is told. */
export async function noteTicket(
  tx: Tx,
  by: Actor,
  input: {
    readonly ticketId: string;
    readonly html: string;
    readonly mentioned?: readonly string[];
    readonly attachmentIds?: readonly string[];
  },
): Promise<{ readonly ticket: TicketRecord; readonly message: MessageRow }> {
  const userId = userBehind(by);
  const html = safeAnswer(input.html);
  const text = textOf(html);
  if (text === '' && !/<img/u.test(html) && (input.attachmentIds ?? []).length === 0)
    throw new Refusal('invalid', 'messages.empty', {});
  const mentioned = [...new Set(input.mentioned ?? [])];
  const known = await usersByIds(tx, mentioned);
  if (known.length < mentioned.length) throw new Refusal('not-found', 'users.not-found', {});
  const { ticket, result } = await changingTicket(tx, by, input.ticketId, async (open) => {
    const message = await writeMessage(tx, by, {
      ticketId: input.ticketId,
      kind: 'note',
      state: 'kept',
      channel: 'manual',
      bodyText: text,
      bodyHtml: html,
      mentioned,
      attachmentIds: input.attachmentIds,
    });
    await insertMentions(tx, input.ticketId, mentioned);
    open.say('ticket.noted', { messageId: message.id, mentioned });
    return message;
  });
  const told = mentioned.filter((id) => id !== userId);
  if (told.length > 0)
    await notify(tx, by, {
      to: { userIds: told },
      kind: 'ticket.mentioned',
      subject: { kind: 'ticket', id: ticket.id },
      facts: { number: ticket.number, title: ticket.subject, by: result.authorName },
      mail: true,
    });
  if (userId !== null) await removeDraft(tx, input.ticketId, userId);
  return { ticket, message: result };
}
