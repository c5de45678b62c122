import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/tx.ts';
import type { ContactSource, TimelineRow } from '#server/register/customers/contacts-of.ts';

/** What the desk tells the register of a customer's tickets (CRM-1). */
export const ticketContacts: ContactSource = { openWith, timeline };

async function openWith(
  tx: Tx,
  of: 'person' | 'company' | 'site',
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } =
    of === 'site'
      ? await sql<{ id: string; count: number }>`
          select site_id as id, sum(tickets)::int as count from open_ticket_counts
          where site_id = any(${ids}::uuid[]) group by site_id`.execute(tx.db)
      : await sql<{ id: string; count: number }>`
          select ${sql.ref(`t.${of}_id`)} as id, count(*)::int as count from tickets t
          where t.folder = 'open' and ${sql.ref(`t.${of}_id`)} = any(${ids}::uuid[]) group by 1`.execute(tx.db);
  return new Map(rows.map((row) => [row.id, row.count]));
}

async function timeline(
  tx: Tx,
  { personId, sites, before, limit }: Parameters<ContactSource['timeline']>[1],
): Promise<readonly TimelineRow[]> {
  const seen = sites === null ? sql`true` : sql`t.site_id = any(${sites}::uuid[])`;
  const earlier =
    before === undefined ? sql`true` : sql`(t.created_at, t.id) < (${before.at}::bigint, ${before.id}::uuid)`;
  const { rows } = await sql<TimelineRow>`
    select 'ticket' as kind, t.id, t.channel, t.subject as title, t.number, t.status_id, u.name as owner_name,
      t.created_at as at
    from tickets t left join users u on u.id = t.owner_id
    where t.person_id = ${personId} and t.folder in ('open', 'done') and ${seen} and ${earlier}
    order by t.created_at desc, t.id desc limit ${limit}`.execute(tx.db);
  return rows;
}
