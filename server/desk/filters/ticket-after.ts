import { isDone } from '#core/desk/tickets/status.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Choices } from '../tickets/known-choices.ts';
import type { TicketRecord } from '../tickets/tickets.store.ts';
import type { SoundTouch } from './sift-contact.ts';

/** A ticket that is only drafted, as filters leave it (FLT-4); a level they set is told apart, for its clocks. */
export function draftAfter<Draft extends Omit<TicketRecord, 'number'>>(
  draft: Draft,
  touches: readonly SoundTouch[],
  choices: Choices,
  now: Instant,
): Draft {
  return touches.reduce((ticket, { changes, fate }) => {
    const status = choices.statuses.find(({ id }) => id === changes.status?.to);
    return {
      ...ticket,
      templateId: changes.template === undefined ? ticket.templateId : changes.template.to,
      priority: changes.priority?.to ?? ticket.priority,
      typeId: changes.type === undefined ? ticket.typeId : changes.type.to,
      ownerId: changes.owner === undefined ? ticket.ownerId : changes.owner.to,
      groupId: changes.group === undefined ? ticket.groupId : changes.group.to,
      siteId: changes.site?.to ?? ticket.siteId,
      tags: changes.tags?.to ?? ticket.tags,
      dueAt: changes.dueAt?.to ?? ticket.dueAt,
      customFields: { ...ticket.customFields, ...changes.customFields?.to },
      ...(status === undefined
        ? {}
        : { statusId: status.id, category: status.category, closedAt: isDone(status.category) ? now : null }),
      spamAt: fate === 'spam' ? now : ticket.spamAt,
      deletedAt: fate === 'drop' ? now : ticket.deletedAt,
    };
  }, draft);
}

/** The level filters set, by the last that does, or undefined when none does (FLT-4). */
export function levelAfter(touches: readonly SoundTouch[]) {
  const last = touches.findLast(({ changes }) => changes.level !== undefined);
  if (last?.changes.level === undefined) return undefined;
  const why = { kind: 'filter', id: last.filterId, name: last.name } as const;
  return { levelId: last.changes.level.to, why };
}
