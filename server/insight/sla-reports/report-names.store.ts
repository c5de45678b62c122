import { sql } from 'kysely';
import type { Dimension } from '#core/insight/sla-reports/dimension.ts';
import type { Reach } from '#core/platform/caller.ts';
import { alphabetOf } from '#server/platform/db/alphabet.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** What a row of a report is called, and the site it belongs to. */
export interface RowName {
  readonly id: string;
  readonly name: string | null;
  readonly siteName: string | null;
}

/** The names of a report's rows (SLR-1); promises and time have their own words. */
export async function readRowNames(
  tx: Tx,
  rows: Dimension,
  ids: readonly string[],
): Promise<ReadonlyMap<string, RowName>> {
  if (ids.length === 0 || rows === 'promise' || rows === 'time') return new Map();
  const found = await {
    department: sql<RowName>`select g.id, g.name, s.name as site_name from groups g left join sites s on s.id = g.site_id where g.id = any(${ids}::uuid[])`,
    company: sql<RowName>`select c.id, c.name, s.name as site_name from companies c left join sites s on s.id = c.site_id where c.id = any(${ids}::uuid[])`,
    site: sql<RowName>`select id, name, null as site_name from sites where id = any(${ids}::uuid[])`,
    level: sql<RowName>`select id, name, null as site_name from levels where id = any(${ids}::uuid[])`,
    agent: sql<RowName>`select id, name, null as site_name from users where id = any(${ids}::uuid[])`,
    resolver: sql<RowName>`select id, name, null as site_name from users where id = any(${ids}::uuid[])`,
    type: sql<RowName>`select id, name, null as site_name from ticket_types where id = any(${ids}::text[])`,
    template: sql<RowName>`select t.id, t.name, s.name as site_name from ticket_templates t left join sites s on s.id = t.site_id where t.id = any(${ids}::uuid[])`,
    priority: sql<RowName>`select id, name, null as site_name from priorities where id = any(${ids}::text[])`,
  }[rows].execute(tx.db);
  return new Map(found.rows.map((row) => [row.id, row]));
}

/** The zone reports are cut by: that of the base calendar (SLR-1, CAL-3). */
export async function readReportZone(tx: Tx): Promise<string> {
  const found = await sql<{ zone: string }>`
    select r.definition ->> 'zone' as zone from calendars c join calendar_revisions r on r.id = c.current_revision_id
    where c.is_base`.execute(tx.db);
  return found.rows[0]?.zone ?? 'Europe/Stockholm';
}

/** Something a report can be narrowed by. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** What the reports of some sites can be narrowed by, each list by name (SLR-1). */
export async function readChoiceRows(tx: Tx, reach: Reach) {
  const at = reach === 'everywhere' ? null : [...reach];
  const here = (column: string) =>
    at === null ? sql`true` : sql`(${sql.ref(column)} is null or ${sql.ref(column)} = any(${at}::uuid[]))`;
  const seen = at === null ? sql`true` : sql`c.site_id = any(${at}::uuid[])`;
  const list = async (query: ReturnType<typeof sql<Choice>>) => (await query.execute(tx.db)).rows;
  return {
    sites: await list(
      sql<Choice>`select id, name from sites where ${at === null ? sql`true` : sql`id = any(${at}::uuid[])`} order by name ${alphabetOf(tx)}`,
    ),
    departments: await list(
      sql<Choice>`select id, name from groups where ${here('site_id')} order by name ${alphabetOf(tx)}`,
    ),
    levels: await list(sql<Choice>`select id, name from levels where kind = 'level' order by position, name`),
    priorities: (
      await sql<{ id: string; name: string | null }>`select id, name from priorities order by position desc`.execute(
        tx.db,
      )
    ).rows,
    agents: await list(sql<Choice>`select id, name from users order by name ${alphabetOf(tx)}`),
    types: (
      await sql<{ id: string; name: string | null }>`select id, name from ticket_types order by position`.execute(tx.db)
    ).rows,
    templates: await list(
      sql<Choice>`select id, name from ticket_templates where ${here('site_id')} order by name ${alphabetOf(tx)}`,
    ),
    companies: await list(sql<Choice>`
      select k.id, k.name from companies k where exists (select from promise_cycles c where c.company_id = k.id and ${seen})
      order by k.name ${alphabetOf(tx)} limit 1000`),
  };
}
