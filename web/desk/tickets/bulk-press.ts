import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { TicketRow } from '#api/desk/ticket.ts';
import { bulkChange, type bulkChanges, countTickets, listTickets, readBoard, readTicket } from '#api/desk/tickets.ts';
import { toast } from '#web/kit/toast/toast.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { call } from '#web/kit/wire/call.ts';
import { keyOf } from '#web/kit/wire/use-answer.ts';
import { patchRows } from './use-desk-list.ts';

export type TicketChanges = Partial<z.output<typeof bulkChanges>>;

/**
 * Changes tickets at once, shows it before the server has answered, and offers undo instead of asking "are you sure"
 * (TKT-5). What was refused is said.
 */
export function useBulkPress() {
  const client = useQueryClient();
  const { t } = useTranslation('desk');
  const refresh = () => {
    for (const one of [listTickets, readBoard, countTickets, readTicket])
      void client.invalidateQueries({ queryKey: keyOf(one) });
  };
  const send = async (
    changes: readonly { readonly ticketIds: readonly string[]; readonly changes: TicketChanges }[],
  ) => {
    const answer = await call(bulkChange, { body: { changes: changes as never } });
    refresh();
    return answer;
  };
  return async (ticketIds: readonly string[], changes: TicketChanges): Promise<void> => {
    if (ticketIds.length === 0) return;
    const wanted = new Set(ticketIds);
    patchRows(client, (row) => (wanted.has(row.id) ? asChanged(row, changes) : undefined));
    try {
      const batches = Array.from({ length: Math.ceil(ticketIds.length / 500) }, (_, at) => ({
        ticketIds: ticketIds.slice(at * 500, at * 500 + 500),
        changes,
      }));
      const answer = await send(batches);
      if (answer.refused.length > 0) toast({ text: t('act.refused', { count: answer.refused.length }), tone: 'bad' });
      if (answer.changed.length > 0)
        toast({
          text: t('act.done', { count: answer.changed.length }),
          undo: () =>
            void send(answer.undo as never).catch((error: unknown) =>
              toast({ text: errorSentence(error), tone: 'bad' }),
            ),
        });
    } catch (error) {
      refresh();
      toast({ text: errorSentence(error), tone: 'bad' });
    }
  };
}

function asChanged(row: TicketRow, changes: TicketChanges): TicketRow {
  const { addTags = [], removeTags = [], ...fields } = changes;
  const tags = [...new Set([...row.tags.filter((tag) => !removeTags.includes(tag)), ...addTags])];
  return { ...row, ...(fields as Partial<TicketRow>), tags };
}
