import type { FilterDeed } from '#core/conditions/filter-action.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { appointCall } from '#server/promise/escalation/call-webhook.ts';
import { findTicketRecord } from '../tickets/tickets.store.ts';
import type { WaitingDeed } from './record-touch.ts';

/** Calls the address of a filter (FLT-4), as a step of a level does: signed, tried again, and told when in vain. */
export async function callFor(
  tx: Tx,
  key: string,
  waiting: WaitingDeed<Extract<FilterDeed, { readonly kind: 'webhook' }>>,
): Promise<void> {
  const { deed, ticketId, messageId, filterId, name, eventId } = waiting;
  const ticket = await findTicketRecord(tx, ticketId);
  if (ticket === undefined) return;
  const { number, subject: title, siteId, statusId, priority } = ticket;
  const subject = { kind: 'ticket', id: ticketId };
  const body = JSON.stringify({
    id: eventId,
    type: 'filter.applied',
    at: new Date(tx.now).toISOString(),
    subject: { ...subject, number, title, siteId, statusId, priority },
    filter: { id: filterId, name },
    messageId,
  });
  appointCall(tx, key, { url: deed.url, body, subject });
}
