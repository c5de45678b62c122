import type { FilterDeed } from '#core/conditions/filter-action.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { forwardTicket } from '../tickets/forward-ticket.ts';
import { listMessages } from '../tickets/messages.store.ts';
import { htmlOf } from '../tickets/safe-answer.ts';
import { findTicketRecord } from '../tickets/tickets.store.ts';
import { actorOf, type WaitingDeed } from './record-touch.ts';
import { carryTouches } from './touches.store.ts';

/** Forwards the message a filter touched, or the customer's last, with its files (FLT-4); no clock stops by it. */
export async function forwardFor(
  tx: Tx,
  { deed, ticketId, messageId, filterId }: WaitingDeed<Extract<FilterDeed, { readonly kind: 'forward' }>>,
): Promise<void> {
  const before = await findTicketRecord(tx, ticketId);
  if (before === undefined || before.deletedAt !== null || before.mergedIntoId !== null) return;
  const last = (await listMessages(tx, ticketId)).findLast(({ kind }) => kind === 'customer')?.id;
  const along = messageId ?? last;
  const { ticket } = await forwardTicket(tx, actorOf({ filterId }), {
    ticketId,
    html: htmlOf(deed.text || before.subject),
    to: deed.to,
    ...(along === undefined ? {} : { messageIds: [along] }),
  });
  await carryTouches(tx, ticketId, before.version, ticket.version);
}
