import { sql } from 'kysely';
import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A named search as it is kept (SRC-1). */
export interface SearchRow {
  readonly id: string;
  readonly userId: string;
  readonly groupId: string | null;
  readonly name: string;
  readonly query: object;
  readonly pinned: boolean;
  readonly createdAt: Instant;
}

export type SearchTables = { savedSearches: SearchRow };
const tables = (tx: Tx) => tx.db.withTables<SearchTables>();

/** A user's own searches and those shared with their groups, by name, with who named them. */
export async function searchesFor(
  tx: Tx,
  userId: string,
  groupIds: readonly string[],
): Promise<(SearchRow & { readonly ownerName: string })[]> {
  const { rows } = await sql<SearchRow & { ownerName: string }>`
    select s.*, u.name as owner_name from saved_searches s join users u on u.id = s.user_id
    where s.user_id = ${userId} or s.group_id = any(${groupIds}::uuid[])
    order by lower(s.name), s.id`.execute(tx.db);
  return rows;
}

/** One of a user's own. */
export async function findOwnSearch(tx: Tx, userId: string, id: string): Promise<SearchRow | undefined> {
  return tables(tx)
    .selectFrom('savedSearches')
    .selectAll()
    .where('id', '=', id)
    .where('userId', '=', userId)
    .executeTakeFirst();
}

/** Writes a search; one of the user's of the same name is replaced and keeps its id. */
export async function putSearch(tx: Tx, row: SearchRow): Promise<SearchRow> {
  const { rows } = await sql<SearchRow>`
    insert into saved_searches (id, user_id, group_id, name, query, pinned, created_at)
    values (${row.id}, ${row.userId}, ${row.groupId}, ${row.name}, ${JSON.stringify(row.query)}::jsonb, ${row.pinned},
      ${row.createdAt})
    on conflict (user_id, lower(name)) do update set group_id = excluded.group_id, name = excluded.name,
      query = excluded.query, pinned = excluded.pinned
    returning *`.execute(tx.db);
  const [kept] = rows;
  if (kept === undefined) throw new Error(`The search ${row.name} was written and did not come back.`);
  return kept;
}

/** Changes a search. */
export async function updateSearch(tx: Tx, { id, groupId, name, query, pinned }: SearchRow): Promise<void> {
  await sql`update saved_searches set group_id = ${groupId}, name = ${name}, query = ${JSON.stringify(query)}::jsonb,
    pinned = ${pinned} where id = ${id}`.execute(tx.db);
}

/** Removes a search. */
export async function removeSearch(tx: Tx, id: string): Promise<void> {
  await tables(tx).deleteFrom('savedSearches').where('id', '=', id).execute();
}
