import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { checkedActivity, readChecklist } from '#api/house/onboarding.ts';
import { KeptRing } from '#web/kit/parts/kept-ring.tsx';
import { SegmentedControl } from '#web/kit/parts/segmented.tsx';
import { EmptyState } from '#web/kit/parts/states.tsx';

type Checklist = z.output<typeof readChecklist.answer>;
type Activity = z.output<typeof checkedActivity>;

/** The checklist with its ring; mandatory rows carry a warning triangle until they hold (ONB-1). */
export function ChecklistCard({ list, only, onOnly, offers }: ChecklistCardProps) {
  const { t } = useTranslation('house');
  const rows = only === 'all' ? list.activities : list.activities.filter((each) => each.state !== 'holds');
  return (
    <section className="card" aria-label={t('start.gettingStarted')}>
      <header className="ck-head">
        <ShareRing done={list.done} all={list.all} />
        <div className="grow">
          <h2>{t('start.gettingStarted')}</h2>
          <p className="xs t3">{t('start.mandatoryHint')}</p>
        </div>
        <SegmentedControl
          label={t('start.show')}
          value={only}
          options={[
            { value: 'all', label: t('start.all') },
            { value: 'left', label: t('start.left') },
          ]}
          onChange={onOnly}
        />
      </header>
      {rows.length === 0 ? <EmptyState title={t('start.nothingLeft')} /> : null}
      {rows.map((activity) => (
        <ActivityRow
          key={activity.key}
          activity={activity}
          isNext={activity.key === list.next}
          offer={offers[activity.key]}
        />
      ))}
    </section>
  );
}

export interface ChecklistCardProps {
  readonly list: Checklist;
  readonly only: 'all' | 'left';
  readonly onOnly: (only: 'all' | 'left') => void;
  /** A quicker way than going there, by the activity's key. */
  readonly offers: Readonly<Record<string, ReactNode>>;
}

function ActivityRow({ activity, isNext, offer }: ActivityRowProps) {
  const { t } = useTranslation('house');
  const say = t as unknown as (key: string, facts: object) => string;
  const mailReason = (reason: unknown) =>
    typeof reason === 'string' ? say(`mailReasons.${reason}`, { defaultValue: reason }) : '';
  const key = `checklist.${activity.key}`;
  const holds = activity.state === 'holds';
  const press = holds ? t('start.change') : offer ? t('start.chooseOwn') : t('start.fix');
  return (
    <div className={isNext ? 'ck next' : 'ck'}>
      {holds ? (
        <KeptRing size={28} />
      ) : activity.mandatory ? (
        <span className="ck-warn" role="img" aria-label={t('start.mandatory')}>
          <TriangleAlert size={17} aria-hidden />
        </span>
      ) : (
        <span className="ck-open" role="img" aria-label={t('start.optional')} />
      )}
      <div>
        <div className="ck-title">{say(`${key}.${activity.state}`, activity.facts)}</div>
        <div className="xs t3">
          {say(`${key}.${activity.state}Text`, {
            ...activity.facts,
            reason: mailReason(activity.facts['reason']),
            context: activity.facts['totp'] === true ? 'totp' : undefined,
          })}
        </div>
      </div>
      <div className="ck-acts">
        {holds ? null : offer}
        <Link
          to={activity.path as never}
          className={holds ? 'btn ghost sm' : isNext && !offer ? 'btn pri sm' : 'btn sm'}
          aria-label={`${press}: ${say(`${key}.${activity.state}`, activity.facts)}`}
        >
          {press}
        </Link>
      </div>
    </div>
  );
}

interface ActivityRowProps {
  readonly activity: Activity;
  readonly isNext: boolean;
  readonly offer: ReactNode;
}

/** The share that is done as the kept ring, with the count in it. */
function ShareRing({ done, all }: { readonly done: number; readonly all: number }) {
  const round = 2 * Math.PI * 13.6;
  const share = all === 0 ? 0 : done / all;
  return (
    <span className="ck-ring rg kept">
      <svg width="56" height="56" viewBox="0 0 32 32" fill="none" aria-hidden="true">
        <circle cx="16" cy="16" r="13.6" strokeWidth="4.4" style={{ stroke: 'var(--track)' }} />
        <circle
          cx="16"
          cy="16"
          r="13.6"
          strokeWidth="4.4"
          strokeDasharray={`${round * share} ${round}`}
          transform="rotate(-90 16 16)"
          style={{ stroke: 'var(--ring)' }}
        />
      </svg>
      <b className="num">
        {done}/{all}
      </b>
    </span>
  );
}
