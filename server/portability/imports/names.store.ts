import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/tx.ts';

/** What a file's names stand for here, as settled before: the same name is the same one next time (API-2). */
export async function settledNames(
  tx: Tx,
  source: string,
  kind: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map();
  const { rows } = await sql<{ name: string; targetId: string }>`
    select name, target_id from imported_names
    where source = ${source} and kind = ${kind} and name = any(${names}::text[])`.execute(tx.db);
  return new Map(rows.map((row) => [row.name, row.targetId]));
}

/** Settles what names stand for. */
export async function settleNames(
  tx: Tx,
  source: string,
  kind: string,
  names: ReadonlyMap<string, string>,
): Promise<void> {
  if (names.size === 0) return;
  await sql`insert into imported_names (source, kind, name, target_id)
    select ${source}, ${kind}, name, target_id
    from unnest(${[...names.keys()]}::text[], ${[...names.values()]}::text[]) as n(name, target_id)
    on conflict (source, kind, name) do update set target_id = excluded.target_id`.execute(tx.db);
}

/** Users by name or address, in lower case; of several of one name none is meant. */
export async function usersByNames(tx: Tx, names: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  if (names.length === 0) return new Map();
  const lower = names.map((name) => name.toLowerCase());
  const { rows } = await sql<{ name: string; ids: string[] }>`
    select n.name, array_agg(u.id::text) as ids
    from unnest(${lower}::text[]) as n(name) join users u on lower(u.email) = n.name or lower(u.name) = n.name
    group by n.name`.execute(tx.db);
  return new Map(rows.map(({ name, ids }) => [name, ids.length === 1 ? (ids[0] ?? null) : null]));
}

/** Which of these are still users, people or companies: what was settled may have been taken away since. */
export async function stillThere(
  tx: Tx,
  kind: 'owner' | 'person' | 'company',
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const wanted = sql`${ids}::uuid[]`;
  const { rows } = await (kind === 'owner'
    ? sql<{ id: string }>`select id from users where id = any(${wanted})`
    : kind === 'person'
      ? sql<{ id: string }>`select id from persons where id = any(${wanted}) and deleted_at is null`
      : sql<{ id: string }>`select id from companies where id = any(${wanted}) and deleted_at is null`
  ).execute(tx.db);
  return new Set(rows.map((row) => row.id));
}
