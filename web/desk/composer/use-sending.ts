import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { forwardTicket, noteTicket, replyToTicket, undoAnswer } from '#api/desk/messages.ts';
import type { Attachment, Ticket } from '#api/desk/ticket.ts';
import { countTickets, listTickets, readTicket } from '#api/desk/tickets.ts';
import { toast } from '#web/kit/toast/toast.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { call } from '#web/kit/wire/call.ts';
import { keyOf } from '#web/kit/wire/use-answer.ts';
import type { Mode } from './use-draft.ts';
import { outgoingHtml } from './use-files.ts';

export interface Letter {
  readonly mode: Mode;
  readonly html: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly files: readonly Attachment[];
  readonly mentioned: readonly string[];
  readonly statusId: string;
  readonly sendAt?: number | undefined;
}

/** Sends what is written; an answer can be taken back while it is held, and then stands in the composer again (TKT-3). */
export function useSending(ticket: Ticket, undoSeconds: number, onUndone: (letter: Letter) => void) {
  const client = useQueryClient();
  const { t } = useTranslation('desk');
  const refresh = () => {
    for (const one of [readTicket, listTickets, countTickets]) void client.invalidateQueries({ queryKey: keyOf(one) });
  };
  return async (letter: Letter): Promise<void> => {
    const params = { ticketId: ticket.id };
    const html = outgoingHtml(letter.html, letter.files);
    const attachmentIds = letter.files.map((file) => file.id);
    if (letter.mode === 'note') {
      await call(noteTicket, { params, body: { html, mentioned: [...letter.mentioned], attachmentIds } });
      toast({ text: t('compose.noted') });
      return refresh();
    }
    const written =
      letter.mode === 'answer'
        ? await call(replyToTicket, {
            params,
            body: {
              html,
              ...(letter.to.length > 0 ? { to: [...letter.to] } : {}),
              cc: [...letter.cc],
              bcc: [...letter.bcc],
              attachmentIds,
              ...(letter.statusId ? { statusId: letter.statusId } : {}),
              ...(letter.sendAt === undefined ? {} : { sendAt: letter.sendAt }),
              version: ticket.version,
            },
          })
        : await call(forwardTicket, {
            params,
            body: {
              html,
              to: [...letter.to],
              cc: [...letter.cc],
              attachmentIds,
              messageIds: ticket.messages.filter((one) => one.kind === 'customer').map((one) => one.id),
            },
          });
    refresh();
    const undo = () =>
      void call(undoAnswer, { params: { messageId: written.message.id } }).then(
        () => {
          refresh();
          onUndone(letter);
          toast({ text: t('compose.taken') });
        },
        (error: unknown) => toast({ text: errorSentence(error), tone: 'bad' }),
      );
    if (undoSeconds > 0 || letter.sendAt !== undefined)
      toast({
        text: t('ticket.held'),
        undo,
        seconds: Math.max(undoSeconds, 1),
        ...(letter.sendAt === undefined ? { countdown: (seconds: number) => t('compose.leaves', { seconds }) } : {}),
        afterwards: refresh,
      });
  };
}
