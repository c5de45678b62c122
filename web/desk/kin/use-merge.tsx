import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#api/desk/ticket.ts';
import { mergeTicket, unmergeTicket } from '#api/desk/ticket-surgery.ts';
import { Pick } from '#web/desk/tickets/pick.tsx';
import type { KeyBinding } from '#web/kit/keys/use-keys.ts';
import { toast } from '#web/kit/toast/toast.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { call } from '#web/kit/wire/call.ts';
import { queryClient } from '#web/kit/wire/query-client.ts';
import { FindTicket } from './find-ticket.tsx';

/**
 * Merging from the key M, the menu and the bulk bar (TKT-6): of one ticket one says into which, of several which stays.
 * Undo takes it back.
 */
export function useMerge(targets: readonly TicketRow[], onDone: (into: string) => void = () => undefined) {
  const { t } = useTranslation('desk');
  const [opened, setOpened] = useState(false);
  const [only] = targets;
  const merge = async (into: TicketRow) => {
    const children = targets.filter(({ id }) => id !== into.id);
    const done: TicketRow[] = [];
    try {
      for (const child of children) {
        await call(mergeTicket, { params: { ticketId: child.id }, body: { intoId: into.id } });
        done.push(child);
      }
    } catch (error) {
      toast({ text: errorSentence(error), tone: 'bad' });
    }
    refreshTickets();
    if (done.length === 0) return;
    onDone(into.id);
    toast({
      text: t('kin.merged', { number: done.map(({ number }) => number).join(', '), into: into.number }),
      undo: () => void takeApart(done.toReversed().map(({ id }) => id)),
    });
  };
  const close = () => setOpened(false);
  const picker: ReactNode =
    !opened || !only ? null : targets.length === 1 ? (
      <FindTicket
        title={t('kin.mergeWith', { number: only.number })}
        near={only}
        onlyOpen
        onPick={(into) => void merge(into)}
        onClose={close}
      />
    ) : (
      <Pick
        title={t('kin.keep')}
        choices={targets.map((row) => ({ value: row.id, label: `${row.number} · ${row.subject}` }))}
        onPick={(id) => {
          const into = targets.find((row) => row.id === id);
          if (into) void merge(into);
        }}
        onClose={close}
      />
    );
  const key: KeyBinding = {
    keys: 'm',
    label: t('kin.merge'),
    group: t('keys.ticket'),
    when: targets.length > 0,
    run: () => setOpened(true),
  };
  return { open: () => setOpened(targets.length > 0), picker, key };
}

/** Takes merges back, the last first (TKT-6). */
export async function takeApart(ticketIds: readonly string[]): Promise<void> {
  try {
    for (const ticketId of ticketIds) await call(unmergeTicket, { params: { ticketId } });
  } catch (error) {
    toast({ text: errorSentence(error), tone: 'bad' });
  }
  refreshTickets();
}

/** Everything shown of tickets is read again. */
export function refreshTickets(): void {
  void queryClient.invalidateQueries({ predicate: (query) => String(query.queryKey[1]).startsWith('/ticket') });
}
