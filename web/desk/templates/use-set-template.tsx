import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setTicketTemplate } from '#api/desk/templates.ts';
import type { Ticket } from '#api/desk/ticket.ts';
import { changeTicket, listTickets, readTicket } from '#api/desk/tickets.ts';
import { fieldName } from '#web/desk/ticket/event-line.tsx';
import { Pick } from '#web/desk/tickets/pick.tsx';
import { toast } from '#web/kit/toast/toast.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { call } from '#web/kit/wire/call.ts';
import { keyOf } from '#web/kit/wire/use-answer.ts';
import { useTemplates } from './use-templates.ts';

/** Sets the template of a ticket from a list of those of its site (TPL-1, TPL-2); what it filled in is told, with undo. */
export function useSetTemplate(ticket: Ticket | undefined) {
  const { t } = useTranslation('desk');
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const templates = useTemplates(ticket?.siteId ?? '', ticket?.person?.language ?? null);
  const refresh = () => {
    for (const one of [readTicket, listTickets]) void client.invalidateQueries({ queryKey: keyOf(one) });
  };
  const tell = (error: unknown) => {
    toast({ text: errorSentence(error), tone: 'bad' });
    refresh();
  };
  const set = (ticketId: string, templateId: string | null) =>
    void call(setTicketTemplate, { params: { ticketId }, body: { templateId } }).then((came) => {
      refresh();
      const name = templates.find(templateId)?.name ?? '';
      const fields = came.filled.map((field) => fieldName(field, t)).join(', ');
      const { version } = came.ticket;
      toast({
        text: t(templateId === null ? 'templates.taken' : fields ? 'templates.setFilled' : 'templates.set', {
          name,
          fields,
        }),
        undo: () =>
          void call(changeTicket, { params: { ticketId }, body: { ...came.undo, version } }).then(refresh, tell),
      });
    }, tell);
  const picker =
    open && ticket ? (
      <Pick
        title={t('templates.pick')}
        choices={[
          { value: '', label: t('templates.without'), on: ticket.templateId === null },
          ...templates.here.map(({ id, name }) => ({ value: id, label: name, on: ticket.templateId === id })),
        ]}
        onPick={(value) => set(ticket.id, value === '' ? null : value)}
        onClose={() => setOpen(false)}
      />
    ) : null;
  return { open: () => setOpen(true), picker };
}
