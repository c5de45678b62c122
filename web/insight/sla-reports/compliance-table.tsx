import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ComplianceRow, type Figures, type readCompliance, readPercentiles } from '#api/insight/sla-reports.ts';
import type { ReplyOf } from '#api/platform/endpoint.ts';
import { type Dimension, siteRows } from '#core/insight/sla-reports/dimension.ts';
import { PathLink, useGo } from '#web/kit/frame/path-link.tsx';
import { useKeys } from '#web/kit/keys/use-keys.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { LevelBar } from './level-bar.tsx';
import { type complianceRequest, fieldOf, reportPath, type ReportSearch, withinBucket } from './report-search.ts';
import type { ReportTexts } from './report-texts.ts';

type Report = ReplyOf<typeof readCompliance>;

export interface ComplianceTableProps {
  readonly report: Report;
  readonly before: Report | undefined;
  readonly rows: Dimension;
  readonly search: ReportSearch;
  readonly request: ReturnType<typeof complianceRequest>;
  readonly texts: ReportTexts;
  readonly withPercentiles: boolean;
}

const FIRST_ROWS = 200;

/** The rows of the report with kept and missed under grouped heads; the foot is weighted by promises (SLR-1). */
export function ComplianceTable(props: ComplianceTableProps) {
  const { report, before, rows, search, texts, withPercentiles } = props;
  const { t } = useTranslation(['insight', 'kit']);
  const go = useGo();
  const [cursor, setCursor] = useState(-1);
  const [most, setMost] = useState(FIRST_ROWS);
  const { clock } = props.request;
  const percentiles = useAnswer(readPercentiles, { query: props.request }, { enabled: withPercentiles }).data;
  const month = before && texts.month(before, before.zone, 'short');
  const hasSite = siteRows.includes(rows);
  const hasGiven = report.total.given !== null;
  const all = rows === 'time' ? report.rows.filter((row) => isSomething(row.figures)) : report.rows;
  const shown = all.slice(0, most);
  const logOf = (row: ComplianceRow | null, outcome?: string) =>
    reportPath('log', {
      ...search,
      rows: undefined,
      per: undefined,
      ...narrowTo(row, rows, report),
      ...(outcome ? { outcome } : {}),
    });
  const move = (by: number) => setCursor((at) => Math.max(0, Math.min(shown.length - 1, at + by)));
  useKeys([
    { keys: ['arrowdown', 'j'], label: t('slaReports.move'), group: t('kit:keys.here'), run: () => move(1) },
    { keys: ['arrowup', 'k'], label: t('slaReports.move'), group: t('kit:keys.here'), run: () => move(-1) },
    {
      keys: 'enter',
      label: t('slaReports.openRow'),
      group: t('kit:keys.here'),
      when: shown[cursor] !== undefined,
      run: () => {
        const row = shown[cursor];
        if (row) go(logOf(row));
      },
    },
  ]);
  const line = (figures: Figures, row: ComplianceRow | null) => {
    const of = (list: NonNullable<typeof percentiles>) =>
      row === null ? list.total : list.rows.find((one) => one.key === row.key);
    const own = percentiles === undefined ? undefined : of(percentiles);
    return (
      <>
        <td className="b">
          <Figure to={logOf(row, 'met')} value={figures.met} texts={texts} />
        </td>
        <td>{texts.lasting(figures.metTime.averageMs, clock)}</td>
        <td className="t2">{texts.lasting(figures.metTime.maxMs, clock)}</td>
        <td className="t2">{texts.lasting(figures.metTime.minMs, clock)}</td>
        {withPercentiles ? (
          <>
            <td className="t2">{texts.lasting(own?.met.p50Ms ?? null, clock)}</td>
            <td className="t2">{texts.lasting(own?.met.p90Ms ?? null, clock)}</td>
          </>
        ) : null}
        <td className="b">
          <Figure to={logOf(row, 'missed,overdue')} value={figures.missed} texts={texts} />
        </td>
        <td className="t2">
          <Figure to={logOf(row, 'overdue')} value={figures.overdue} texts={texts} />
        </td>
        <td>{texts.lasting(figures.missedOver.averageMs, clock)}</td>
        <td className="t2">{texts.lasting(figures.missedOver.maxMs, clock)}</td>
        <td className="t2">{texts.lasting(figures.missedOver.minMs, clock)}</td>
        <td className="t2">
          <Figure to={logOf(row, 'cancelled')} value={figures.cancelled} texts={texts} />
        </td>
        <td>
          <PathLink to={logOf(row)} className="report-fig">
            <LevelBar level={figures.level} goal={report.goal} text={texts.level(figures.level)} />
          </PathLink>
        </td>
        {rows === 'time' ? null : (
          <Versus
            now={figures.level}
            then={
              (row === null ? before?.total : before?.rows.find((one) => one.key === row.key)?.figures)?.level ?? null
            }
            texts={texts}
          />
        )}
        {hasGiven ? (
          <>
            <td className="b">{texts.count(figures.given?.met ?? 0)}</td>
            <td className="b">{texts.count(figures.given?.missed ?? 0)}</td>
            <td>{texts.level(figures.given?.level ?? null)}</td>
          </>
        ) : null}
      </>
    );
  };
  return (
    <div className="report-table">
      <table className="dt">
        <thead>
          <tr>
            <th className="l" rowSpan={2} scope="col">
              {t(`slaReports.dimensions.${rows}`)}
            </th>
            {hasSite ? (
              <th className="l" rowSpan={2} scope="col">
                {t('slaReports.dimensions.site')}
              </th>
            ) : null}
            <th className="group up" colSpan={withPercentiles ? 6 : 4} scope="colgroup">
              {t('slaReports.met')}
            </th>
            <th className="group dn" colSpan={5} scope="colgroup">
              {t('slaReports.missed')}
            </th>
            <th rowSpan={2} scope="col">
              {t('slaReports.cancelled')}
            </th>
            <th rowSpan={2} scope="col">
              {t('slaReports.level')}
            </th>
            {rows === 'time' ? null : (
              <th rowSpan={2} scope="col" title={t('slaReports.inPoints')}>
                {month ? t('slaReports.versusMonth', { month }) : t('slaReports.versus')}
              </th>
            )}
            {hasGiven ? (
              <th className="group" colSpan={3} scope="colgroup" title={t('slaReports.givenHint')}>
                {t('slaReports.given')}
              </th>
            ) : null}
          </tr>
          <tr className="second">
            {(
              [
                ...(['number', 'average', 'max', 'min'] as const),
                ...(withPercentiles ? (['p50', 'p90'] as const) : []),
                ...(['number', 'open', 'averageOverHead', 'max', 'min'] as const),
                ...(hasGiven ? (['met', 'missed', 'level'] as const) : []),
              ] as const
            ).map((head, index) => (
              // biome-ignore lint: heads repeat, and never move
              <th key={index} scope="col">
                {t(`slaReports.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row, index) => (
            <tr key={row.key ?? ''} className={index === cursor ? 'cursor' : ''} aria-selected={index === cursor}>
              <th className="l m" scope="row">
                <PathLink to={logOf(row)} className="report-fig">
                  {rows === 'time' ? timeText(row, report, texts) : texts.row(row, rows)}
                </PathLink>
              </th>
              {hasSite ? <td className="l t2">{row.siteName}</td> : null}
              {line(row.figures, row)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td className="l" colSpan={hasSite ? 2 : 1}>
              {t('slaReports.allWeighted')}
            </td>
            {line(report.total, null)}
          </tr>
        </tfoot>
      </table>
      {all.length > shown.length ? (
        <Button look="ghost" onClick={() => setMost(most + 1000)}>
          {t('slaReports.moreRows', { count: all.length - shown.length })}
        </Button>
      ) : null}
    </div>
  );
}

/** A figure that opens the promises behind it; nought is only told. */
function Figure({ to, value, texts }: { readonly to: string; readonly value: number; readonly texts: ReportTexts }) {
  return value === 0 ? (
    <span className="t3">0</span>
  ) : (
    <PathLink to={to} className="report-fig">
      {texts.count(value)}
    </PathLink>
  );
}

function Versus({
  now,
  then,
  texts,
}: {
  readonly now: number | null;
  readonly then: number | null;
  readonly texts: ReportTexts;
}) {
  if (now === null || then === null) return <td className="t3">–</td>;
  const points = texts.points(now - then);
  if (Math.round((now - then) * 1000) === 0) return <td className="t3">0</td>;
  return now > then ? <td className="up">▲ {points}</td> : <td className="dn">▼ {points}</td>;
}

function timeText(row: ComplianceRow, report: Report, texts: ReportTexts): string {
  const bucket = report.buckets.find((one) => one.name === row.key);
  return bucket ? texts.bucketInFull(bucket.startsAt, report.per, report.zone) : (row.key ?? '');
}

function isSomething(figures: Figures): boolean {
  return figures.met + figures.missed + figures.cancelled > 0 || figures.given !== null;
}

function narrowTo(row: ComplianceRow | null, rows: Dimension, report: Report): ReportSearch {
  if (row === null) return {};
  const field = fieldOf(rows);
  if (field !== undefined) return { [field]: row.key ?? 'none' };
  const bucket = report.buckets.find((one) => one.name === row.key);
  return bucket ? withinBucket(bucket, report) : {};
}
