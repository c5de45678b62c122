import { sql } from 'kysely';
import { plannedEachTime } from '#server/platform/db/planned-each-time.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { ReportScope } from './report-scope.ts';
import { isAskedFor, isInPeriod, type Sql } from './scope-conditions.store.ts';

/** A walk through an order: what it sorts by, over which promises it goes, and how many rows it looks for. */
export interface Walk {
  readonly order: Sql;
  readonly join: Sql;
  readonly from: Sql;
  readonly rows: number;
}

/** How many promises are looked at to reckon the length of a walk. */
const SAMPLE = 5_000;
/** In a table of no more rows than this every walk is short. */
const SMALL = 40_000;
/** Of all rows, how large a part a walk may pass by: beyond it, a scan of all of them and a sort cost less. */
const WORTH = 1 / 40;

/**
 * Whether a walk through an order would pass by more than it is worth before it has found its rows (SLR-2).
 *
 * Reckoned from a sample in that order: the rows before the first that is asked for, and how far the next ones lie
 * apart. What is asked for may lie at the far end of an order, as the promises of somebody who began last month do in
 * the order of their start; no statistics of single columns tell that.
 */
export async function isLongWalk(tx: Tx, scope: ReportScope, { order, join, from, rows }: Walk): Promise<boolean> {
  const known = await sql<{ rows: number }>`
    select greatest(reltuples, 0) as rows from pg_class where oid = 'promise_cycles'::regclass`.execute(tx.db);
  const all = known.rows[0]?.rows ?? 0;
  if (all <= SMALL) return false;
  const share = Math.min(1, SAMPLE / all);
  const found = await sql<{ place: number }>`
    select place from (
      select row_number() over (order by ${order}) as place, ${isAskedFor(scope)} as asked
      from promise_cycles c tablesample system (${sql.lit(share * 100)}) ${join}
      where ${from} and ${isInPeriod(scope)}) as seen
    where asked order by place limit ${sql.lit(LOOKED_AT)} ${plannedEachTime}`.execute(tx.db);
  return (
    walkLength(
      found.rows.map(({ place }) => Number(place)),
      share,
      rows,
    ) >
    all * WORTH
  );
}

/** How many of the rows that are asked for a walk is reckoned from. */
const LOOKED_AT = 3;

/** How many rows a walk passes by, from the places in a sample of the first that are asked for; too few of them are rare. */
function walkLength(places: readonly number[], share: number, rows: number): number {
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined || places.length < LOOKED_AT) return Infinity;
  const apart = (last - first) / (places.length - 1);
  return (Math.max(0, first - apart) + apart * rows * share) / share;
}
