import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { type OverviewRow, readOverview } from '#api/insight/sla-overview.ts';
import type { ReplyOf } from '#api/platform/endpoint.ts';
import { useGo } from '#web/kit/frame/path-link.tsx';
import { useKeys } from '#web/kit/keys/use-keys.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { SegmentedControl } from '#web/kit/parts/segmented.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { SubscribeButton } from '../report-centre/subscribe-button.tsx';
import { downloadOverview } from './download.ts';
import { ExportButtons } from './export-buttons.tsx';
import { LevelRing } from './level-ring.tsx';
import { OverviewTable } from './overview-table.tsx';
import { PeriodChip } from './period-chip.tsx';
import { ReportHelp } from './report-help.tsx';
import { overviewRequest, reportPath, useReportSearch } from './report-search.ts';
import { type ReportTexts, useReportTexts } from './report-texts.ts';
import { ReportsFrame } from './reports-frame.tsx';

const ComplianceChart = lazy(() =>
  import('./compliance-chart.tsx').then((file) => ({ default: file.ComplianceChart })),
);

/** Closed tickets within target, handling time and level, in general, by site, by template and by type (SLR-3). */
export function OverviewPage() {
  const { t } = useTranslation(['insight', 'kit']);
  const texts = useReportTexts();
  const times = useTimes();
  const go = useGo();
  const { search, change } = useReportSearch('overview');
  const request = overviewRequest(search);
  const answer = useAnswer(readOverview, { query: request }, { keepPrevious: true });
  const overview = answer.data;
  const download = () => downloadOverview(request);
  useKeys([{ keys: 'e', label: t('slaReports.exportCsv'), group: t('kit:keys.here'), run: download }]);
  // A promise counts where it was decided, so the log of a closed ticket is asked for by the solutions of the period.
  const openLog = (next: object) =>
    go(
      reportPath('log', {
        ...search,
        reckoned: undefined,
        promise: 'resolution,first-resolution',
        ...next,
      }),
    );
  return (
    <ReportsFrame title={t('overview.title')}>
      <header className="phead">
        <h1 className="grow">{t('overview.title')}</h1>
        <ReportHelp />
        <SubscribeButton kind="overview" search={search} />
        <ExportButtons onCsv={download} onBook={() => downloadOverview(request, 'xlsx')} />
      </header>
      <div className="row wrap report-bar">
        <PeriodChip
          search={search}
          period={overview === undefined || answer.isPlaceholderData ? null : overview}
          zone={overview?.zone ?? 'UTC'}
          texts={texts}
          withoutRule
          onChange={change}
        />
        <span className="grow xs t3" role="status">
          {overview === undefined
            ? ''
            : overview.reckonedAt === null
              ? t('overview.never')
              : t(request.reckoned === 'now' ? 'overview.reckonedNow' : 'overview.reckonedAt', {
                  when: times.fully(overview.reckonedAt),
                })}
        </span>
        <SegmentedControl
          label={t('overview.reckoned')}
          value={request.reckoned}
          options={(['nightly', 'now'] as const).map((value) => ({ value, label: t(`overview.${value}`) }))}
          onChange={(reckoned) => {
            if (reckoned === request.reckoned) void answer.refetch();
            change({ reckoned: reckoned === 'nightly' ? undefined : reckoned });
          }}
        />
      </div>
      {answer.isError ? (
        <div className="report-pad">
          <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
        </div>
      ) : overview === undefined ? (
        <SkeletonRows rows={12} height={44} />
      ) : (
        <div className={answer.isPlaceholderData ? 'report-body stale' : 'report-body'} aria-busy={answer.isFetching}>
          <OverviewFigures overview={overview} texts={texts} />
          {overview.general.closed === 0 ? (
            <EmptyState
              title={t('overview.emptyTitle')}
              action={
                request.reckoned === 'now' ? undefined : (
                  <Button size="sm" onClick={() => change({ reckoned: 'now' })}>
                    {t('overview.now')}
                  </Button>
                )
              }
            >
              {t('overview.emptyHint')}
            </EmptyState>
          ) : (
            <>
              <Suspense fallback={<div className="report-chart" />}>
                <ComplianceChart
                  report={chartOf(overview)}
                  texts={texts}
                  words={{ met: t('overview.within'), missed: t('overview.late'), label: t('overview.chartLabel') }}
                  onOpen={openLog}
                />
              </Suspense>
              <OverviewTable
                groups={[
                  { title: t('overview.general'), rows: [general(overview)] },
                  { title: t('slaReports.dimensions.site'), dimension: 'site', rows: overview.sites },
                  { title: t('slaReports.dimensions.template'), dimension: 'template', rows: overview.templates },
                  { title: t('slaReports.dimensions.type'), dimension: 'type', rows: overview.types },
                ]}
                goal={overview.goal}
                texts={texts}
              />
            </>
          )}
        </div>
      )}
    </ReportsFrame>
  );
}

type Overview = ReplyOf<typeof readOverview>;

function general({ general: figures }: Overview): OverviewRow {
  return { key: '', name: '', figures };
}

/** The overview's stretches as the chart draws them. */
function chartOf({ buckets, ...overview }: Overview) {
  return {
    ...overview,
    buckets: buckets.map(({ figures, ...bucket }) => ({
      ...bucket,
      figures: { met: figures.within, missed: figures.late, overdue: 0, level: figures.level },
    })),
  };
}

function OverviewFigures({ overview, texts }: { readonly overview: Overview; readonly texts: ReportTexts }) {
  const { t } = useTranslation('insight');
  const { general: figures, goal } = overview;
  const judged = figures.within + figures.late;
  return (
    <div className="report-figures">
      <div className="row report-level">
        <LevelRing level={figures.level} goal={goal} />
        <div className="kpi">
          <div className="l">{t('slaReports.levelGoal', { goal: texts.goal(goal) })}</div>
          <div className="v">{texts.level(figures.level)}</div>
          <div className="xs t3">
            {judged === 0
              ? ' '
              : t('slaReports.ringCount', { met: texts.count(figures.within), all: texts.count(judged) })}
          </div>
        </div>
      </div>
      <div className="kpi">
        <div className="l">{t('overview.closed')}</div>
        <div className="v">{texts.count(figures.closed)}</div>
        <div className="xs t3">
          {t('overview.withoutTarget')}: {texts.count(figures.withoutTarget)}
        </div>
      </div>
      <div className="kpi">
        <div className="l">{t('overview.within')}</div>
        <div className="v">{texts.count(figures.within)}</div>
        <div className="xs t3">{t('overview.ofClosed', { count: judged })}</div>
      </div>
      <div className="kpi">
        <div className="l">{t('overview.late')}</div>
        <div className="v">{texts.count(figures.late)}</div>
        <div className="xs t3">{t('overview.ofClosed', { count: judged })}</div>
      </div>
      <div className="kpi">
        <div className="l">{t('overview.handling')}</div>
        <div className="v small">{texts.lasting(figures.averageOpenMs, 'business')}</div>
        <div className="xs t3">
          {t('overview.open')} · {texts.lasting(figures.averageWallMs, 'wall')} {t('overview.wall')}
        </div>
      </div>
    </div>
  );
}
