import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readChecklist } from '#api/house/onboarding.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { Page } from '#web/kit/parts/page.tsx';
import { ErrorState, NoRights, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { ChecklistCard } from './checklist-card.tsx';
import { OperationsCard } from './operations-card.tsx';
import { TryCard } from './try-card.tsx';
import './start.css';

/** The start page of the control panel: what is missing before answers can be promised in time (ONB-1). */
export function StartPage({ actions, below, offers }: StartPageProps) {
  const { t } = useTranslation('house');
  const me = useMe();
  const may = mayDo(me, 'settings.edit');
  const list = useAnswer(readChecklist, {}, { enabled: may, refetchInterval: 15_000 });
  const [only, setOnly] = useState<'all' | 'left'>('all');
  const first = me?.name.split(' ')[0] ?? '';
  const warnings = list.data?.warnings ?? 0;
  if (me && !may)
    return (
      <Page title={t('start.welcome', { name: first })}>
        <NoRights />
      </Page>
    );
  return (
    <Page
      title={t('start.welcome', { name: first })}
      lead={list.data ? (warnings === 0 ? t('start.allHolds') : t('start.missing', { count: warnings })) : undefined}
      actions={actions}
    >
      <div className="start-grid">
        <div>
          {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
          {list.isPending ? <SkeletonRows rows={8} height={61} /> : null}
          {list.data ? <ChecklistCard list={list.data} only={only} onOnly={setOnly} offers={offers ?? {}} /> : null}
        </div>
        <div className="start-side">
          {below}
          <TryCard />
          <OperationsCard />
        </div>
      </div>
    </Page>
  );
}

export interface StartPageProps {
  /** Buttons at the head of the page, plugged in by rooms to the right (the demo world). */
  readonly actions?: ReactNode;
  readonly below?: ReactNode;
  /** A quicker way than going there, beside an activity that does not hold, by its key. */
  readonly offers?: Readonly<Record<string, ReactNode>>;
}
