import { sql } from 'kysely';
import type { EvidenceRow } from '#api/insight/agreements.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { FrozenFigures } from './agreements.store.ts';

/** A statement as it was issued (SLR-5): never changed afterwards. */
export interface StatementRow {
  readonly id: string;
  readonly agreementId: string;
  readonly month: string;
  readonly revision: number;
  readonly issuedAt: Instant;
  readonly figures: FrozenFigures;
  readonly pdfDigest: string;
}

type StatementTables = {
  agreementStatements: StatementRow;
  agreementEvidence: { statementId: string; position: number; content: EvidenceRow };
};

/** The statements issued for an agreement, the newest month and revision first. */
export async function statementsOf(tx: Tx, agreementId: string): Promise<readonly StatementRow[]> {
  return tx.db
    .withTables<StatementTables>()
    .selectFrom('agreementStatements')
    .selectAll()
    .where('agreementId', '=', agreementId)
    .orderBy('month', 'desc')
    .orderBy('revision', 'desc')
    .execute();
}

/** Keeps a statement and its evidence for good. */
export async function insertStatement(tx: Tx, row: StatementRow, evidence: readonly EvidenceRow[]): Promise<void> {
  const db = tx.db.withTables<StatementTables>();
  await db
    .insertInto('agreementStatements')
    .values({ ...row, figures: JSON.stringify(row.figures) as never })
    .execute();
  for (let from = 0; from < evidence.length; from += 500)
    await sql`
      insert into agreement_evidence (statement_id, position, content)
      select ${row.id}, ${from} + ordinality, value
      from jsonb_array_elements(${JSON.stringify(evidence.slice(from, from + 500))}::text::jsonb) with ordinality`.execute(
      tx.db,
    );
}

/** The evidence of an issued statement from a position on. */
export async function evidenceOf(
  tx: Tx,
  statementId: string,
  after: number,
  limit: number,
): Promise<readonly { readonly position: number; readonly content: EvidenceRow }[]> {
  return tx.db
    .withTables<StatementTables>()
    .selectFrom('agreementEvidence')
    .select(['position', 'content'])
    .where('statementId', '=', statementId)
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .execute();
}
