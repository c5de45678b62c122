import { sql } from 'kysely';
import type { Dimension, ReportClock } from '#core/insight/sla-reports/dimension.ts';
import type { Instant, Milliseconds } from '#core/platform/instant.ts';
import type { Outcome } from '#core/promise/clocks/promise.ts';
import { plannedEachTime } from '#server/platform/db/planned-each-time.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { ReportScope } from './report-scope.ts';
import { isInScope, periodColumn, type Sql } from './scope-conditions.store.ts';

/** What one outcome of one row in one bucket adds up to. */
export interface CellRow {
  /** 1 is the first bucket. */
  readonly bucket: number;
  readonly key: string | null;
  readonly outcome: Outcome;
  readonly count: number;
  readonly targetMs: Milliseconds;
  readonly takenMs: Milliseconds;
  readonly takenMin: Milliseconds;
  readonly takenMax: Milliseconds;
  readonly overMs: Milliseconds;
  readonly overMin: Milliseconds;
  readonly overMax: Milliseconds;
}

/**
 * Counts and sums of a scope by bucket, row and outcome, in one pass over the promises (SLR-1).
 *
 * One set of plain aggregates per outcome, rather than a filtered set of them for each, is what keeps the pass cheap.
 */
export async function readCells(
  tx: Tx,
  scope: ReportScope,
  asked: { rows: Dimension; clock: ReportClock; boundaries: readonly Instant[]; most: number },
): Promise<readonly CellRow[]> {
  const taken = takenColumn(asked.clock);
  const over = overColumn(asked.clock);
  const result = await sql<CellRow>`
    select width_bucket(${periodColumn(scope)}, ${asked.boundaries}::bigint[]) as bucket, ${keyOf(asked.rows)} as key, c.outcome,
      count(*) as count, sum(c.target_ms) as target_ms,
      sum(${taken}) as taken_ms, min(${taken}) as taken_min, max(${taken}) as taken_max,
      sum(${over}) as over_ms, min(${over}) as over_min, max(${over}) as over_max
    from promise_cycles c ${joinOf(asked.rows)}
    where ${isInScope(scope)}
    group by 1, 2, 3
    limit ${asked.most + 1} ${plannedEachTime}`.execute(tx.db);
  return result.rows;
}

/** The first and last instants at which promises of a scope belong; null when it has none (SLR-1). */
export async function readSpan(tx: Tx, scope: ReportScope): Promise<{ from: Instant; to: Instant } | null> {
  const at = periodColumn(scope);
  const result = await sql<{ first: Instant | null; last: Instant | null }>`
    select min(${at}) as first, max(${at}) as last from promise_cycles c where ${isInScope(scope)} ${plannedEachTime}`.execute(
    tx.db,
  );
  const { first, last } = result.rows[0] ?? { first: null, last: null };
  return first === null || last === null ? null : { from: first, to: last + 1 };
}

/** Percentiles of the kept ones' time and the missed ones' lateness; the row that is `isTotal` is of all together. */
export interface PercentileRow {
  readonly isTotal: number;
  readonly key: string | null;
  readonly metP50: Milliseconds | null;
  readonly metP90: Milliseconds | null;
  readonly missedP50: Milliseconds | null;
  readonly missedP90: Milliseconds | null;
}

/** Exact percentiles by row (SLR-1): a pass of its own, as it has to sort. */
export async function readPercentileRows(
  tx: Tx,
  scope: ReportScope,
  asked: { rows: Dimension; clock: ReportClock; most: number },
): Promise<readonly PercentileRow[]> {
  const key = keyOf(asked.rows);
  const taken = takenColumn(asked.clock);
  const over = overColumn(asked.clock);
  const result = await sql<PercentileRow>`
    select grouping(key) as is_total, key,
      percentile_disc(0.5) within group (order by taken) filter (where outcome = 'met') as met_p50,
      percentile_disc(0.9) within group (order by taken) filter (where outcome = 'met') as met_p90,
      percentile_disc(0.5) within group (order by over) filter (where outcome = 'missed') as missed_p50,
      percentile_disc(0.9) within group (order by over) filter (where outcome = 'missed') as missed_p90
    from (select ${key} as key, c.outcome, ${taken} as taken, ${over} as over
          from promise_cycles c ${joinOf(asked.rows)} where ${isInScope(scope)}) as promises
    group by grouping sets ((key), ())
    limit ${asked.most} ${plannedEachTime}`.execute(tx.db);
  return result.rows;
}

function takenColumn(clock: ReportClock): Sql {
  return clock === 'business' ? sql`c.elapsed_open_ms` : sql`c.elapsed_wall_ms`;
}

function overColumn(clock: ReportClock): Sql {
  return clock === 'business' ? sql`c.over_open_ms` : sql`c.over_wall_ms`;
}

/** The ticket, where only it knows what a row stands for, as SQL beside `c`. */
export function joinOf(rows: Dimension): Sql {
  const isTickets = rows === 'type' || rows === 'template';
  return isTickets ? sql`left join tickets k on c.subject_kind = 'ticket' and k.id = c.subject_id` : sql``;
}

/** What a report's rows are told apart by, as SQL over `promise_cycles c`. */
export function keyOf(rows: Dimension): Sql {
  return keys[rows];
}

const keys: Readonly<Record<Dimension, Sql>> = {
  department: sql`c.department_id`,
  site: sql`c.site_id`,
  level: sql`c.level_id`,
  promise: sql`c.promise`,
  priority: sql`c.priority`,
  agent: sql`c.responsible_user_id`,
  resolver: sql`c.resolved_by_user_id`,
  company: sql`c.company_id`,
  type: sql`k.type_id`,
  template: sql`k.template_id`,
  time: sql`null::text`,
};
