import { listPhrases, type Phrase } from '#api/desk/phrases.ts';
import type { Ticket } from '#api/desk/ticket.ts';
import { fillPhrase, firstNameOf, type PhraseValues } from '#core/desk/phrases/fill-phrase.ts';
import { findPhrases } from '#core/desk/phrases/find-phrases.ts';
import type { DeskNames } from '#web/desk/tickets/desk-names.ts';
import { useMe } from '#web/house/me/use-me.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { plainPhrase } from './plain-phrase.ts';

/** The phrases that suit a ticket, and how they read there (TKT-3). */
export function usePhrases(ticket: Ticket, names: DeskNames): TicketPhrases {
  const me = useMe();
  const rows = useAnswer(listPhrases, {}, { staleTime: 60_000 }).data?.rows ?? [];
  const values: PhraseValues = {
    'person.firstName': firstNameOf(ticket.person?.name ?? ''),
    'person.name': ticket.person?.name ?? '',
    'person.email': ticket.person?.address ?? '',
    'company.name': ticket.company?.name ?? '',
    'ticket.number': ticket.number,
    'ticket.subject': ticket.subject,
    'agent.firstName': firstNameOf(me?.name ?? ''),
    'agent.name': me?.name ?? '',
    'site.name': names.site(ticket.siteId),
  };
  const here = { siteId: ticket.siteId, language: ticket.person?.language ?? null };
  return {
    any: findPhrases(rows, '', here).length > 0,
    find: (typed) => findPhrases(rows, typed, here),
    fill: (phrase) => inline(fillPhrase(phrase.bodyHtml, values)),
    preview: (phrase) => plainPhrase(fillPhrase(phrase.bodyHtml, values)),
  };
}

export interface TicketPhrases {
  readonly any: boolean;
  readonly find: (typed: string) => readonly Phrase[];
  readonly fill: (phrase: Pick<Phrase, 'bodyHtml'>) => string;
  readonly preview: (phrase: Phrase) => string;
}

/** A phrase of one paragraph goes into the line where the caret stands. */
function inline(html: string): string {
  const alone = /^<p>((?:(?!<\/?p>)[\s\S])*)<\/p>$/u.exec(html.trim());
  return alone?.[1] ?? html;
}
