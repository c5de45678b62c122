import { useTranslation } from 'react-i18next';
import type { Ticket } from '#api/desk/ticket.ts';
import { Keys } from '#web/kit/keys/keys.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { chipText, useStanding } from '#web/promise/clocks/promise-chip.tsx';
import { Ring } from '#web/promise/clocks/ring.tsx';

/** The ticket's promises (SLA-7): those running as rings, those kept or missed as one line each; each opens its *Why*. */
export function PromisesCard({ ticket, whyOf, onWhy }: PromisesCardProps) {
  const { t } = useTranslation(['desk', 'promise']);
  const times = useTimes();
  return (
    <section className="card promises" aria-label={t('ticket.promises')}>
      {ticket.heads.map((head) => (
        <RunningLine key={head.cycleId} head={head} open={whyOf === head.cycleId} onWhy={() => onWhy(head.cycleId)} />
      ))}
      {ticket.ended.map((one) => (
        <button
          key={one.cycleId}
          type="button"
          className={`ended ${one.outcome === 'met' ? 'kept' : 'missed'}`}
          aria-expanded={whyOf === one.cycleId}
          onClick={() => onWhy(one.cycleId)}
        >
          <span className={one.outcome === 'met' ? 'rg kept' : 'rg over'}>
            <Ring state={one.outcome === 'met' ? 'kept' : 'broken'} size={16} />
          </span>
          <span className="num grow">
            {t(`promise:names.${one.promise}`)}{' '}
            {one.outcome === 'met'
              ? `${t('promise:chip.kept')} · ${times.lasting(one.elapsedMs, 'down', one.business ? 'hour' : 'day')}`
              : t('promise:chip.late', { lasting: times.lasting(one.overMs, 'up', one.business ? 'hour' : 'day') })}
          </span>
          <span className="whylink">{t('ticket.why')}</span>
        </button>
      ))}
      {ticket.heads.length + ticket.ended.length === 0 ? (
        <div className="none xs t3">{t('ticket.noPromise')}</div>
      ) : null}
    </section>
  );
}

interface PromisesCardProps {
  readonly ticket: Ticket;
  readonly whyOf: string | undefined;
  readonly onWhy: (cycleId: string) => void;
}

function RunningLine({
  head,
  open,
  onWhy,
}: {
  readonly head: Ticket['heads'][number];
  readonly open: boolean;
  readonly onWhy: () => void;
}) {
  const { t, i18n } = useTranslation(['desk', 'promise']);
  const times = useTimes();
  const standing = useStanding(head);
  return (
    <button type="button" className={open ? 'running on' : 'running'} aria-expanded={open} onClick={onWhy}>
      <span className={`rg ${standing.state}`}>
        <Ring state={standing.state} left={standing.share} size={36} />
      </span>
      <span className="grow num">
        <span className="xs t3 cut block">
          {t(`promise:names.${head.promise}`)}
          {head.levelName ? ` · ${head.levelName}` : ''}
        </span>
        <span className={`b figure-left ${standing.state}`}>{chipText(standing, i18n.language)}</span>
      </span>
      <span className="end xs t3 num nowrap">
        {head.dueAt === null ? null : times.when(head.dueAt)}
        <span className="whylink">
          {t('ticket.why')} {open ? null : <Keys of="w" />}
        </span>
      </span>
    </button>
  );
}
