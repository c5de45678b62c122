import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dropReturn, planReturn } from '#api/desk/ticket-return.ts';
import type { TicketRow } from '#api/desk/ticket.ts';
import { bulkChange } from '#api/desk/tickets.ts';
import type { Instant } from '#core/platform/instant.ts';
import { presentInstant } from '#web/kit/time/use-now.ts';
import { useTimes } from '#web/kit/time/use-times.ts';
import { toast } from '#web/kit/toast/toast.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { call } from '#web/kit/wire/call.ts';
import { queryClient } from '#web/kit/wire/query-client.ts';
import { dormantDate, dormantTimes } from './dormant-times.ts';
import { Pick } from './pick.tsx';

/**
 * Asks until when tickets rest when they are set dormant (TKT-2): until further notice, to a day from the list, or to a
 * date that is typed. Undo wakes them with the status they had.
 */
export function useDormant(targets: readonly TicketRow[], untilFurtherNotice: (statusId: string) => void) {
  const { t } = useTranslation('desk');
  const times = useTimes();
  const [statusId, setStatusId] = useState<string>();
  const tell = (error: unknown) => toast({ text: errorSentence(error), tone: 'bad' });
  const rest = async (at: Instant) => {
    const before = targets.map((row) => ({ ticketIds: [row.id], changes: { statusId: row.statusId } }));
    for (const { id } of targets)
      await call(planReturn, {
        params: { ticketId: id },
        body: { at, category: 'open', everyDays: null, dormant: true },
      });
    refresh();
    toast({ text: t('dormant.rests', { count: targets.length, at: times.when(at) }), undo: () => void wake(before) });
  };
  const wake = async (before: readonly { readonly ticketIds: string[]; readonly changes: { statusId: string } }[]) => {
    try {
      for (const { ticketIds } of before) await call(dropReturn, { params: { ticketId: ticketIds[0] ?? '' } });
      await call(bulkChange, { body: { changes: [...before] } });
    } catch (error) {
      tell(error);
    }
    refresh();
  };
  const picker: ReactNode =
    statusId === undefined ? null : (
      <Pick
        key="dormant"
        title={t('dormant.until')}
        choices={[
          { value: '', label: t('dormant.further') },
          ...dormantTimes(presentInstant()).map(({ name, at }) => ({
            value: String(at),
            label: `${t(`dormant.${name}`)} · ${times.when(at)}`,
          })),
        ]}
        makes={(text) => {
          const at = dormantDate(text, presentInstant());
          return at === undefined ? undefined : { value: String(at), label: times.fully(at) };
        }}
        nothing={t('dormant.typeDate')}
        onPick={(value) => (value === '' ? untilFurtherNotice(statusId) : void rest(Number(value)).catch(tell))}
        onClose={() => setStatusId(undefined)}
      />
    );
  return { ask: setStatusId, picker };
}

function refresh(): void {
  void queryClient.invalidateQueries({ predicate: (query) => String(query.queryKey[1]).startsWith('/ticket') });
}
