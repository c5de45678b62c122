import type { FilterChanges } from '#core/desk/filters/filter-changes.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { OpenTicket } from '../tickets/changing-ticket.ts';
import { knownChoices } from '../tickets/known-choices.ts';
import { setStatus } from '../tickets/set-status.ts';
import type { TicketRecord } from '../tickets/tickets.store.ts';
import { actorOf } from './record-touch.ts';
import type { SoundTouch } from './sift-contact.ts';
import { levelAfter } from './ticket-after.ts';

/** Does to a ticket that is there what filters set (FLT-4): each change is recorded as the filter's own. */
export async function applyTouches(tx: Tx, open: OpenTicket, touches: readonly SoundTouch[]): Promise<void> {
  const { statuses } = await knownChoices(tx);
  for (const touch of touches) {
    const { changes, fate } = touch;
    const by = actorOf(touch);
    if (changes.owner !== undefined && changes.owner.to !== open.ticket.ownerId) {
      open.say('ticket.assigned', { from: open.ticket.ownerId, to: changes.owner.to }, by);
      open.set({ ownerId: changes.owner.to });
    }
    if (changes.site !== undefined || changes.group !== undefined) {
      const from = { siteId: open.ticket.siteId, groupId: open.ticket.groupId };
      const groupId = changes.group === undefined ? from.groupId : changes.group.to;
      const to = { siteId: changes.site?.to ?? from.siteId, groupId };
      open.say('ticket.moved', { from, to }, by);
      open.set(to);
    }
    const priority = changes.priority?.to ?? open.ticket.priority;
    if (priority !== open.ticket.priority) {
      open.say('ticket.priority-set', { from: open.ticket.priority, to: priority }, by);
      open.set({ priority });
    }
    const told = {
      ...(changes.template === undefined ? {} : { templateId: changes.template }),
      ...(changes.type === undefined ? {} : { typeId: changes.type }),
      ...(changes.tags === undefined ? {} : { tags: changes.tags }),
      ...filledBy(changes, open.ticket),
    };
    if (Object.keys(told).length > 0) {
      open.say('ticket.changed', { changes: told }, by);
      open.set(Object.fromEntries(Object.entries(told).map(([field, change]) => [field, change.to])));
    }
    const status = statuses.find(({ id }) => id === changes.status?.to);
    if (status !== undefined) setStatus(tx, open, status, { closedBy: 'system', by });
    if (fate === 'spam' && open.ticket.spamAt === null) {
      open.set({ spamAt: tx.now });
      open.say('ticket.spam-marked', {}, by);
    }
    const level = levelAfter([touch]);
    if (level !== undefined && level.levelId !== open.ticket.levelId) {
      open.set({ levelId: level.levelId });
      open.say('ticket.level-set', level, by);
    }
  }
}

/** What a template filled in, as the ticket's own fields. */
function filledBy({ dueAt, customFields }: FilterChanges, ticket: TicketRecord) {
  const own = { from: ticket.customFields, to: { ...ticket.customFields, ...customFields?.to } };
  return {
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(customFields === undefined ? {} : { customFields: own }),
  };
}
