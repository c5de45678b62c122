import { useRouterState } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { rankFulfilment, rankings } from '#api/insight/agreements.ts';
import { useGo } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { SegmentedControl } from '#web/kit/parts/segmented.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { LevelBar } from '../sla-reports/level-bar.tsx';
import { SubscribeButton } from '../report-centre/subscribe-button.tsx';
import { downloadRanking } from '../sla-reports/download.ts';
import { ExportButtons } from '../sla-reports/export-buttons.tsx';
import { ReportHelp } from '../sla-reports/report-help.tsx';
import { ReportsFrame } from '../sla-reports/reports-frame.tsx';
import { useReportTexts } from '../sla-reports/report-texts.ts';
import { useStatementTexts } from './use-statement-texts.ts';
import './agreements.css';

/** Sites, departments or agreements by the share of promises kept in a month, with the counts behind (SLR-5). */
export function RankingPage() {
  const { t } = useTranslation('insight');
  const texts = useReportTexts();
  const { month: nameOfMonth } = useStatementTexts();
  const go = useGo();
  const search = useRouterState({ select: (state) => state.location.search as object }) as {
    by?: unknown;
    month?: unknown;
  };
  const by = rankings.find((one) => one === search.by) ?? 'site';
  const given = typeof search.month === 'string' && /^\d{4}-\d\d$/.test(search.month) ? { month: search.month } : {};
  const answer = useAnswer(rankFulfilment, { query: { by, ...given } }, { keepPrevious: true });
  const ranking = answer.data;
  const to = (months: number) =>
    ranking === undefined ? undefined : go(paths.ranking({ by, month: monthsFrom(ranking.month, months) }));
  return (
    <ReportsFrame title={t('agreements.ranking.title')}>
      <header className="phead">
        <h1 className="grow">{t('agreements.ranking.title')}</h1>
        <ReportHelp />
        <SubscribeButton kind="ranking" search={{ rank: by }} />
        <ExportButtons
          onCsv={() => downloadRanking({ by, ...given })}
          onBook={() => downloadRanking({ by, ...given }, 'xlsx')}
        />
      </header>
      <div className="row wrap report-bar">
        <Button
          square
          size="sm"
          look="ghost"
          icon={<ChevronLeft size={16} aria-hidden />}
          aria-label={t('agreements.ranking.earlier')}
          title={t('agreements.ranking.earlier')}
          onClick={() => to(-1)}
        />
        <span className="b" aria-live="polite">
          {ranking === undefined ? '' : nameOfMonth(ranking.month)}
        </span>
        <Button
          square
          size="sm"
          look="ghost"
          icon={<ChevronRight size={16} aria-hidden />}
          aria-label={t('agreements.ranking.later')}
          title={t('agreements.ranking.later')}
          onClick={() => to(1)}
        />
        <span className="grow" />
        <SegmentedControl
          label={t('agreements.ranking.by')}
          value={by}
          options={rankings.map((one) => ({ value: one, label: t(`agreements.ranking.bys.${one}`) }))}
          onChange={(next) => go(paths.ranking({ by: next, ...given }), { replace: true })}
        />
      </div>
      {answer.isError ? (
        <div className="report-pad">
          <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
        </div>
      ) : ranking === undefined ? (
        <SkeletonRows rows={8} height={44} />
      ) : ranking.rows.length === 0 ? (
        <EmptyState title={t('agreements.ranking.empty')} />
      ) : (
        <div
          className={answer.isPlaceholderData ? 'report-body report-table stale' : 'report-body report-table'}
          tabIndex={0}
          role="region"
          aria-label={t('agreements.ranking.title')}
        >
          <table className="dt">
            <thead>
              <tr>
                <th scope="col">{t('agreements.ranking.place')}</th>
                <th className="l" scope="col">
                  {t(`agreements.ranking.bys.${by}`)}
                </th>
                {by === 'site' ? null : (
                  <th className="l" scope="col">
                    {t('slaReports.dimensions.site')}
                  </th>
                )}
                <th scope="col">{t('slaReports.met')}</th>
                <th scope="col">{t('slaReports.missed')}</th>
                <th scope="col">{t('slaReports.open')}</th>
                <th scope="col">{t('slaReports.level')}</th>
              </tr>
            </thead>
            <tbody>
              {ranking.rows.map((row) => (
                <tr key={row.key ?? ''}>
                  <td className="b">{row.place ?? '–'}</td>
                  <th className="l m" scope="row">
                    {by === 'agreement' ? row.name : texts.row(row, by)}
                  </th>
                  {by === 'site' ? null : <td className="l t2">{row.siteName ?? '–'}</td>}
                  <td className="b">{texts.count(row.met)}</td>
                  <td>{texts.count(row.missed)}</td>
                  <td className="t2">{texts.count(row.overdue)}</td>
                  <td>
                    <LevelBar level={row.level} goal={ranking.goal} text={texts.level(row.level)} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </ReportsFrame>
  );
}

function monthsFrom(month: string, by: number): string {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  const count = year * 12 + number - 1 + by;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}
