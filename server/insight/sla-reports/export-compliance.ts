import { siteRows } from '#core/insight/sla-reports/dimension.ts';
import { csvDialectOf, csvMinutes, csvPercent } from '#core/insight/sla-reports/csv-dialect.ts';
import { datesOf } from '#core/insight/sla-reports/period.ts';
import type { Tally } from '#core/insight/sla-reports/tally.ts';
import type { Caller } from '#core/platform/caller.ts';
import { translate } from '#languages/translate.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { FileReply } from '#server/platform/http/route.ts';
import { type ComplianceQuestion, complianceReport, figuresOf, type NamedTally } from './compliance-report.ts';
import { csvFile, type CsvLine } from './csv-file.ts';
import { rowLabel } from './row-label.ts';

/** The compliance report as a file with the rows and columns of the screen (SLR-4). */
export async function complianceFile(
  tx: Tx,
  caller: Caller,
  asked: ComplianceQuestion & { split: 'none' | 'time' },
): Promise<FileReply> {
  const report = await complianceReport(tx, caller, asked);
  const { language } = caller;
  const dialect = csvDialectOf(language);
  const say = (key: string) => translate(language, `insight:slaReports.${key}`);
  const isSplit = asked.split === 'time' && asked.rows !== 'time';
  const hasGiven = report.total.given.met + report.total.given.missed > 0;
  const hasSite = siteRows.includes(asked.rows);

  const figures = (tally: Tally): CsvLine => {
    const { met, missed, overdue, cancelled, level, metTime, missedTime, missedOver, given } = figuresOf(tally);
    return [
      String(met),
      ...[metTime.averageMs, metTime.maxMs, metTime.minMs].map((ms) => csvMinutes(ms, dialect)),
      ...[missed, overdue].map(String),
      ...[missedOver.averageMs, missedOver.maxMs, missedOver.minMs].map((ms) => csvMinutes(ms, dialect)),
      ...[missedTime.averageMs, missedTime.maxMs, missedTime.minMs].map((ms) => csvMinutes(ms, dialect)),
      String(cancelled),
      csvPercent(level, dialect),
      ...(hasGiven
        ? [String(given?.met ?? 0), String(given?.missed ?? 0), csvPercent(given?.level ?? null, dialect)]
        : []),
    ];
  };
  const head = [
    ...(isSplit ? [say('dimensions.time')] : []),
    say(`dimensions.${asked.rows}`),
    ...(hasSite ? [say('dimensions.site')] : []),
    ...csvHeads.map((key) => say(`csv.${key}`)),
    ...(hasGiven ? givenHeads.map((key) => say(`csv.${key}`)) : []),
  ];
  const line = (row: NamedTally, tally: Tally, time?: string): CsvLine => [
    ...(time === undefined ? [] : [time]),
    rowLabel(row, asked.rows, language),
    ...(hasSite ? [row.siteName ?? ''] : []),
    ...figures(tally),
  ];
  const body = isSplit
    ? report.cells.map(({ bucket, row, tally }) => line(row, tally, bucket.name))
    : report.rows.map((row) => line(row, row.tally));
  const blanks = (isSplit ? 1 : 0) + (hasSite ? 1 : 0);
  const foot = [say('allWeighted'), ...Array<string>(blanks).fill(''), ...figures(report.total)];

  const { from, to } = datesOf(report.scope.period, report.zone);
  const name = `${say('csv.complianceName')}${from ? `-${from}` : ''}${to ? `-${to}` : ''}.csv`;
  return csvFile(name, dialect, batchesOf([head, ...body, foot]));
}

const csvHeads = [
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

async function* batchesOf(lines: readonly CsvLine[]): AsyncGenerator<readonly CsvLine[]> {
  for (let from = 0; from < lines.length; from += 2_000) yield lines.slice(from, from + 2_000);
}
