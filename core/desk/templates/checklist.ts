import type { TicketEvent } from '#core/desk/tickets/ticket-event.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { ChecklistItem, Template } from './template.ts';

/** An item of a ticket's checklist: done by whom and when, or not yet (TPL-1). */
export interface CheckedItem extends ChecklistItem {
  readonly done: { readonly by: Actor; readonly at: Instant } | null;
}

/**
 * A ticket's checklist as its history tells it (TPL-1): the template's items as they read now, then those that were
 * done before the template lost them. Another template's ticks are history only.
 */
export function checklistOf(
  template: Pick<Template, 'id' | 'checklist'>,
  events: readonly TicketEvent[],
): readonly CheckedItem[] {
  const done = new Map<string, CheckedItem>();
  for (const { type, data, by, recordedAt } of events) {
    if (type !== 'ticket.item-ticked' && type !== 'ticket.item-unticked') continue;
    if (data.templateId !== template.id) continue;
    const { itemId: id, text } = data;
    if (type === 'ticket.item-unticked') done.delete(id);
    else done.set(id, { id, text, done: { by, at: recordedAt } });
  }
  const items = template.checklist.map((item) => ({ ...item, done: done.get(item.id)?.done ?? null }));
  const known = new Set(items.map(({ id }) => id));
  return [...items, ...[...done.values()].filter(({ id }) => !known.has(id))];
}
