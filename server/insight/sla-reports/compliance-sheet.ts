import type { Cell } from '#core/insight/sla-reports/cell.ts';
import { siteRows } from '#core/insight/sla-reports/dimension.ts';
import { datesOf, type Period } from '#core/insight/sla-reports/period.ts';
import type { Tally } from '#core/insight/sla-reports/tally.ts';
import { translate } from '#languages/translate.ts';
import { type ComplianceQuestion, type ComplianceReport, figuresOf, type NamedTally } from './compliance-report.ts';
import type { ReportSheet, SheetRow } from './report-sheet.ts';
import { rowLabel } from './row-label.ts';

/** The compliance report with the rows and columns of the screen; split by time when asked for (SLR-4). */
export function complianceSheet(
  report: ComplianceReport,
  { rows, split }: Pick<ComplianceQuestion, 'rows'> & { readonly split: 'none' | 'time' },
  language: string,
): ReportSheet {
  const say = (key: string) => translate(language, `insight:slaReports.${key}`);
  const isSplit = split === 'time' && rows !== 'time';
  const hasGiven = report.total.given.met + report.total.given.missed > 0;
  const hasSite = siteRows.includes(rows);
  const line = (row: NamedTally, tally: Tally, time?: string): SheetRow => [
    ...(time === undefined ? [] : [time]),
    rowLabel(row, rows, language),
    ...(hasSite ? [row.siteName ?? ''] : []),
    ...figureCells(tally, hasGiven),
  ];
  const blanks = (isSplit ? 1 : 0) + (hasSite ? 1 : 0);
  return {
    fileName: datedName(say('csv.complianceName'), report.scope.period, report.zone),
    title: say('compliance'),
    language,
    zone: report.zone,
    head: [
      ...(isSplit ? [say('dimensions.time')] : []),
      say(`dimensions.${rows}`),
      ...(hasSite ? [say('dimensions.site')] : []),
      ...heads.map((key) => say(`csv.${key}`)),
      ...(hasGiven ? givenHeads.map((key) => say(`csv.${key}`)) : []),
    ],
    rows: pagesOf(
      isSplit
        ? report.cells.map(({ bucket, row, tally }) => line(row, tally, bucket.name))
        : report.rows.map((row) => line(row, row.tally)),
    ),
    foot: [say('allWeighted'), ...Array<string>(blanks).fill(''), ...figureCells(report.total, hasGiven)],
  };
}

function figureCells(tally: Tally, hasGiven: boolean): SheetRow {
  const { met, missed, overdue, cancelled, level, metTime, missedTime, missedOver, given } = figuresOf(tally);
  const times = ({ averageMs, maxMs, minMs }: typeof metTime): Cell[] =>
    [averageMs, maxMs, minMs].map((lasting) => ({ lasting }));
  return [
    { count: met },
    ...times(metTime),
    { count: missed },
    { count: overdue },
    ...times(missedOver),
    ...times(missedTime),
    { count: cancelled },
    { share: level },
    ...(hasGiven ? [{ count: given?.met ?? 0 }, { count: given?.missed ?? 0 }, { share: given?.level ?? null }] : []),
  ];
}

/** A file's name with the dates of its period: `uppfyllande-2025-10-01-2025-10-31` (SLR-4). */
export function datedName(name: string, period: Period, zone: string): string {
  const { from, to } = datesOf(period, zone);
  return `${name}${from ? `-${from}` : ''}${to ? `-${to}` : ''}`;
}

const heads = [
  'met',
  'metAverage',
  'metMax',
  'metMin',
  'missed',
  'overdue',
  'overAverage',
  'overMax',
  'overMin',
  'missedAverage',
  'missedMax',
  'missedMin',
  'cancelled',
  'level',
] as const;

/** What the sources of imported tickets said themselves. */
const givenHeads = ['givenMet', 'givenMissed', 'givenLevel'] as const;

function* pagesOf(rows: readonly SheetRow[]): Generator<readonly SheetRow[]> {
  for (let from = 0; from < rows.length; from += 2_000) yield rows.slice(from, from + 2_000);
}
