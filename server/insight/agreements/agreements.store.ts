import { sql } from 'kysely';
import type { Statement, WireTerms } from '#api/insight/agreements.ts';
import type { Period } from '#core/insight/sla-reports/period.ts';
import type { Instant } from '#core/platform/instant.ts';
import { alphabetOf } from '#server/platform/db/alphabet.ts';
import { plannedEachTime } from '#server/platform/db/planned-each-time.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** An agreement as it is kept (SLR-5). */
export interface AgreementRow {
  readonly id: string;
  readonly companyId: string;
  readonly siteId: string | null;
  readonly terms: Omit<WireTerms, 'companyId' | 'siteId'>;
  readonly version: number;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly deletedAt: Instant | null;
  readonly linkHash: string | null;
  readonly linkSealed: string | null;
  readonly linkMadeAt: Instant | null;
  readonly linkOpenedAt: Instant | null;
}

/** An agreement with the names of its company and site. */
export interface NamedAgreementRow extends AgreementRow {
  readonly companyName: string | null;
  readonly siteName: string | null;
}

/** A score entered by hand (SLR-5). */
export interface ScoreRow {
  readonly agreementId: string;
  readonly month: string;
  readonly goalId: string;
  readonly score: number;
  readonly answers: number | null;
  readonly note: string;
  readonly byName: string;
  readonly enteredAt: Instant;
}

type AgreementTables = { agreements: AgreementRow; agreementScores: ScoreRow };

/** Agreements that stand, by company and name; one when its id, or the hash of its link, is given. */
export async function findAgreements(
  tx: Tx,
  only: { id?: string; linkHash?: string } = {},
): Promise<readonly NamedAgreementRow[]> {
  const result = await sql<NamedAgreementRow>`
    select a.*, k.name as company_name, s.name as site_name
    from agreements a left join companies k on k.id = a.company_id left join sites s on s.id = a.site_id
    where a.deleted_at is null
      and ${only.id === undefined ? sql`true` : sql`a.id = ${only.id}`}
      and ${only.linkHash === undefined ? sql`true` : sql`a.link_hash = ${only.linkHash}`}
    order by lower(k.name) ${alphabetOf(tx)}, lower(a.terms ->> 'name') ${alphabetOf(tx)}, a.id`.execute(tx.db);
  return result.rows;
}

/** Writes a new agreement. */
export async function insertAgreement(tx: Tx, row: AgreementRow): Promise<void> {
  await tx.db
    .withTables<AgreementTables>()
    .insertInto('agreements')
    .values({ ...row, terms: JSON.stringify(row.terms) as never })
    .execute();
}

/** Changes an agreement of a known version; false when somebody was first. */
export async function updateAgreement(
  tx: Tx,
  id: string,
  changes: Partial<AgreementRow>,
  version?: number,
): Promise<boolean> {
  const { terms, ...rest } = changes;
  let query = tx.db
    .withTables<AgreementTables>()
    .updateTable('agreements')
    .set({ ...rest, ...(terms === undefined ? {} : { terms: JSON.stringify(terms) as never }) })
    .where('id', '=', id);
  if (version !== undefined) query = query.where('version', '=', version);
  return (await query.executeTakeFirst()).numUpdatedRows > 0n;
}

/** The scores entered for an agreement's month. */
export async function scoresOf(tx: Tx, agreementId: string, month: string): Promise<readonly ScoreRow[]> {
  return tx.db
    .withTables<AgreementTables>()
    .selectFrom('agreementScores')
    .selectAll()
    .where('agreementId', '=', agreementId)
    .where('month', '=', month)
    .execute();
}

/** Keeps a score in place of the one before. */
export async function keepScore(tx: Tx, row: ScoreRow): Promise<void> {
  const { agreementId: _, month: __, goalId: ___, ...changed } = row;
  await tx.db
    .withTables<AgreementTables>()
    .insertInto('agreementScores')
    .values(row)
    .onConflict((conflict) => conflict.columns(['agreementId', 'month', 'goalId']).doUpdateSet(changed))
    .execute();
}

/** Takes a score away. */
export async function dropScore(tx: Tx, key: Pick<ScoreRow, 'agreementId' | 'month' | 'goalId'>): Promise<void> {
  await tx.db
    .withTables<AgreementTables>()
    .deleteFrom('agreementScores')
    .where('agreementId', '=', key.agreementId)
    .where('month', '=', key.month)
    .where('goalId', '=', key.goalId)
    .execute();
}

/**
 * How a company's tickets that were closed in a period were solved: with the first answer, or with more (SLR-5).
 *
 * A ticket closed without any answer of ours is neither; one that was ever reopened took more.
 */
export async function countFirstContact(
  tx: Tx,
  about: { companyId: string; siteId: string | null; period: Period },
): Promise<{ first: number; more: number }> {
  const result = await sql<{ first: number; more: number }>`
    select count(*) filter (where answers = 1 and not reopened) as first,
      count(*) filter (where answers > 1 or reopened) as more
    from (
      select (select count(*) from ticket_messages m
              where m.ticket_id = t.id and m.kind = 'answer' and m.state in ('ready', 'sent', 'failed')) as answers,
        exists (select from events e
                where e.subject_kind = 'ticket' and e.subject_id = t.id::text and e.type = 'ticket.reopened') as reopened
      from tickets t
      where t.folder = 'done' and t.company_id = ${about.companyId}
        and ${about.siteId === null ? sql`true` : sql`t.site_id = ${about.siteId}`}
        and t.closed_at >= ${about.period.from ?? 0} and t.closed_at < ${about.period.to ?? 8.64e15}) as closed
    where answers > 0 ${plannedEachTime}`.execute(tx.db);
  return result.rows[0] ?? { first: 0, more: 0 };
}

/** What an issued statement says of itself, without the derived. */
export type FrozenFigures = Omit<Statement, 'replacedBy'>;
