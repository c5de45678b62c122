import type { EvidenceRow } from '#api/insight/agreements.ts';
import type { Caller } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { keepFile } from '#server/platform/files/files.store.ts';
import { eachScopePage } from '../sla-reports/read-log.ts';
import { changeableAgreement } from './agreements.access.ts';
import type { NamedAgreementRow } from './agreements.store.ts';
import { demandMonth, evidenceScope, goalsOf, reckonStatement } from './reckon-statement.ts';
import { statementPdf } from './statement-pdf.ts';
import { insertStatement, statementsOf, type StatementRow } from './statements.store.ts';

/**
 * Issues the statement of a month that is over (SLR-5): figures, evidence and PDF are frozen as they are now.
 *
 * Whatever changes later changes nothing in it. Issued again, with a reason, it is a new revision beside the old.
 */
export async function issueStatement(
  tx: Tx,
  caller: Caller,
  { agreementId, month, reason }: { agreementId: string; month: string; reason: string },
): Promise<StatementRow> {
  const row = await changeableAgreement(tx, caller, agreementId);
  const covered = await demandMonth(tx, row, month);
  if (covered.to > tx.now) throw new Refusal('conflict', 'agreements.month-not-over', { month });
  const [newest] = (await statementsOf(tx, agreementId)).filter((one) => one.month === month);
  if (newest !== undefined && reason === '')
    throw new Refusal('invalid', 'agreements.reason-missing', { month, revision: newest.revision });
  const revision = (newest?.revision ?? 0) + 1;
  const evidence: EvidenceRow[] = [];
  for await (const page of eachScopePage(tx, evidenceScope(tx, row, covered), byDecision))
    evidence.push(...page.map((one) => ({ ...one, goalIds: goalsOf(row.terms.goals, one) })));
  const figures = {
    ...(await reckonStatement(tx, row, covered)),
    revision,
    issuedAt: tx.now,
    issuedByName: caller.name,
    reason: reason === '' ? null : reason,
    evidence: evidence.length,
  };
  const pdfDigest = await keepFile(tx, await statementPdf({ ...figures, replacedBy: null }, evidence));
  const statement = { id: tx.newId(), agreementId, month, revision, issuedAt: tx.now, figures, pdfDigest };
  await insertStatement(tx, statement, evidence);
  tx.record(caller.actor, {
    type: 'agreement.statement-issued',
    subject: { kind: 'agreement', id: agreementId },
    data: { month, revision, credit: figures.credit, currency: figures.currency, reason, pdfDigest },
  });
  return statement;
}

/** The promises behind a month as it stands now, page after page, with the goals each counts for (SLR-5). */
export async function* liveEvidence(
  tx: Tx,
  row: NamedAgreementRow,
  month: string,
): AsyncGenerator<readonly EvidenceRow[]> {
  const scope = evidenceScope(tx, row, await demandMonth(tx, row, month));
  for await (const page of eachScopePage(tx, scope, byDecision))
    yield page.map((one) => ({ ...one, goalIds: goalsOf(row.terms.goals, one) }));
}

const byDecision = { sort: 'decided', descending: false, limit: 2_000 } as const;
