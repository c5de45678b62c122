import { Lock } from 'lucide-react';
import { useParams } from '@tanstack/react-router';
import { readPublicTicket } from '#api/desk/public-ticket.ts';
import { CallFailed } from '#web/kit/wire/call-failed.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { asLanguage, currentLanguage } from '#web/kit/language/i18n.ts';
import { AnswerPromise } from './answer-promise.tsx';
import { CustomerComposer } from './customer-composer.tsx';
import { onColour } from './on-colour.ts';
import { PublicMessages } from './public-messages.tsx';
import { SolvedCard } from './solved-card.tsx';
import { TicketSteps } from './ticket-steps.tsx';
import { usePublicWords } from './use-public-words.ts';
import './public-ticket.css';

/** How often the page looks for news; a customer's page has no live connection. */
const LOOK_EVERY = 20_000;

/** The customer's own page of a ticket, opened by its private link in the customer's language (TKT-4). */
export function PublicTicketPage() {
  const { token = '' } = useParams({ strict: false });
  const read = useAnswer(readPublicTicket, { params: { token } }, { refetchInterval: LOOK_EVERY });
  const ticket = read.data;
  const words = usePublicWords(asLanguage(ticket?.language) ?? currentLanguage(), ticket?.zone ?? 'Europe/Stockholm');
  if (words === undefined) return null;
  const { t, day } = words;
  if (ticket === undefined) {
    if (read.isPending) return <main className="pub-alone" aria-busy="true" />;
    const gone = read.error instanceof CallFailed && read.error.status === 404;
    return (
      <main className="pub-alone" lang={words.language}>
        <h1>{gone ? t('invalid.title') : t('unreachable.title')}</h1>
        <p>{gone ? t('invalid.lead') : t('unreachable.lead')}</p>
      </main>
    );
  }
  const style = { '--brand': ticket.colour, '--on-brand': onColour(ticket.colour) } as React.CSSProperties;
  return (
    <div className="pub" style={style} lang={words.language}>
      <header className="pub-bar">
        <div>
          <span className="pub-name">{ticket.siteName}</span>
          <span className="pub-private">
            <Lock size={14} aria-hidden />
            {t('privateLink')}
          </span>
        </div>
      </header>
      <div className="pub-columns">
        <main>
          <section className="card pub-head">
            <div className="pub-meta">{t('created', { number: ticket.number, date: day(ticket.createdAt) })}</div>
            <h1>{ticket.subject}</h1>
            <TicketSteps ticket={ticket} words={words} />
            <AnswerPromise ticket={ticket} words={words} />
          </section>
          <PublicMessages ticket={ticket} token={token} words={words} />
          <CustomerComposer ticket={ticket} token={token} words={words} />
        </main>
        <SolvedCard ticket={ticket} token={token} words={words} />
      </div>
    </div>
  );
}
