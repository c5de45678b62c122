import type { PublicTicket } from '#api/desk/public-ticket.ts';
import { Ring } from '#web/promise/clocks/ring.tsx';
import { useNow } from '#web/kit/time/use-now.ts';
import type { PublicWords } from './use-public-words.ts';

/** By when we answer, as a time and nothing else (TKT-4, DESIGN 7); nothing when nothing is owed. */
export function AnswerPromise({ ticket, words }: { readonly ticket: PublicTicket; readonly words: PublicWords }) {
  const now = useNow();
  const { t, deadline } = words;
  if (ticket.closedAt !== null) return <p className="pub-promise">{t('promise.closed')}</p>;
  if (ticket.category === 'waiting-for-customer') return <p className="pub-promise">{t('promise.yours')}</p>;
  if (ticket.answerBy === null) return null;
  return (
    <div className="pub-promise">
      <Ring state="ontrack" left={ticket.answerLeft ?? 1} size={36} />
      <div>
        <b>{t('promise.answer', { when: deadline(ticket.answerBy, now) })}</b>
        {ticket.doneBy === null ? null : (
          <div className="pub-hint">{t('promise.done', { when: deadline(ticket.doneBy, now) })}</div>
        )}
      </div>
    </div>
  );
}
