import { lastAuthorOf } from './draft-ticket.ts';
import type { MessageRow } from './messages.store.ts';
import { snippetOf } from './safe-answer.ts';
import type { TicketRecord } from './tickets.store.ts';

/** What a list shows of a ticket's messages, reckoned from them anew when some have gone or come (TKT-6, TKT-8). */
export function latestOf(
  messages: readonly MessageRow[],
  ticket: Pick<TicketRecord, 'description'>,
): Pick<TicketRecord, 'lastMessageAt' | 'lastAuthor' | 'snippet' | 'unread' | 'firstAnsweredAt'> {
  const left = messages.filter((each) => each.state !== 'undone');
  const last = left.findLast((each) => each.kind !== 'note' && each.kind !== 'forward');
  const firstAnswer = left.find((each) => each.kind === 'answer' && each.state !== 'scheduled');
  return {
    lastMessageAt: last?.at ?? null,
    lastAuthor: last === undefined ? null : lastAuthorOf(last.kind),
    snippet: snippetOf(last?.bodyText ?? ticket.description),
    unread: last?.kind === 'customer',
    firstAnsweredAt: firstAnswer?.at ?? null,
  };
}
