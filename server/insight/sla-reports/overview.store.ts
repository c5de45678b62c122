import { sql } from 'kysely';
import type { Handling } from '#core/insight/sla-reports/handling.ts';
import type { Period } from '#core/insight/sla-reports/period.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { EpochDay } from '#core/time/spans/local-date.ts';
import { plannedEachTime } from '#server/platform/db/planned-each-time.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Among } from './report-scope.ts';

/** The tickets of one day, site, template and type: the grain of the overview. */
export interface OverviewRow extends Handling {
  readonly day: EpochDay;
  readonly siteId: string;
  readonly templateId: string | null;
  readonly typeId: string | null;
}

type OverviewTables = { slaOverviewDays: OverviewRow };

/**
 * The tickets closed in each stretch between boundaries, by site, template and type, in one pass (SLR-3).
 *
 * A ticket's verdict is that of its last solution: the total promise where it has one, else the first. `day` counts
 * the stretches from nought.
 */
export async function reckonOverview(tx: Tx, boundaries: readonly Instant[]): Promise<readonly OverviewRow[]> {
  await tx.settle();
  const result = await sql<OverviewRow>`
    select width_bucket(t.closed_at, ${boundaries}::bigint[]) - 1 as day, t.site_id, t.template_id, t.type_id,
      count(*) as closed,
      count(*) filter (where r.outcome = 'met') as within,
      count(*) filter (where r.outcome = 'missed') as late,
      coalesce(sum(r.elapsed_open_ms), 0)::bigint as open_ms,
      sum(t.closed_at - t.created_at)::bigint as wall_ms
    from tickets t
    left join lateral (
      select c.outcome, c.elapsed_open_ms from promise_cycles c
      where c.subject_kind = 'ticket' and c.subject_id = t.id and c.promise in ('resolution', 'first-resolution')
        and c.outcome in ('met', 'missed')
      order by c.promise = 'resolution' desc, c.cycle_no desc
      limit 1) r on true
    where t.folder = 'done' and t.closed_at >= ${boundaries[0] ?? 0} and t.closed_at < ${boundaries.at(-1) ?? 0}
    group by 1, 2, 3, 4 ${plannedEachTime}`.execute(tx.db);
  return result.rows;
}

/** Keeps what a night reckoned for its days, in place of what was kept of them. */
export async function keepOverview(
  tx: Tx,
  days: { from: EpochDay; to: EpochDay },
  rows: readonly OverviewRow[],
): Promise<void> {
  const db = tx.db.withTables<OverviewTables>();
  await db.deleteFrom('slaOverviewDays').where('day', '>=', days.from).where('day', '<', days.to).execute();
  for (let from = 0; from < rows.length; from += 1_000)
    await db
      .insertInto('slaOverviewDays')
      .values(rows.slice(from, from + 1_000))
      .execute();
}

/** What the nights have kept of some days. */
export async function keptOverview(
  tx: Tx,
  days: { from: EpochDay | null; to: EpochDay | null },
): Promise<readonly OverviewRow[]> {
  let query = tx.db.withTables<OverviewTables>().selectFrom('slaOverviewDays').selectAll();
  if (days.from !== null) query = query.where('day', '>=', days.from);
  if (days.to !== null) query = query.where('day', '<', days.to);
  return query.execute();
}

/** The first and last instants at which tickets were closed within a period; null when none was. */
export async function readClosings(tx: Tx, period: Period): Promise<{ from: Instant; to: Instant } | null> {
  const result = await sql<{ first: Instant | null; last: Instant | null }>`
    select min(closed_at) as first, max(closed_at) as last from tickets
    where folder = 'done' and closed_at >= ${period.from ?? 0} and closed_at < ${period.to ?? 8.64e15} ${plannedEachTime}`.execute(
    tx.db,
  );
  const { first, last } = result.rows[0] ?? { first: null, last: null };
  return first === null || last === null ? null : { from: first, to: last + 1 };
}

/** The names of ticket types; the product's own have none. */
export async function readTypeNames(tx: Tx): Promise<ReadonlyMap<string, string | null>> {
  const found = await sql<{ id: string; name: string | null }>`select id, name from ticket_types`.execute(tx.db);
  return new Map(found.rows.map((row) => [row.id, row.name]));
}

/** Whether a row's site is among those asked for. */
export function isOfSite(row: OverviewRow, site: Among | null): boolean {
  return site === null || site.values.includes(row.siteId);
}
