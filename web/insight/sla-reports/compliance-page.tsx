import { Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readCompliance } from '#api/insight/sla-reports.ts';
import { dimensions, reportClocks } from '#core/insight/sla-reports/dimension.ts';
import { periodBefore } from '#core/insight/sla-reports/period.ts';
import { bucketUnits } from '#core/insight/sla-reports/time-buckets.ts';
import { useGo } from '#web/kit/frame/path-link.tsx';
import { Keys } from '#web/kit/keys/keys.tsx';
import { useKeys } from '#web/kit/keys/use-keys.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { SegmentedControl } from '#web/kit/parts/segmented.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { ComplianceTable } from './compliance-table.tsx';
import { SubscribeButton } from '../report-centre/subscribe-button.tsx';
import { downloadCompliance } from './download.ts';
import { ExportButtons } from './export-buttons.tsx';
import { KeyFigures } from './key-figures.tsx';
import { PeriodChip } from './period-chip.tsx';
import { ReportFilters } from './report-filters.tsx';
import { ReportHelp } from './report-help.tsx';
import { complianceRequest, reportPath, rowsOf, useReportSearch } from './report-search.ts';
import { useReportTexts } from './report-texts.ts';
import { ReportsFrame } from './reports-frame.tsx';

const ComplianceChart = lazy(() =>
  import('./compliance-chart.tsx').then((file) => ({ default: file.ComplianceChart })),
);

/** How promises were kept (SLR-1): level against the goal, figures, the course of time, rows with the figures behind. */
export function CompliancePage() {
  const { t } = useTranslation(['insight', 'kit']);
  const texts = useReportTexts();
  const go = useGo();
  const { search, change } = useReportSearch('compliance');
  const request = complianceRequest(search);
  const [withPercentiles, setWithPercentiles] = useState(false);
  const answer = useAnswer(readCompliance, { query: request }, { keepPrevious: true, refetchInterval: 60_000 });
  const report = answer.data;
  const before = report === undefined ? null : periodBefore(report, report.zone);
  const earlier = useAnswer(
    readCompliance,
    {
      query: complianceRequest({
        ...search,
        from: new Date(before?.from ?? 0).toISOString(),
        to: new Date(before?.to ?? 1).toISOString(),
        per: 'month',
        rows: rowsOf(search) === 'time' ? 'promise' : search.rows,
      }),
    },
    { enabled: before !== null, keepPrevious: true },
  ).data;
  const compared = before === null ? undefined : earlier;
  const openLog = (next: object) => go(reportPath('log', { ...search, rows: undefined, per: undefined, ...next }));
  const rows = rowsOf(search);
  const isEmpty =
    report !== undefined &&
    report.total.met + report.total.missed + report.total.cancelled === 0 &&
    report.total.given === null;
  useKeys([
    {
      keys: 'e',
      label: t('slaReports.exportCsv'),
      group: t('kit:keys.here'),
      run: () => downloadCompliance(request, 'none'),
    },
  ]);
  return (
    <ReportsFrame title={t('slaReports.complianceTitle')}>
      <header className="phead">
        <h1 className="grow">{t('slaReports.complianceTitle')}</h1>
        <ReportHelp />
        <SubscribeButton kind="compliance" search={search} />
        <ExportButtons
          onCsv={() => downloadCompliance(request, 'none')}
          onBook={() => downloadCompliance(request, 'none', 'xlsx')}
          more={
            rows === 'time'
              ? []
              : [
                  { label: t('slaReports.exportSplit'), run: () => downloadCompliance(request, 'time') },
                  { label: t('slaReports.exportBookSplit'), run: () => downloadCompliance(request, 'time', 'xlsx') },
                ]
          }
        />
      </header>
      <div className="row wrap report-bar">
        <PeriodChip
          search={search}
          period={report === undefined || answer.isPlaceholderData ? null : report}
          zone={report?.zone ?? 'UTC'}
          texts={texts}
          onChange={change}
        />
        <ReportFilters search={search} texts={texts} onChange={change} />
        <span className="grow" />
        <span className="row report-cut">
          <SegmentedControl
            label={t('slaReports.clock')}
            value={request.clock}
            options={reportClocks.map((clock) => ({ value: clock, label: t(`slaReports.clocks.${clock}`) }))}
            onChange={(clock) => change({ clock: clock === 'business' ? undefined : clock })}
          />
          <span className="xs t3">{t('slaReports.by')}</span>
          <SegmentedControl
            label={t('slaReports.by')}
            value={report?.per ?? 'day'}
            options={bucketUnits.map((unit) => ({ value: unit, label: t(`slaReports.units.${unit}`) }))}
            onChange={(per) => change({ per })}
          />
          <span className="xs t3">{t('slaReports.rowsBy')}</span>
          <Menu position="bottom-end">
            <Menu.Target>
              <button
                type="button"
                className="fchip"
                aria-label={`${t('slaReports.rowsBy')} ${t(`slaReports.dimensions.${rows}`)}`}
              >
                <b>{t(`slaReports.dimensions.${rows}`)}</b>
                <ChevronDown size={13} aria-hidden />
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              {dimensions.map((one) => (
                <Menu.Item key={one} onClick={() => change({ rows: one === 'department' ? undefined : one })}>
                  {t(`slaReports.dimensions.${one}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </span>
      </div>
      {answer.isError ? (
        <div className="report-pad">
          <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
        </div>
      ) : report === undefined ? (
        <SkeletonRows rows={12} height={44} />
      ) : (
        <div className={answer.isPlaceholderData ? 'report-body stale' : 'report-body'} aria-busy={answer.isFetching}>
          <KeyFigures
            report={report}
            before={compared}
            rows={rows}
            clock={request.clock}
            texts={texts}
            onOpen={openLog}
          />
          {isEmpty ? (
            <EmptyState
              title={t('slaReports.emptyTitle')}
              action={
                'preset' in request && request.preset === 'all' ? undefined : (
                  <Button size="sm" onClick={() => change({ preset: 'all', from: undefined, to: undefined })}>
                    {t('slaReports.showAll')}
                  </Button>
                )
              }
            >
              {t('slaReports.emptyHint')}
            </EmptyState>
          ) : (
            <>
              <Suspense fallback={<div className="report-chart" />}>
                <ComplianceChart report={report} texts={texts} onOpen={openLog} />
              </Suspense>
              <ComplianceTable
                report={report}
                before={compared}
                rows={rows}
                search={search}
                request={request}
                texts={texts}
                withPercentiles={withPercentiles && rows !== 'time'}
              />
              <footer className="row wrap xs t3 report-keys">
                <span>{t('slaReports.pressFigure')}</span>
                <span className="row">
                  <Keys of="arrowup" />
                  <Keys of="arrowdown" /> {t('slaReports.move')}
                </span>
                <span className="row">
                  <Keys of="enter" /> {t('slaReports.openRow')}
                </span>
                <span className="row">
                  <Keys of="e" /> {t('slaReports.exportKey')}
                </span>
                <span className="grow" />
                {rows === 'time' ? null : (
                  <label className="row">
                    <input
                      type="checkbox"
                      checked={withPercentiles}
                      onChange={(event) => setWithPercentiles(event.currentTarget.checked)}
                    />
                    {t('slaReports.percentiles')}
                  </label>
                )}
              </footer>
            </>
          )}
        </div>
      )}
    </ReportsFrame>
  );
}
