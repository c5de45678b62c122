import { sql } from 'kysely';
import type { Dimension } from '#core/insight/sla-reports/dimension.ts';
import type { Instant } from '#core/platform/instant.ts';
import { plannedEachTime } from '#server/platform/db/planned-each-time.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { joinOf, keyOf } from './compliance.store.ts';
import type { ReportScope } from './report-scope.ts';
import { isInScope, periodColumn } from './scope-conditions.store.ts';

/** What sources of imported tickets said themselves, of one row in one bucket. */
export interface GivenCellRow {
  /** 1 is the first bucket. */
  readonly bucket: number;
  readonly key: string | null;
  readonly met: number;
  readonly missed: number;
}

/** The sources' own verdicts in a scope by bucket and row (SLR-1, API-2), narrowed by the same conditions as ours. */
export async function readGivenCells(
  tx: Tx,
  scope: ReportScope,
  asked: { readonly rows: Dimension; readonly boundaries: readonly Instant[]; readonly most: number },
): Promise<readonly GivenCellRow[]> {
  const { rows } = await sql<GivenCellRow>`
    select width_bucket(${periodColumn(scope)}, ${asked.boundaries}::bigint[]) as bucket, ${keyOf(asked.rows)} as key,
      count(*) filter (where c.outcome = 'met') as met, count(*) filter (where c.outcome = 'missed') as missed
    from ${asCycles} c ${joinOf(asked.rows)}
    where c.outcome is not null and ${isInScope(scope)}
    group by 1, 2
    limit ${asked.most + 1} ${plannedEachTime}`.execute(tx.db);
  return rows;
}

/** The first and last instants at which the sources' verdicts of a scope belong; null when there are none. */
export async function readGivenSpan(tx: Tx, scope: ReportScope): Promise<{ from: Instant; to: Instant } | null> {
  const at = periodColumn(scope);
  const { rows } = await sql<{ first: Instant | null; last: Instant | null }>`
    select min(${at}) as first, max(${at}) as last from ${asCycles} c
    where c.outcome is not null and ${isInScope(scope)} ${plannedEachTime}`.execute(tx.db);
  const { first, last } = rows[0] ?? { first: null, last: null };
  return first === null || last === null ? null : { from: first, to: last + 1 };
}

/** The sources' verdicts with the names of our promises' subject, so that the same conditions fit both. */
const asCycles = sql`(select v.*, 'ticket' as subject_kind, v.ticket_id as subject_id from given_verdicts v)`;
