import type { Actor } from '#core/platform/actor.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { changeTicket } from './change-ticket.ts';
import { changingTicket } from './changing-ticket.ts';
import { knownChoices } from './known-choices.ts';
import { findTicketRecord, type TicketRecord } from './tickets.store.ts';

/** What a step of a level does to a ticket (SLA-8); telling people is done by the promise itself. */
export type EscalationDeed =
  | { readonly kind: 'notify' }
  | { readonly kind: 'raise-priority' }
  | { readonly kind: 'assign'; readonly userId: string }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'set-level'; readonly levelId: string };

/** Does to a ticket what a step of its level asks (SLA-8, SLA-5); a ticket that is gone or done is left alone. */
export async function escalateTicket(
  tx: Tx,
  by: Actor,
  input: { readonly ticketId: string; readonly does: EscalationDeed; readonly escalationId: string },
): Promise<void> {
  const { ticketId, does } = input;
  const ticket = await findTicketRecord(tx, ticketId);
  if (ticket === undefined || ticket.deletedAt !== null || ticket.spamAt !== null || ticket.closedAt !== null) return;
  switch (does.kind) {
    case 'raise-priority': {
      const priority = await nextPriority(tx, ticket);
      if (priority !== null) await changeTicket(tx, by, { ticketId, changes: { priority } });
      return;
    }
    case 'assign':
      await changeTicket(tx, by, { ticketId, changes: { ownerId: does.userId } });
      return;
    case 'tag':
      await changeTicket(tx, by, { ticketId, changes: { addTags: [does.tag] } });
      return;
    case 'set-level':
      await changingTicket(tx, by, ticketId, async (open) => {
        if (open.ticket.levelId === does.levelId) return;
        open.set({ levelId: does.levelId });
        const why = { kind: 'escalation', id: input.escalationId } as const;
        open.say('ticket.level-set', { levelId: does.levelId, why });
      });
      return;
    default:
  }
}

async function nextPriority(tx: Tx, ticket: TicketRecord): Promise<string | null> {
  const { priorities } = await knownChoices(tx);
  const now = priorities.find((each) => each.id === ticket.priority)?.position ?? 0;
  const higher = priorities.filter((each) => each.active && each.position > now);
  return higher.toSorted((a, b) => a.position - b.position)[0]?.id ?? null;
}
