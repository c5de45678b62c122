import type { EvidenceRow, Statement } from '#api/insight/agreements.ts';
import type { SubscribedReport } from '#api/insight/report-centre.ts';
import { monthAt } from '#core/insight/agreements/month.ts';
import type { Caller } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { translate } from '#languages/translate.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { readableAgreement } from '../agreements/agreements.access.ts';
import { evidenceSheet } from '../agreements/evidence-sheet.ts';
import { eachEvidencePage, readStatement } from '../agreements/read-statement.ts';
import { statementPdf } from '../agreements/statement-pdf.ts';
import { statementTexts } from '../agreements/statement-texts.ts';
import type { ReportSheet } from '../sla-reports/report-sheet.ts';
import type { Asked, Headline, MadeReport, ReckonedReport } from './made-report.ts';

/** An agreement's statement of a subscription (REP-1, SLR-5): as issued, or as the month stands while it is not. */
export async function reckonStatementReport(
  tx: Tx,
  caller: Caller,
  report: SubscribedReport,
  { period, zone, dueAt }: Asked,
): Promise<ReckonedReport> {
  if (report.agreementId === undefined) throw new Refusal('invalid', 'report-centre.agreement-missing');
  const row = await readableAgreement(tx, caller, report.agreementId);
  const which = { month: monthAt(zone, period.from ?? dueAt) };
  const found = await readStatement(tx, row, which);
  const evidence: EvidenceRow[] = [];
  for await (const page of eachEvidencePage(tx, row, which)) evidence.push(...page);
  const inLanguage = (language: string): MadeReport => {
    const statement = { ...found, language };
    const say = (key: string, facts = {}) => translate(language, `insight:agreements.${key}`, facts);
    const texts = statementTexts(statement);
    const promises = evidenceSheet(statement, [evidence], language);
    return {
      title: `${say('statement')} ${texts.month} · ${statement.companyName}`,
      about: [statement.agreementName, statement.issuedAt === null ? say('draftBanner') : ''].filter(Boolean),
      headline: statementHeadline(statement, language),
      sheets: () => [goalsSheet(statement, language), evidenceSheet(statement, [evidence], language)],
      fileName: promises.fileName,
      tables: [],
      how: say('pdf.howText'),
      pdf: () => statementPdf(statement, evidence),
    };
  };
  return { period: { from: found.from, to: found.to }, zone: found.zone, isEmpty: evidence.length === 0, inLanguage };
}

function statementHeadline(statement: Statement, language: string): Headline[] {
  const say = (key: string, facts = {}) => translate(language, `insight:agreements.${key}`, facts);
  const texts = statementTexts(statement);
  const judged = statement.results.filter((one) => one.isReached !== null);
  const reached = judged.filter((one) => one.isReached).length;
  return [
    {
      label: say('goalsReached'),
      value: judged.length === 0 ? '–' : say('pdf.of', { some: reached, all: judged.length }),
      under: '',
      tone: reached < judged.length ? 'bad' : 'plain',
    },
    {
      label: say('creditsOwed'),
      value: texts.money(statement.credit),
      under: '',
      tone: statement.credit > 0 ? 'bad' : 'plain',
    },
    ...statement.results.map(
      (result): Headline => ({
        label: result.goal.name,
        value: texts.value(result.goal.kind, result.value),
        under:
          result.goal.kind === 'survey'
            ? ''
            : translate(language, 'insight:slaReports.ringCount', {
                met: texts.number(result.met),
                all: texts.number(result.met + result.missed),
              }),
        tone: result.isReached === null ? 'plain' : result.isReached ? 'good' : 'bad',
      }),
    ),
  ];
}

/** The goals of a statement with their counts and credits, as a sheet (SLR-4, SLR-5). */
function goalsSheet(statement: Statement, language: string): ReportSheet {
  const say = (key: string) => translate(language, `insight:agreements.${key}`);
  const measured = (kind: string, value: number | null) => (kind === 'survey' ? { score: value } : { share: value });
  return {
    fileName: `${say('pdf.fileName')}-${statement.month}`,
    title: say('goals'),
    language,
    zone: statement.zone,
    head: [
      ...(['goal', 'atLeast', 'outcome', 'met', 'missed', 'open', 'cancelled'] as const).map((key) =>
        say(`columns.${key}`),
      ),
      `${say('columns.credit')} (${statement.currency})`,
    ],
    rows: [
      statement.results.map(({ goal, value, met, missed, overdue, cancelled, credit }) => [
        goal.name,
        measured(goal.kind, goal.atLeast),
        measured(goal.kind, value),
        ...[met, missed, overdue, cancelled].map((count) => ({ count })),
        { money: credit },
      ]),
    ],
    foot: [say('creditsOwed'), '', '', '', '', '', '', { money: statement.credit }],
  };
}
