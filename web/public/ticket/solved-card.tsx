import { Check, RotateCcw } from 'lucide-react';
import { useNavigate } from '@tanstack/react-router';
import {
  closePublicTicket,
  type PublicTicket,
  readPublicTicket,
  renewPublicLink,
  reopenPublicTicket,
} from '#api/desk/public-ticket.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { useCall } from '#web/kit/wire/use-answer.ts';
import type { PublicWords } from './use-public-words.ts';

/** Closing and opening again, and a new link (TKT-4). */
export function SolvedCard({ ticket, token, words }: SolvedCardProps) {
  const { t } = words;
  const navigate = useNavigate();
  const close = useCall(closePublicTicket, { refresh: [readPublicTicket] });
  const reopen = useCall(reopenPublicTicket, { refresh: [readPublicTicket] });
  const renew = useCall(renewPublicLink, { onSuccess: ({ path }) => void navigate({ to: path, replace: true }) });
  const closed = ticket.closedAt !== null;
  const params = { token };
  return (
    <aside className="pub-side">
      <div className="card pub-card">
        <h2>{closed ? t('solved.isClosed') : t('solved.title')}</h2>
        <p>{closed ? t('solved.openLead') : t('solved.lead')}</p>
        {closed ? (
          <Button
            size="lg"
            icon={<RotateCcw size={17} aria-hidden />}
            busy={reopen.isPending}
            onClick={() => reopen.mutate({ params })}
          >
            {t('solved.reopen')}
          </Button>
        ) : (
          <Button
            size="lg"
            icon={<Check size={17} aria-hidden />}
            busy={close.isPending}
            onClick={() => close.mutate({ params })}
          >
            {t('solved.close')}
          </Button>
        )}
        {close.error || reopen.error ? (
          <p className="pub-error" role="alert">
            {t('solved.failed')}
          </p>
        ) : null}
      </div>
      <p className="pub-hint">
        {t('link.hint')}{' '}
        <button type="button" className="pub-link" disabled={renew.isPending} onClick={() => renew.mutate({ params })}>
          {t('link.renew')}
        </button>
      </p>
      {renew.isSuccess ? (
        <p className="pub-hint" role="status">
          {t('link.renewed')}
        </p>
      ) : null}
    </aside>
  );
}

export interface SolvedCardProps {
  readonly ticket: PublicTicket;
  readonly token: string;
  readonly words: PublicWords;
}
