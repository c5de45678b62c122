import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#api/desk/ticket.ts';
import { listTickets } from '#api/desk/tickets.ts';
import { Pick } from '#web/desk/tickets/pick.tsx';
import { useAnswer } from '#web/kit/wire/use-answer.ts';

/** Finds another ticket by its number, customer or subject (TKT-6); before anything is typed, the same customer's. */
export function FindTicket({ title, near, onlyOpen = false, onPick, onClose }: FindTicketProps) {
  const { t } = useTranslation('desk');
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 200);
  const personId = near.person?.id;
  const found = useAnswer(
    listTickets,
    {
      query: {
        view: onlyOpen ? 'open' : 'all',
        sort: 'changed',
        descending: 'true',
        limit: 8,
        ...(text === '' ? { personId } : { text }),
      } as never,
    },
    { enabled: text !== '' || personId !== undefined, keepPrevious: true },
  );
  const rows = (found.data?.rows ?? []).filter(({ id }) => id !== near.id);
  return (
    <Pick
      title={title}
      onType={setTyped}
      nothing={text === '' && personId === undefined ? t('kin.find') : t('kin.none')}
      choices={rows.map((row) => ({
        value: row.id,
        label: [row.number, row.person?.name, row.subject].filter(Boolean).join(' · '),
      }))}
      onPick={(id) => {
        const row = rows.find((one) => one.id === id);
        if (row) onPick(row);
      }}
      onClose={onClose}
    />
  );
}

interface FindTicketProps {
  readonly title: string;
  /** The ticket it shall have to do with. */
  readonly near: { readonly id: string; readonly person: TicketRow['person'] };
  readonly onlyOpen?: boolean;
  readonly onPick: (row: TicketRow) => void;
  readonly onClose: () => void;
}
