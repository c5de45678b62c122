import type { PromiseRow } from '#api/insight/sla-reports.ts';
import { translate } from '#languages/translate.ts';
import type { ReportSheet, SheetRow } from './report-sheet.ts';
import { priorityLabel } from './row-label.ts';

/** A log of promises with the order of the screen (SLR-2, SLR-4). */
export function logSheet(
  pages: AsyncIterable<readonly PromiseRow[]> | Iterable<readonly PromiseRow[]>,
  zone: string,
  language: string,
): ReportSheet {
  const say = (key: string) => translate(language, `insight:slaReports.${key}`);
  const line = (row: PromiseRow): SheetRow => [
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
    { at: row.startedAt },
    { at: row.dueAt },
    { at: row.closedAt },
    say(row.business ? 'clocks.business' : 'clocks.wall'),
    { lasting: row.targetMs },
    { lasting: row.elapsedBusinessMs },
    { lasting: row.elapsedWallMs },
    { lasting: row.marginMs === null ? null : Math.max(0, row.marginMs) },
    { lasting: row.marginMs === null ? null : Math.max(0, -row.marginMs) },
  ];
  const rows = async function* (): AsyncGenerator<readonly SheetRow[]> {
    for await (const page of pages) yield page.map(line);
  };
  return {
    fileName: say('csv.logName'),
    title: say('log'),
    language,
    zone,
    head: heads.map((key) => say(`csv.${key}`)),
    rows: rows(),
  };
}

const heads = [
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
