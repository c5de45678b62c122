import { useTranslation } from 'react-i18next';
import { splitTicket, undoSplit } from '#api/desk/ticket-surgery.ts';
import { toast } from '#web/kit/toast/toast.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { call } from '#web/kit/wire/call.ts';
import { refreshTickets } from './use-merge.tsx';

/** Makes a ticket of its own of a message, with undo (TKT-6). */
export function useSplit(ticketId: string): (messageId: string) => void {
  const { t } = useTranslation('desk');
  const tell = (error: unknown) => toast({ text: errorSentence(error), tone: 'bad' });
  return (messageId) => {
    call(splitTicket, { params: { ticketId }, body: { messageId } }).then((made) => {
      refreshTickets();
      toast({
        text: t('kin.splitDone', { number: made.number }),
        undo: () => void call(undoSplit, { params: { ticketId, otherId: made.id } }).then(refreshTickets, tell),
      });
    }, tell);
  };
}
