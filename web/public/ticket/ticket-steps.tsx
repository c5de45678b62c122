import type { PublicTicket } from '#api/desk/public-ticket.ts';
import { useNow } from '#web/kit/time/use-now.ts';
import type { PublicWords } from './use-public-words.ts';

/** Where the ticket is on its way, in four steps (TKT-4); never a status of ours. */
export function TicketSteps({ ticket, words }: { readonly ticket: PublicTicket; readonly words: PublicWords }) {
  const now = useNow();
  const { t, moment, lasting, deadline } = words;
  const done = ticket.closedAt !== null;
  const answered = ticket.firstAnsweredAt !== null;
  const waiting = ticket.category === 'waiting-for-customer';
  const who = ticket.agentFirstName === null ? '' : t('steps.has', { name: ticket.agentFirstName });
  const steps = [
    { name: t('steps.received'), told: moment(ticket.createdAt, now), state: 'on' },
    {
      name: t(answered || done ? 'steps.answered' : 'steps.answering'),
      told: answered ? t('steps.after', { lasting: lasting((ticket.firstAnsweredAt ?? 0) - ticket.createdAt) }) : '',
      state: answered ? 'on' : done ? 'on' : 'now',
    },
    {
      name: waiting ? t('steps.waiting') : t('steps.working'),
      told: done ? '' : who,
      state: done ? 'on' : answered ? 'now' : '',
    },
    {
      name: t('steps.done'),
      told: done
        ? moment(ticket.closedAt ?? 0, now)
        : ticket.doneBy === null
          ? ''
          : t('steps.by', { when: deadline(ticket.doneBy, now) }),
      state: done ? 'on' : '',
    },
  ];
  return (
    <ol className="pub-steps">
      {steps.map((step) => (
        <li
          key={step.name}
          className={step.state === 'now' ? 'on now' : step.state}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <b>{step.name}</b>
          {step.told}
        </li>
      ))}
    </ol>
  );
}
