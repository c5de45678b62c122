import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp, Clock } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countPromiseLog, listPromiseLog, type LogColumn, type PromiseRow } from '#api/insight/sla-reports.ts';
import { type Period, periodBetween, periodOf, presets } from '#core/insight/sla-reports/period.ts';
import { readReportChoices } from '#api/insight/sla-reports.ts';
import { PathLink, useGo } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { Keys } from '#web/kit/keys/keys.tsx';
import { useKeys } from '#web/kit/keys/use-keys.ts';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { presentInstant } from '#web/kit/time/use-now.ts';
import { useAnswer, usePages } from '#web/kit/wire/use-answer.ts';
import { ChipLook } from '#web/promise/clocks/promise-chip.tsx';
import { SubscribeButton } from '../report-centre/subscribe-button.tsx';
import { downloadLog } from './download.ts';
import { ExportButtons } from './export-buttons.tsx';
import { PeriodChip } from './period-chip.tsx';
import { ReportFilters } from './report-filters.tsx';
import { ReportHelp } from './report-help.tsx';
import { logRequest, type ReportSearch, useReportSearch } from './report-search.ts';
import { type ReportTexts, useReportTexts } from './report-texts.ts';
import { ReportsFrame } from './reports-frame.tsx';

const columns = [
  'outcome',
  'ticket',
  'requester',
  'department',
  'agent',
  'resolver',
  'level',
  'promise',
  'started',
  'due',
  'closed',
  'margin',
] as const satisfies readonly LogColumn[];

/** One row for each promise kept or missed (SLR-2), sorted by any column, scrolled without end. */
export function LogPage() {
  const { t } = useTranslation(['insight', 'kit']);
  const texts = useReportTexts();
  const go = useGo();
  const { search, change } = useReportSearch('log');
  const request = logRequest(search);
  const zone = useAnswer(readReportChoices, {}, { staleTime: 60_000 }).data?.zone ?? 'Europe/Stockholm';
  const answer = usePages(listPromiseLog, { query: { ...request, limit: 100 } }, { keepPrevious: true });
  const rows = answer.data?.pages.flatMap((page) => page.rows) ?? [];
  const { sort: _, order: __, ...filter } = request;
  const total = useAnswer(countPromiseLog, { query: filter }, { staleTime: 30_000 }).data?.count ?? null;
  const scroller = useRef<HTMLDivElement>(null);
  const [cursor, setCursor] = useState(-1);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 38,
    overscan: 12,
  });
  const drawn = list.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = answer;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - 30) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, rows.length]);
  const move = (by: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, cursor + by));
    setCursor(next);
    list.scrollToIndex(next);
  };
  const sortBy = (sort: LogColumn) =>
    change({ sort, order: request.sort === sort && request.order === 'descending' ? 'ascending' : 'descending' });
  useKeys([
    { keys: ['arrowdown', 'j'], label: t('slaReports.move'), group: t('kit:keys.here'), run: () => move(1) },
    { keys: ['arrowup', 'k'], label: t('slaReports.move'), group: t('kit:keys.here'), run: () => move(-1) },
    {
      keys: 'enter',
      label: t('slaReports.openRow'),
      group: t('kit:keys.here'),
      when: rows[cursor] !== undefined,
      run: () => {
        const row = rows[cursor];
        if (row?.subjectKind === 'ticket') go(paths.ticket(row.subjectId));
      },
    },
    { keys: 'e', label: t('slaReports.exportCsv'), group: t('kit:keys.here'), run: () => downloadLog(request) },
  ]);
  return (
    <ReportsFrame title={t('slaReports.logTitle')}>
      <header className="phead">
        <h1 className="grow">
          {t('slaReports.logTitle')}{' '}
          {total === null ? null : (
            <span className="t3 m num count">{t('slaReports.promiseCount', { count: total })}</span>
          )}
        </h1>
        <ReportHelp />
        <SubscribeButton kind="log" search={search} />
        <ExportButtons onCsv={() => downloadLog(request)} onBook={() => downloadLog(request, 'xlsx')} />
      </header>
      <div className="row wrap report-bar">
        <PeriodChip search={search} period={shownPeriod(search, zone)} zone={zone} texts={texts} onChange={change} />
        <ReportFilters search={search} texts={texts} onChange={change} />
      </div>
      {answer.isError ? (
        <div className="report-pad">
          <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
        </div>
      ) : answer.isPending ? (
        <SkeletonRows rows={16} height={38} />
      ) : rows.length === 0 ? (
        <EmptyState title={t('slaReports.emptyTitle')}>{t('slaReports.emptyHint')}</EmptyState>
      ) : (
        <div
          ref={scroller}
          className={answer.isPlaceholderData ? 'log-scroll stale' : 'log-scroll'}
          aria-busy={answer.isFetching}
        >
          <div role="table" aria-rowcount={total ?? rows.length} className="log-table">
            <div role="row" className="log-row log-head">
              {columns.map((column) => (
                <span
                  key={column}
                  role="columnheader"
                  className={column === 'margin' ? 'r' : ''}
                  aria-sort={request.sort === column ? request.order : 'none'}
                >
                  <button
                    type="button"
                    className="plainbtn"
                    title={t('slaReports.sortBy', { column: t(`slaReports.columns.${column}`) })}
                    onClick={() => sortBy(column)}
                  >
                    {t(`slaReports.columns.${column}`)}
                    {request.sort !== column ? null : request.order === 'descending' ? (
                      <ArrowDown size={12} aria-hidden />
                    ) : (
                      <ArrowUp size={12} aria-hidden />
                    )}
                  </button>
                </span>
              ))}
            </div>
            <div role="rowgroup" style={{ height: list.getTotalSize(), position: 'relative' }}>
              {drawn.map((item) => {
                const row = rows[item.index];
                return row === undefined ? null : (
                  <LogLine
                    key={row.id}
                    row={row}
                    top={item.start}
                    index={item.index}
                    isCursor={item.index === cursor}
                    texts={texts}
                  />
                );
              })}
            </div>
          </div>
        </div>
      )}
      <footer className="row wrap xs t3 report-keys">
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
      </footer>
    </ReportsFrame>
  );
}

