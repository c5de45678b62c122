import { sql } from 'kysely';
import type { Period } from '#core/insight/sla-reports/period.ts';
import type { Fact } from '#core/promise/clocks/history.ts';
import type { SubjectAbout, SubjectKind } from '#core/promise/clocks/subject.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A history to be judged under a draft; one that lies outside the period comes without its facts (SLA-10). */
export interface ReadHistory {
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly facts: readonly Fact[] | null;
  readonly about: SubjectAbout | null;
}

/** Where in the order of histories one stands. */
export type HistoryPlace = Pick<ReadHistory, 'subjectKind' | 'subjectId'>;

/** The next histories in the order of their keys: never more than these in memory (SLA-10). */
export async function readHistories(
  tx: Tx,
  { from, to }: Period,
  after: HistoryPlace | null,
  limit: number,
): Promise<ReadHistory[]> {
  const inside = sql`(${to === null ? sql`true` : sql`(facts -> 0 ->> 'at')::bigint < ${to}`}
    and ${from === null ? sql`true` : sql`(owed or (facts -> -1 ->> 'at')::bigint >= ${from})`})`;
  const beyond =
    after === null ? sql`true` : sql`(subject_kind, subject_id) > (${after.subjectKind}, ${after.subjectId}::uuid)`;
  const all = from === null && to === null;
  const { rows } = await sql<ReadHistory>`
    select subject_kind, subject_id, ${all ? sql`facts` : sql`case when ${inside} then facts end as facts`},
      ${all ? sql`about` : sql`case when ${inside} then about end as about`}
    from promise_histories where ${beyond} order by subject_kind, subject_id limit ${limit}`.execute(tx.db);
  return rows;
}

/** How many histories there are. */
export async function countHistories(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from promise_histories`.execute(tx.db);
  return rows[0]?.count ?? 0;
}
