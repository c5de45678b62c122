import type { z } from 'zod';
import type { bulkChanges } from '#api/desk/tickets.ts';
import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { changeTicket, type TicketChanges } from './change-ticket.ts';
import { findTicketRecord, type TicketRecord } from './tickets.store.ts';

/** The same changes on some tickets. */
export interface Bulk {
  readonly ticketIds: readonly string[];
  readonly changes: TicketChanges;
}

export interface BulkResult {
  readonly changed: string[];
  readonly refused: { ticketId: string; code: string }[];
  readonly undo: { ticketIds: string[]; changes: z.output<typeof bulkChanges> }[];
}

/**
 * Changes many tickets at once (TKT-5). Tickets are taken in the order of their ids, so that two bulks at once wait
 * for each other instead of locking each other; one that may not be changed is told and holds up no other.
 */
export async function bulkChange(
  tx: Tx,
  by: Actor,
  input: {
    readonly bulks: readonly Bulk[];
    readonly may: (ticket: TicketRecord, changes: TicketChanges) => Promise<void>;
  },
): Promise<BulkResult> {
  const all = input.bulks.flatMap((bulk) => bulk.ticketIds.map((ticketId) => ({ ticketId, changes: bulk.changes })));
  const result: BulkResult = { changed: [], refused: [], undo: [] };
  for (const { ticketId, changes } of all.toSorted((a, b) => (a.ticketId < b.ticketId ? -1 : 1))) {
    const done = await tx.attempt(async () => {
      const before = await findTicketRecord(tx, ticketId);
      if (before === undefined) throw new Refusal('not-found', 'tickets.not-found', { ticketId });
      await input.may(before, changes);
      return { before, after: await changeTicket(tx, by, { ticketId, changes }) };
    });
    if (done instanceof Refusal) result.refused.push({ ticketId, code: done.code });
    else if (done.after.version !== done.before.version) {
      result.changed.push(ticketId);
      result.undo.push({ ticketIds: [ticketId], changes: reverse(done.before, done.after, changes) });
    }
  }
  return result;
}

const fields = ['priority', 'typeId', 'siteId', 'groupId', 'ownerId', 'statusId'] as const;

function reverse(before: TicketRecord, after: TicketRecord, changes: TicketChanges): z.output<typeof bulkChanges> {
  const back: Record<string, unknown> = {};
  for (const field of fields) if (before[field] !== after[field]) back[field] = before[field];
  const added = (changes.addTags ?? []).filter((tag) => !before.tags.includes(tag));
  const removed = (changes.removeTags ?? []).filter((tag) => before.tags.includes(tag));
  return {
    ...back,
    ...(added.length === 0 ? {} : { removeTags: added }),
    ...(removed.length === 0 ? {} : { addTags: removed }),
  };
}
