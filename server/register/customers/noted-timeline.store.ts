import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/tx.ts';
import type { TimelineQuestion, TimelineRow } from './contacts-of.ts';

/** The notes about a person as they stand on the timeline, newest first (CRM-1). */
export async function notesOnTimeline(tx: Tx, { personId, before, limit }: TimelineQuestion): Promise<TimelineRow[]> {
  const earlier =
    before === undefined ? sql`true` : sql`(n.written_at, n.id) < (${before.at}::bigint, ${before.id}::uuid)`;
  const { rows } = await sql<TimelineRow>`
    select 'note' as kind, n.id, 'manual' as channel, left(n.text, 200) as title, null as number, null as status_id,
      u.name as owner_name, n.written_at as at
    from person_notes n left join users u on u.id = n.user_id
    where n.person_id = ${personId} and ${earlier} order by n.written_at desc, n.id desc limit ${limit}`.execute(tx.db);
  return rows;
}
