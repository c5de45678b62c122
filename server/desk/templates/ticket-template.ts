import type { Ticket } from '#api/desk/ticket.ts';
import { checklistOf } from '#core/desk/templates/checklist.ts';
import { userBehind } from '#core/platform/actor.ts';
import { usersByIds } from '#server/house/users/users.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';

import { readTicketEvents, type TicketRecord } from '../tickets/tickets.store.ts';
import { findTemplateRow } from './templates.store.ts';

/** What a ticket's template says to whoever works on it, with who has ticked what (TPL-1); null without one. */
export async function ticketTemplate(
  tx: Tx,
  ticket: Pick<TicketRecord, 'id' | 'templateId'>,
): Promise<Ticket['template']> {
  const template = ticket.templateId === null ? undefined : await findTemplateRow(tx, ticket.templateId);
  if (template === undefined) return null;
  const items = checklistOf(template, await readTicketEvents(tx, ticket.id));
  const ids = items.flatMap(({ done }) => (done === null ? [] : [userBehind(done.by)])).filter((id) => id !== null);
  const names = new Map((await usersByIds(tx, ids)).map(({ id, name }) => [id, name]));
  const { id, name, instructions, replyHtml } = template;
  return {
    ...{ id, name, instructions, replyHtml },
    checklist: items.map(({ done, ...item }) => ({
      ...item,
      done: done === null ? null : { by: names.get(userBehind(done.by) ?? '') ?? '', at: done.at },
    })),
  };
}
