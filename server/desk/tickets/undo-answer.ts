import type { TicketEvent } from '#core/desk/tickets/ticket-event.ts';
import { type Actor, userBehind } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { isDone } from '#core/desk/tickets/status.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { changingTicket, type OpenTicket } from './changing-ticket.ts';
import { knownChoices } from './known-choices.ts';
import { latestOf } from './latest-of.ts';
import { findMessage, listMessages, lockMessage, loosenAttachments, updateMessage } from './messages.store.ts';
import { putDraft, type TicketRecord } from './tickets.store.ts';

/**
 * Takes back an answer or forward that has not left (TKT-3): it never happened, the status and owner pressed with it
 * neither, and its text comes back as the agent's draft.
 */
export async function undoAnswer(
  tx: Tx,
  by: Actor,
  input: { readonly messageId: string },
): Promise<{ readonly ticket: TicketRecord; readonly html: string }> {
  const found = await findMessage(tx, input.messageId);
  if (found === undefined) throw new Refusal('not-found', 'messages.not-found', { messageId: input.messageId });
  const { ticket } = await changingTicket(tx, by, found.ticketId, async (open) => {
    const message = await lockMessage(tx, found.id);
    if (message === undefined || (message.state !== 'held' && message.state !== 'scheduled'))
      throw new Refusal('conflict', 'messages.already-sent', { messageId: found.id });
    await updateMessage(tx, found.id, { state: 'undone', sendAt: null });
    await loosenAttachments(tx, found.id);
    tx.cancel('message.leave', found.id);
    open.say(message.state === 'held' ? 'ticket.answer-undone' : 'ticket.answer-unscheduled', { messageId: found.id });
    await backAsItWas(tx, open, found.id);
  });
  const userId = userBehind(by);
  const html = found.bodyHtml ?? '';
  const kind = found.kind === 'forward' ? 'forward' : 'answer';
  if (userId !== null) await putDraft(tx, { ticketId: found.ticketId, userId, kind, html, savedAt: tx.now });
  return { ticket, html };
}

/** Puts status and list marks back; what the clocks are told of it `promiseHistory` already leaves out. */
async function backAsItWas(tx: Tx, open: OpenTicket, messageId: string): Promise<void> {
  const past = await open.past();
  const pressed = past.find((event) => 'withMessageId' in event.data && event.data.withMessageId === messageId);
  const status = pressed === undefined ? undefined : statusBefore(pressed);
  const known = (await knownChoices(tx)).statuses.find((each) => each.id === status);
  if (known !== undefined && pressed !== undefined && statusAfter(pressed) === open.ticket.statusId)
    open.set({
      statusId: known.id,
      category: known.category,
      closedAt: isDone(known.category) ? open.ticket.closedAt : null,
    });
  open.set(latestOf(await listMessages(tx, open.ticket.id), open.ticket));
}

function statusBefore(event: TicketEvent): string | undefined {
  return 'statusId' in event.data && 'from' in event.data ? String(event.data.from) : undefined;
}

function statusAfter(event: TicketEvent): string | undefined {
  return 'statusId' in event.data ? String(event.data.statusId) : undefined;
}
