import type { EvidenceRow, Statement } from '#api/insight/agreements.ts';
import type { Caller } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { readFile } from '#server/platform/files/files.store.ts';
import type { FileReply } from '#server/platform/http/route.ts';
import { type FileForm, inForm } from '../sla-reports/report-files.ts';
import type { NamedAgreementRow } from './agreements.store.ts';
import { evidenceSheet, statementFileName } from './evidence-sheet.ts';
import { liveEvidence } from './issue-statement.ts';
import { demandMonth, reckonStatement } from './reckon-statement.ts';
import { statementPdf } from './statement-pdf.ts';
import { evidenceOf, type StatementRow, statementsOf } from './statements.store.ts';

/** Which statement of a month is asked for: a revision, the month as it stands, or whichever is the latest word. */
export interface WhichStatement {
  readonly month: string;
  readonly revision?: number | undefined;
  readonly live?: 'yes' | 'no';
}

/** A month's statement as issued, or as it stands now (SLR-5). */
export async function readStatement(tx: Tx, row: NamedAgreementRow, which: WhichStatement): Promise<Statement> {
  const issued = await findIssued(tx, row, which);
  if (issued !== undefined) return issuedStatement(issued.statement, issued.newest);
  const covered = await demandMonth(tx, row, which.month);
  return { ...(await reckonStatement(tx, row, covered)), replacedBy: null };
}

/** An issued statement as it goes over the wire, told whether a newer revision stands in its place (SLR-5). */
export function issuedStatement({ figures, revision }: StatementRow, newest: number): Statement {
  return { ...figures, replacedBy: newest > revision ? newest : null };
}

/** A month's statement as PDF (SLR-5): of an issued one the very bytes that were issued. */
export async function statementFile(tx: Tx, row: NamedAgreementRow, which: WhichStatement): Promise<FileReply> {
  const issued = await findIssued(tx, row, which);
  const kept = issued === undefined ? undefined : await readFile(tx, issued.statement.pdfDigest);
  const statement = await readStatement(tx, row, which);
  const name = `${statementFileName(statement)}.pdf`;
  if (kept !== undefined) return { name, type: 'application/pdf', content: kept };
  const evidence: EvidenceRow[] = [];
  for await (const page of liveEvidence(tx, row, which.month)) evidence.push(...page);
  return { name, type: 'application/pdf', content: await statementPdf(statement, evidence) };
}

/** The newest issued statement of a month as PDF, for the customer; a month not issued is refused (SLR-5). */
export async function issuedFile(tx: Tx, row: NamedAgreementRow, month: string): Promise<FileReply> {
  if ((await findIssued(tx, row, { month })) === undefined)
    throw new Refusal('not-found', 'agreements.not-issued', { month });
  return statementFile(tx, row, { month });
}

/** A page of the promises behind a statement (SLR-5); of an issued one as they were then. */
export async function readEvidence(
  tx: Tx,
  row: NamedAgreementRow,
  asked: WhichStatement & { limit: number; cursor?: string | undefined },
): Promise<{ rows: readonly EvidenceRow[]; nextCursor: string | null }> {
  const after = asked.cursor === undefined ? 0 : Number(asked.cursor);
  if (!Number.isSafeInteger(after) || after < 0) throw new Refusal('invalid', 'sla-reports.cursor-unclear');
  const issued = await findIssued(tx, row, asked);
  const found: EvidenceRow[] = [];
  if (issued === undefined) {
    let seen = 0;
    for await (const page of liveEvidence(tx, row, asked.month)) {
      found.push(...page.slice(Math.max(0, after - seen)));
      seen += page.length;
      if (found.length > asked.limit) break;
    }
  } else {
    const kept = await evidenceOf(tx, issued.statement.id, after, asked.limit + 1);
    found.push(...kept.map((one) => one.content));
  }
  const rows = found.slice(0, asked.limit);
  return { rows, nextCursor: found.length > asked.limit ? String(after + rows.length) : null };
}

/** The promises behind a statement as a file in the caller's language (SLR-4, SLR-5). */
export async function evidenceFile(
  tx: Tx,
  caller: Caller,
  row: NamedAgreementRow,
  which: WhichStatement,
  form: FileForm,
): Promise<FileReply> {
  const statement = await readStatement(tx, row, which);
  return inForm(evidenceSheet(statement, eachEvidencePage(tx, row, which), caller.language), form);
}

/** The promises behind a statement, page after page (SLR-5); of an issued one as they were then. */
export async function* eachEvidencePage(
  tx: Tx,
  row: NamedAgreementRow,
  which: WhichStatement,
): AsyncGenerator<readonly EvidenceRow[]> {
  const issued = await findIssued(tx, row, which);
  if (issued === undefined) yield* liveEvidence(tx, row, which.month);
  else
    for (let after = 0; ; ) {
      const page = await evidenceOf(tx, issued.statement.id, after, 2_000);
      if (page.length > 0) yield page.map((one) => one.content);
      const last = page.at(-1);
      if (page.length < 2_000 || last === undefined) return;
      after = last.position;
    }
}

/** The issued statement that is asked for; undefined when the month as it stands now is. */
async function findIssued(
  tx: Tx,
  row: NamedAgreementRow,
  { month, revision, live }: WhichStatement,
): Promise<{ statement: StatementRow; newest: number } | undefined> {
  if (live === 'yes') return undefined;
  const issued = (await statementsOf(tx, row.id)).filter((one) => one.month === month);
  const statement = revision === undefined ? issued[0] : issued.find((one) => one.revision === revision);
  if (revision !== undefined && statement === undefined)
    throw new Refusal('not-found', 'agreements.not-issued', { month, revision });
  return statement === undefined ? undefined : { statement, newest: issued[0]?.revision ?? statement.revision };
}
