import { useRouterState } from '@tanstack/react-router';
import { FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { listReportRuns, readReportFile, readReportKeeping, type ReportRun } from '#api/insight/report-centre.ts';
import { PathLink } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { PageHead } from '#web/kit/parts/page-head.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { addressOf } from '#web/kit/wire/call.ts';
import { useAnswer, usePages } from '#web/kit/wire/use-answer.ts';
import { useReportTexts } from '../sla-reports/report-texts.ts';
import { ReportsFrame } from '../sla-reports/reports-frame.tsx';
import { KeepingField } from './keeping-field.tsx';
import { RunStateChip } from './run-state-chip.tsx';
import './report-centre.css';

/** What was sent, when, to whom, with the files (REP-1). */
export function ReportArchivePage() {
  const { t } = useTranslation(['insight', 'kit']);
  const subscriptionId = useRouterState({
    select: ({ location }) => (location.search as { readonly subscription?: string }).subscription,
  });
  const keepDays = useAnswer(readReportKeeping, {}).data?.keepDays;
  const answer = usePages(listReportRuns, {
    query: { limit: 50, ...(subscriptionId === undefined ? {} : { subscriptionId }) },
  });
  const runs = answer.data?.pages.flatMap((page) => page.rows) ?? [];
  const name = runs[0]?.name;
  return (
    <ReportsFrame title={t('reportCentre.archive.title')}>
      <PageHead
        title={t('reportCentre.archive.title')}
        lead={keepDays === undefined ? '\u00a0' : t('reportCentre.archive.lead', { count: keepDays })}
        actions={keepDays === undefined ? null : <KeepingField keepDays={keepDays} />}
      />
      {subscriptionId !== undefined && name !== undefined ? (
        <p className="report-pad xs t2">
          {t('reportCentre.archive.only', { name })}{' '}
          <PathLink to={paths.reportArchive()}>{t('reportCentre.archive.showAll')}</PathLink>
        </p>
      ) : null}
      {answer.isError ? (
        <div className="report-pad">
          <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
        </div>
      ) : answer.isPending ? (
        <SkeletonRows rows={8} height={58} />
      ) : runs.length === 0 ? (
        <EmptyState title={t('reportCentre.archive.empty')}>{t('reportCentre.archive.emptyHint')}</EmptyState>
      ) : (
        <div
          className="report-body report-table"
          tabIndex={0}
          role="region"
          aria-label={t('reportCentre.archive.title')}
        >
          <table className="dt centre-table">
            <thead>
              <tr>
                {(['due', 'name', 'period', 'to', 'files', 'outcome'] as const).map((column) => (
                  <th key={column} className="l" scope="col">
                    {t(`reportCentre.archive.columns.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {runs.map((run) => (
                <RunRow key={run.id} run={run} />
              ))}
            </tbody>
          </table>
          {answer.hasNextPage ? (
            <p className="report-pad">
              <Button size="sm" busy={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
                {t('reportCentre.archive.more')}
              </Button>
            </p>
          ) : null}
        </div>
      )}
    </ReportsFrame>
  );
}

function RunRow({ run }: { readonly run: ReportRun }) {
  const { t, i18n } = useTranslation('insight');
  const times = useTimes();
  const texts = useReportTexts();
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const why = (failure: string) => {
    const known = [`reportCentre.stopped.${failure}`, `reportCentre.failures.${failure}`].find((key) =>
      i18n.exists(`insight:${key}`),
    );
    return known === undefined ? failure : (t as unknown as (key: string) => string)(known);
  };
  return (
    <tr>
      <th className="l m num" scope="row">
        <span title={times.fully(run.dueAt)}>{times.when(run.dueAt)}</span>
        {run.askedByName === null ? null : (
          <div className="xs t3">{t('reportCentre.archive.asked', { name: run.askedByName })}</div>
        )}
        {run.missedBefore === 0 ? null : (
          <div className="xs t3">{t('reportCentre.archive.missed', { count: run.missedBefore })}</div>
        )}
      </th>
      <td className="l">
        {run.name}
        <div className="xs t3">{t(`reportCentre.kinds.${run.kind}`)}</div>
      </td>
      <td className="l">
        {run.to === null ? '–' : texts.period({ from: run.from, to: run.to }, zone)}
        {run.isEmpty ? <div className="xs t3">{t('reportCentre.archive.nothing')}</div> : null}
      </td>
      <td className="l t2">
        {run.deliveries.map((mail) => (
          <div key={mail.to}>
            {mail.to}
            {mail.failure === null ? null : <div className="xs dn">{why(mail.failure)}</div>}
          </div>
        ))}
      </td>
      <td className="l">
        {run.files.map((file) =>
          file.kept ? (
            <div key={file.id}>
              <a href={addressOf(readReportFile, { params: { runId: run.id, fileId: file.id } })} download={file.name}>
                <FileDown size={13} className="ic" aria-hidden /> {file.name}
              </a>
            </div>
          ) : (
            <div key={file.id} className="t3" title={t('reportCentre.archive.gone')}>
              {file.name}
            </div>
          ),
        )}
      </td>
      <td className="l">
        <RunStateChip state={run.state} />
        {run.failure === null || run.deliveries.some(({ failure }) => failure !== null) ? null : (
          <div className="xs t3">{why(run.failure)}</div>
        )}
      </td>
    </tr>
  );
}
