import type { PromiseRow } from '#api/insight/sla-reports.ts';
import { csvDialectOf, csvMinutes, NOTHING } from '#core/insight/sla-reports/csv-dialect.ts';
import { localTimeText } from '#core/insight/sla-reports/local-time-text.ts';
import type { Caller } from '#core/platform/caller.ts';
import type { Instant } from '#core/platform/instant.ts';
import { translate } from '#languages/translate.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { FileReply } from '#server/platform/http/route.ts';
import { csvFile, type CsvLine } from './csv-file.ts';
import { priorityLabel } from './row-label.ts';
import { eachLogPage, type LogQuestion } from './read-log.ts';
import { readReportZone } from './report-names.store.ts';
import { scopeOf } from './report-scope.ts';

/** The whole log of promises as a file, in the order of the screen (SLR-2, SLR-4). */
export async function logFile(tx: Tx, caller: Caller, asked: LogQuestion): Promise<FileReply> {
  const zone = await readReportZone(tx);
  // Refusals must come before the first byte of the file.
  scopeOf(caller, asked, tx.now, zone);
  const { language } = caller;
  const say = (key: string) => translate(language, `insight:slaReports.${key}`);
  const dialect = csvDialectOf(language);
  const at = (instant: Instant | null) => (instant === null ? NOTHING : localTimeText(instant, zone));
  const line = (row: PromiseRow): CsvLine => [
    row.requester ?? '',
    row.ticketNumber ?? '',
    row.ticketSubject ?? '',
    row.site ?? '',
    row.department ?? '',
    row.company ?? '',
    row.agent ?? '',
    row.resolver ?? '',
    row.level ?? '',
    translate(language, `promise:names.${row.promise}`),
    priorityLabel(row.priority, language),
    say(`verdicts.${row.verdict}`),
    row.cancelReason === null ? '' : say(`cancelReasons.${row.cancelReason}`),
    at(row.startedAt),
    at(row.dueAt),
    at(row.closedAt),
    say(row.business ? 'clocks.business' : 'clocks.wall'),
    csvMinutes(row.targetMs, dialect),
    csvMinutes(row.elapsedBusinessMs, dialect),
    csvMinutes(row.elapsedWallMs, dialect),
    csvMinutes(row.marginMs === null ? null : Math.max(0, row.marginMs), dialect),
    csvMinutes(row.marginMs === null ? null : Math.max(0, -row.marginMs), dialect),
  ];
  const lines = async function* (): AsyncGenerator<readonly CsvLine[]> {
    yield [logHeads.map((key) => say(`csv.${key}`))];
    for await (const page of eachLogPage(tx, caller, asked)) yield page.map(line);
  };
  return csvFile(`${say('csv.logName')}.csv`, dialect, lines());
}

const logHeads = [
  'requester',
  'ticket',
  'subject',
  'site',
  'department',
  'company',
  'agent',
  'resolver',
  'levelName',
  'promise',
  'priority',
  'outcome',
  'cancelReason',
  'started',
  'due',
  'closed',
  'clock',
  'target',
  'business',
  'wall',
  'remaining',
  'over',
] as const;
