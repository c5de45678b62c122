import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/tx.ts';

/** How many open tickets each of these people, companies or sites has, read from the desk's table (CRM-1). */
export async function openTicketsOf(
  tx: Tx,
  of: 'person' | 'company' | 'site',
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map();
  const column = sql.ref(`t.${of}_id`);
  const { rows } = await sql<{ id: string; count: number }>`
    select ${column} as id, count(*)::int as count from tickets t
    where t.folder = 'open' and ${column} = any(${ids}::uuid[]) group by ${column}`.execute(tx.db);
  return new Map(rows.map((row) => [row.id, row.count]));
}

/** One contact on a timeline (CRM-1). */
export interface TimelineRow {
  readonly kind: 'ticket' | 'note';
  readonly id: string;
  readonly channel: string;
  readonly title: string;
  readonly number: string | null;
  readonly statusId: string | null;
  readonly ownerName: string | null;
  readonly at: number;
}

/** A person's contacts and notes, newest first, at the sites whose tickets may be seen (CRM-1). */
export async function readTimelineRows(
  tx: Tx,
  personId: string,
  sites: readonly string[] | null,
  before: { readonly at: number; readonly id: string } | undefined,
  limit: number,
): Promise<TimelineRow[]> {
  const seen = sites === null ? sql`true` : sql`t.site_id = any(${sites}::uuid[])`;
  const earlier = before === undefined ? sql`true` : sql`(at, id) < (${before.at}::bigint, ${before.id}::uuid)`;
  const { rows } = await sql<TimelineRow>`
    select * from (
      select 'ticket' as kind, t.id, t.channel, t.subject as title, t.number, t.status_id, u.name as owner_name,
        t.created_at as at
      from tickets t left join users u on u.id = t.owner_id
      where t.person_id = ${personId} and t.folder in ('open', 'done') and ${seen}
      union all
      select 'note', n.id, 'manual', left(n.text, 200), null, null, u.name, n.written_at
      from person_notes n left join users u on u.id = n.user_id where n.person_id = ${personId}
    ) contacts where ${earlier} order by at desc, id desc limit ${limit}`.execute(tx.db);
  return rows;
}
