import { Inbox } from 'lucide-react';
import { listTickets } from '#api/desk/tickets.ts';
import { offerSearch } from '#web/kit/commands/commands.ts';
import { paths } from '#web/kit/frame/paths.ts';
import { call } from '#web/kit/wire/call.ts';
import { i18n } from '#web/kit/language/i18n.ts';

/** Finds tickets in the command bar by number, subject and customer (TKT-7). */
export function offerTicketSearch(go: (path: string) => void): void {
  offerSearch({
    id: 'tickets',
    find: async (text, signal) => {
      const { rows } = await call(listTickets, { query: { view: 'all', text, limit: 8 } }, { signal });
      return rows.map((row) => ({
        id: `ticket ${row.id}`,
        label: `${row.number} · ${row.subject}${row.person?.name ? ` · ${row.person.name}` : ''}`,
        group: i18n.t('desk:list.tickets'),
        icon: <Inbox size={16} />,
        run: () => go(paths.ticket(row.id)),
      }));
    },
  });
}
