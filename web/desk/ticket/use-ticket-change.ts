import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Ticket } from '#api/desk/ticket.ts';
import { changeTicket, countTickets, listTickets, readTicket } from '#api/desk/tickets.ts';
import { toast } from '#web/kit/toast/toast.tsx';
import { CallFailed, errorSentence } from '#web/kit/wire/call-failed.ts';
import { call, type RequestFor } from '#web/kit/wire/call.ts';
import { keyOf } from '#web/kit/wire/use-answer.ts';

export type TicketChange = Omit<NonNullable<RequestFor<typeof changeTicket>['body']>, 'version'>;

/**
 * Saves a change of a ticket against the version on the page (TKT-5): shown at once; when somebody else was first the
 * change is kept aside as a conflict with the difference, and can be made again against theirs.
 */
export function useTicketChange(ticket: Ticket | undefined) {
  const client = useQueryClient();
  const [conflict, setConflict] = useState<{ readonly error: CallFailed; readonly mine: TicketChange | undefined }>();
  const save = async (change: TicketChange, version: number): Promise<void> => {
    if (!ticket) return;
    const key = keyOf(readTicket, { params: { ticketId: ticket.id } });
    client.setQueryData<Ticket>(key, (before) => before && ({ ...before, ...change } as Ticket));
    try {
      const row = await call(changeTicket, { params: { ticketId: ticket.id }, body: { ...change, version } });
      client.setQueryData<Ticket>(key, (before) => before && { ...before, ...row });
      setConflict(undefined);
    } catch (error) {
      if (error instanceof CallFailed && error.code === 'tickets.stale') setConflict({ error, mine: change });
      else toast({ text: errorSentence(error), tone: 'bad' });
    }
    for (const one of [readTicket, listTickets, countTickets]) void client.invalidateQueries({ queryKey: keyOf(one) });
  };
  return {
    conflict,
    change: (change: TicketChange) => void save(change, ticket?.version ?? 0),
    /** Makes the change that was refused, against what stands now. */
    again: () => {
      const version = Number(conflict?.error.problem.facts.version ?? ticket?.version ?? 0);
      const mine = conflict?.mine;
      setConflict(undefined);
      if (mine) void save(mine, version);
    },
    refuse: (error: CallFailed) => {
      setConflict({ error, mine: undefined });
      void client.invalidateQueries({ queryKey: keyOf(readTicket) });
    },
    dismiss: () => setConflict(undefined),
  };
}
