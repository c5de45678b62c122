import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listReportSubscriptions, type ReportSubscription } from '#api/insight/report-centre.ts';
import { mayDoEverywhere, useMe } from '#web/house/me/use-me.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { PageHead } from '#web/kit/parts/page-head.tsx';
import { SegmentedControl } from '#web/kit/parts/segmented.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { ReportsFrame } from '../sla-reports/reports-frame.tsx';
import { SubscriptionForm } from './subscription-form.tsx';
import { SubscriptionRow } from './subscription-row.tsx';
import './report-centre.css';

/** The report centre (REP-1): the reports that come by mail of themselves, when, to whom, and how it went last. */
export function SubscriptionsPage() {
  const { t } = useTranslation(['insight', 'kit']);
  const me = useMe();
  const [whose, setWhose] = useState<'mine' | 'all'>('mine');
  const [writing, setWriting] = useState<'new' | ReportSubscription>();
  const answer = useAnswer(
    listReportSubscriptions,
    { query: { whose } },
    { keepPrevious: true, refetchInterval: 10_000 },
  );
  const write = (
    <Button look="pri" icon={<Plus size={16} aria-hidden />} onClick={() => setWriting('new')}>
      {t('reportCentre.new')}
    </Button>
  );
  return (
    <ReportsFrame title={t('reportCentre.title')}>
      <PageHead
        title={t('reportCentre.title')}
        lead={t('reportCentre.lead')}
        actions={
          <>
            {mayDoEverywhere(me, 'settings.edit') ? (
              <SegmentedControl
                label={t('reportCentre.whose')}
                value={whose}
                options={(['mine', 'all'] as const).map((value) => ({ value, label: t(`reportCentre.${value}`) }))}
                onChange={setWhose}
              />
            ) : null}
            {write}
          </>
        }
      />
      {answer.isError ? (
        <div className="report-pad">
          <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
        </div>
      ) : answer.data === undefined ? (
        <SkeletonRows rows={6} height={58} />
      ) : answer.data.rows.length === 0 ? (
        <EmptyState title={t('reportCentre.empty')} action={write}>
          {t('reportCentre.emptyHint')}
        </EmptyState>
      ) : (
        <div className="report-body report-table" tabIndex={0} role="region" aria-label={t('reportCentre.title')}>
          <table className="dt centre-table">
            <thead>
              <tr>
                {(['name', 'rhythm', 'to', 'next', 'last'] as const).map((column) => (
                  <th key={column} className="l" scope="col">
                    {t(`reportCentre.columns.${column}`)}
                  </th>
                ))}
                <th scope="col">
                  <span className="sr">{t('reportCentre.columns.acts')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {answer.data.rows.map((row) => (
                <SubscriptionRow key={row.id} subscription={row} onEdit={() => setWriting(row)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {writing === undefined ? null : (
        <SubscriptionForm
          {...(writing === 'new' ? {} : { subscription: writing })}
          onClose={() => setWriting(undefined)}
        />
      )}
    </ReportsFrame>
  );
}
