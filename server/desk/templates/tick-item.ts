import { checklistOf } from '#core/desk/templates/checklist.ts';
import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { changingTicket } from '../tickets/changing-ticket.ts';
import { demandHere } from '../tickets/ticket-state.ts';
import type { TicketRecord } from '../tickets/tickets.store.ts';
import { findTemplateRow } from './templates.store.ts';

/** Ticks an item of a ticket's checklist, or takes that back (TPL-1); what is so already is left as it is. */
export async function tickItem(
  tx: Tx,
  by: Actor,
  input: { readonly ticketId: string; readonly itemId: string; readonly ticked: boolean },
): Promise<TicketRecord> {
  const { ticketId, itemId, ticked } = input;
  const { ticket } = await changingTicket(tx, by, ticketId, async (open) => {
    demandHere(open.ticket);
    const { templateId } = open.ticket;
    const template = templateId === null ? undefined : await findTemplateRow(tx, templateId);
    const item = template && checklistOf(template, await open.past()).find(({ id }) => id === itemId);
    if (template === undefined || item === undefined)
      throw new Refusal('not-found', 'templates.item-not-found', { itemId });
    if ((item.done !== null) === ticked) return;
    const data = { templateId: template.id, itemId, text: item.text };
    open.say(ticked ? 'ticket.item-ticked' : 'ticket.item-unticked', data);
  });
  return ticket;
}
