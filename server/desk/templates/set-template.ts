import { fillEmpty } from '#core/desk/templates/fill-empty.ts';
import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { changeTicket, type TicketChanges } from '../tickets/change-ticket.ts';
import { knownChoices, ordinaryPriority } from '../tickets/known-choices.ts';
import { lockTicket, type TicketRecord } from '../tickets/tickets.store.ts';
import { usablePresets, usableTemplate } from './usable-template.ts';

/** A ticket with another template: what it filled in, and the changes that undo it. */
export interface SetTemplate {
  readonly ticket: TicketRecord;
  readonly filled: readonly (keyof TicketChanges)[];
  readonly undo: TicketChanges;
}

/**
 * Sets the template of a ticket, or takes it away (TPL-1, FLT-4); with `fill`, its presets fill what nobody has set.
 *
 * One change of the ticket, so the rules choose its level anew and its clocks are judged by it (SLA-3, SLA-4).
 */
export async function setTemplate(
  tx: Tx,
  by: Actor,
  input: { readonly ticketId: string; readonly templateId: string | null; readonly fill: boolean },
): Promise<SetTemplate> {
  const { ticketId, templateId, fill } = input;
  const before = await lockTicket(tx, ticketId);
  if (before === undefined) throw new Refusal('not-found', 'tickets.not-found', { ticketId });
  const template = templateId === null ? undefined : await usableTemplate(tx, templateId, before.siteId);
  const filling =
    template === undefined || !fill
      ? {}
      : fillEmpty(await usablePresets(tx, template, before.siteId), before, ordinaryPriority(await knownChoices(tx)));
  const ticket = await changeTicket(tx, by, { ticketId, changes: { templateId, ...filling } });
  const filled = Object.keys(filling) as (keyof typeof filling)[];
  const custom = Object.keys(filling.customFields ?? {});
  const undo: TicketChanges = {
    templateId: before.templateId,
    ...Object.fromEntries(filled.map((field) => [field, before[field]])),
    ...(custom.length > 0 ? { customFields: Object.fromEntries(custom.map((key) => [key, null])) } : {}),
  };
  return { ticket, filled, undo };
}