interface LogLineProps {
  readonly row: PromiseRow;
  readonly top: number;
  readonly index: number;
  readonly isCursor: boolean;
  readonly texts: ReportTexts;
}

function LogLine({ row, top, index, isCursor, texts }: LogLineProps) {
  const { t } = useTranslation('insight');
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={isCursor ? 'log-row cursor' : 'log-row'}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="cell">
        <Outcome row={row} />
      </span>
      <span role="cell" className="cut" title={row.ticketSubject ?? undefined}>
        {row.subjectKind === 'ticket' && row.ticketNumber ? (
          <PathLink to={paths.ticket(row.subjectId)} className="m">
            {row.ticketNumber}
          </PathLink>
        ) : (
          '–'
        )}
      </span>
      {[row.requester, row.department, row.agent, row.resolver, row.level].map((text, column) => (
        // biome-ignore lint: the cells of a row never move
        <span role="cell" key={column} className="cut" title={text ?? undefined}>
          {text ?? <span className="t3">–</span>}
        </span>
      ))}
      <span role="cell" className="cut">
        {texts.promise(row.promise)}
      </span>
      {[row.startedAt, row.dueAt, row.closedAt].map((at, column) => (
        // biome-ignore lint: the cells of a row never move
        <span role="cell" key={column} className="num">
          {texts.moment(at)}
        </span>
      ))}
      <span role="cell" className={row.marginMs !== null && row.marginMs < 0 ? 'r num dn' : 'r num'}>
        {row.business ? null : <Clock size={12} className="ic t3" aria-label={t('slaReports.clocks.wall')} />}{' '}
        {row.marginMs === null
          ? t('slaReports.stillRunning')
          : row.marginMs < 0
            ? `+${texts.lasting(-row.marginMs, row.business ? 'business' : 'wall')}`
            : t('slaReports.left', { duration: texts.lasting(row.marginMs, row.business ? 'business' : 'wall') })}
      </span>
    </div>
  );
}

/** The chip of a promise that has its verdict: the time it took, or how much over it was. */
function Outcome({ row }: { readonly row: PromiseRow }) {
  const { t } = useTranslation('insight');
  const word = t(`slaReports.verdicts.${row.verdict}`);
  const title = row.cancelReason === null ? word : `${word}: ${t(`slaReports.cancelReasons.${row.cancelReason}`)}`;
  const state = { met: 'kept', missed: 'broken', overdue: 'over', cancelled: 'none' } as const;
  return (
    <ChipLook
      size="sm"
      state={state[row.verdict]}
      text={row.verdict === 'overdue' ? t('slaReports.verdicts.missed') : word}
      label={title}
      title={title}
    />
  );
}

/** The period the log is asked for, reckoned here so that it is told before the answer comes. */
function shownPeriod(search: ReportSearch, zone: string): Period | null {
  if (search.from !== undefined || search.to !== undefined)
    return periodBetween(search.from ?? null, search.to ?? null, zone);
  const preset = presets.find((one) => one === search.preset) ?? 'this-month';
  return periodOf(preset, presentInstant(), zone);
}
