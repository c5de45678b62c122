import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '#api/desk/ticket.ts';
import { readTicket } from '#api/desk/tickets.ts';
import { useLiveRefresh } from '#web/kit/live/live-context.tsx';
import { useGo } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { Keys } from '#web/kit/keys/keys.tsx';
import { Avatar } from '#web/kit/parts/avatar.tsx';
import { Button } from '#web/kit/parts/button.tsx';
import { Tag } from '#web/kit/parts/chips.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { Bubble } from '#web/desk/ticket/bubble.tsx';
import { PromiseFigure } from '#web/desk/ticket/promise-figure.tsx';
import type { DeskNames } from './desk-names.ts';
import { ChannelSign } from './signs.tsx';
import { customerOf } from './ticket-line.tsx';

/** The ticket under the cursor, without leaving the list (TKT-8). */
export function Preview({ row, names, onOpen }: PreviewProps) {
  const { t } = useTranslation('desk');
  const go = useGo();
  const shown = useSettled(row?.id);
  const ticket = useAnswer(readTicket, { params: { ticketId: shown ?? '' } }, { enabled: shown !== undefined });
  useLiveRefresh(shown === undefined ? undefined : `ticket:${shown}`, [readTicket]);
  if (!row) return <aside className="side preview" aria-label={t('list.preview')} />;
  const who = customerOf(row) ?? t('list.unknown');
  const heads = ticket.data?.id === row.id ? ticket.data.heads : row.head ? [row.head] : [];
  const messages = ticket.data?.id === row.id ? ticket.data.messages.slice(-3) : [];
  return (
    <aside className="side preview" aria-label={t('list.preview')}>
      <div className="preview-head">
        <div className="row xs t3">
          <span className="mono">{row.number}</span>·<span className="cut">{names.site(row.siteId)}</span>
          <span className="grow" />
          <Button look="ghost" size="xs" hint="enter" onClick={() => onOpen(row)}>
            {t('list.open')}
          </Button>
        </div>
        <h2>{row.subject}</h2>
        <div className="row" style={{ gap: 10 }}>
          <Avatar
            name={who}
            size={32}
            kind={row.company ? 'company' : 'human'}
            badge={<ChannelSign channel={row.channel} size={10} />}
          />
          <div className="grow" style={{ lineHeight: 1.3 }}>
            <div className="b cut">{row.company?.name ?? who}</div>
            <div className="xs t3 cut">
              {[row.company ? row.person?.name : null, row.person?.address, row.person?.number]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </div>
          {row.person?.vip || row.company?.vip ? <Tag tone="ljung">VIP</Tag> : null}
        </div>
      </div>
      {heads.length > 0 ? (
        <div className="figures">
          {heads.slice(0, 2).map((head) => (
            <PromiseFigure key={head.cycleId} head={head} />
          ))}
        </div>
      ) : null}
      <div className="preview-talk">
        {ticket.isError ? <ErrorState error={ticket.error} onRetry={() => void ticket.refetch()} /> : null}
        {messages.map((message) => (
          <Bubble key={message.id} message={message} small />
        ))}
      </div>
      <div className="preview-foot">
        <button type="button" className="inp soft replybox" onClick={() => go(`${paths.ticket(row.id)}?write=answer`)}>
          <span className="grow cut">{t('compose.start', { name: row.person?.name || who })}</span>
          <Keys of="r" />
        </button>
      </div>
    </aside>
  );
}

interface PreviewProps {
  readonly row: TicketRow | undefined;
  readonly names: DeskNames;
  readonly onOpen: (row: TicketRow) => void;
}

/** The id once the cursor has rested, so that running down the list does not fetch every ticket it passes. */
function useSettled(id: string | undefined): string | undefined {
  const [settled, setSettled] = useState(id);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(id), 120);
    return () => clearTimeout(timer);
  }, [id]);
  return settled;
}
