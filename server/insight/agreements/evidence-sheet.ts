import type { EvidenceRow, Statement } from '#api/insight/agreements.ts';
import { translate } from '#languages/translate.ts';
import type { ReportSheet, SheetRow } from '../sla-reports/report-sheet.ts';

/** The promises behind a statement as a sheet (SLR-4, SLR-5). */
export function evidenceSheet(
  statement: Statement,
  pages: AsyncIterable<readonly EvidenceRow[]> | Iterable<readonly EvidenceRow[]>,
  language: string,
): ReportSheet {
  const goals = new Map(statement.results.map(({ goal }) => [goal.id, goal.name]));
  const say = (key: string) => translate(language, `insight:slaReports.${key}`);
  const line = (one: EvidenceRow): SheetRow => [
    one.ticketNumber ?? '',
    one.ticketSubject ?? '',
    one.requester ?? '',
    one.goalIds.map((id) => goals.get(id) ?? id).join(', '),
    translate(language, `promise:names.${one.promise}`),
    say(`verdicts.${one.verdict}`),
    one.cancelReason === null ? '' : say(`cancelReasons.${one.cancelReason}`),
    { at: one.startedAt },
    { at: one.dueAt },
    { at: one.closedAt },
    { lasting: one.targetMs },
    { lasting: one.elapsedBusinessMs },
    { lasting: one.elapsedWallMs },
  ];
  const rows = async function* (): AsyncGenerator<readonly SheetRow[]> {
    for await (const page of pages) yield page.map(line);
  };
  return {
    fileName: statementFileName(statement),
    title: translate(language, 'insight:agreements.evidence'),
    language,
    zone: statement.zone,
    head: [
      ...['ticket', 'subject', 'requester'].map((key) => say(`csv.${key}`)),
      translate(language, 'insight:agreements.goal'),
      ...['promise', 'outcome', 'cancelReason', 'started', 'due', 'closed', 'target', 'business', 'wall'].map((key) =>
        say(`csv.${key}`),
      ),
    ],
    rows: rows(),
  };
}

/** What the files of a statement are called, without their endings (SLR-5). */
export function statementFileName({ companyName, month, revision, language }: Statement): string {
  const word = translate(language, 'insight:agreements.pdf.fileName');
  return `${word}-${companyName.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}-${month}${revision === null ? '' : `-${revision}`}`;
}
