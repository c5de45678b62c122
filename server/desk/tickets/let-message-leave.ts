import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { changingTicket } from './changing-ticket.ts';
import { findMessage, lockMessage, type MessageRow, updateMessage } from './messages.store.ts';
import { sayAnswered } from './reply-to-ticket.ts';

/** What a channel is told when a message may leave: it reads the rest by `readOutgoing`. */
export interface ReadyMessage {
  readonly messageId: string;
  readonly ticketId: string;
  readonly kind: 'answer' | 'forward';
  readonly channel: string;
}

/** Lets a held or scheduled message leave (TKT-3): its seconds have passed, the channel sends it. Undone ones stay. */
export async function letMessageLeave(tx: Tx, by: Actor, input: { readonly messageId: string }): Promise<void> {
  const found = await findMessage(tx, input.messageId);
  if (found === undefined || (found.state !== 'held' && found.state !== 'scheduled')) return;
  if (found.state === 'held') {
    const message = await lockMessage(tx, found.id);
    if (message?.state !== 'held') return;
    await updateMessage(tx, found.id, { state: 'ready' });
  } else {
    const { result: leaves } = await changingTicket(tx, by, found.ticketId, async (open) => {
      const message = await lockMessage(tx, found.id);
      if (message?.state !== 'scheduled') return false;
      await updateMessage(tx, found.id, { state: 'ready', at: tx.now });
      if (message.kind === 'answer')
        sayAnswered(open, { ...message, at: tx.now, sendAt: tx.now }, message.authorUserId);
      return true;
    });
    if (!leaves) return;
  }
  announceReady(tx, by, found);
}

/** Tries again to send what failed (EML-1). */
export async function retrySending(tx: Tx, by: Actor, input: { readonly messageId: string }): Promise<MessageRow> {
  const message = await lockMessage(tx, input.messageId);
  if (message === undefined) throw new Refusal('not-found', 'messages.not-found', { messageId: input.messageId });
  if (message.state !== 'failed') throw new Refusal('conflict', 'messages.not-failed', { messageId: message.id });
  await updateMessage(tx, message.id, { state: 'ready', failure: null });
  announceReady(tx, by, message);
  return { ...message, state: 'ready', failure: null };
}

/** Notes that a channel has handed a message over. */
export async function markSent(
  tx: Tx,
  by: Actor,
  input: { readonly messageId: string; readonly from?: string | null },
): Promise<void> {
  const message = await lockMessage(tx, input.messageId);
  if (message === undefined || message.state === 'sent') return;
  await updateMessage(tx, message.id, {
    state: 'sent',
    sentAt: tx.now,
    failure: null,
    ...(input.from == null ? {} : { fromAddress: input.from }),
  });
  record(tx, by, 'message.sent', message, {});
}

/** Notes, for everybody to see, that a message could not be sent; nothing of it is lost. */
export async function markFailed(
  tx: Tx,
  by: Actor,
  input: { readonly messageId: string; readonly failure: string },
): Promise<void> {
  const message = await lockMessage(tx, input.messageId);
  if (message === undefined) return;
  await updateMessage(tx, message.id, { state: 'failed', failure: input.failure.slice(0, 2000) });
  record(tx, by, 'message.failed', message, { failure: input.failure.slice(0, 2000) });
}

function announceReady(tx: Tx, by: Actor, message: MessageRow): void {
  record(tx, by, 'message.ready', message, {});
}

function record(tx: Tx, by: Actor, type: string, message: MessageRow, more: object): void {
  tx.record(by, {
    type,
    subject: { kind: 'message', id: message.id },
    data: { messageId: message.id, ticketId: message.ticketId, kind: message.kind, channel: message.channel, ...more },
    topics: [`ticket:${message.ticketId}`],
  });
}
