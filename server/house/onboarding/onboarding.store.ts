import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/tx.ts';

/** The database's version and size. */
export async function readDatabaseFacts(tx: Tx): Promise<{ version: string; bytes: number }> {
  const { rows } = await sql<{ version: string; bytes: number }>`
    select current_setting('server_version') as version, pg_database_size(current_database()) as bytes
  `.execute(tx.db);
  const [facts] = rows;
  if (!facts) throw new Error('The database did not tell its size.');
  return facts;
}

/** The first administrator, and how many users there are. */
export async function readUserFacts(
  tx: Tx,
): Promise<{ administrator: string | null; totp: boolean; users: number; waiting: number }> {
  const { rows } = await sql<{ administrator: string | null; totp: boolean | null; users: number; waiting: number }>`
    select
      (select u.name from users u join role_assignments a on a.user_id = u.id join roles r on r.id = a.role_id
        where r.key = 'administrator' and a.site_id is null and u.blocked_at is null
        order by u.created_at limit 1) as administrator,
      (select bool_and(u.totp_on_at is not null) from users u join role_assignments a on a.user_id = u.id
        join roles r on r.id = a.role_id
        where r.key = 'administrator' and a.site_id is null and u.blocked_at is null) as totp,
      (select count(*)::int from users where blocked_at is null and password_hash is not null) as users,
      (select count(*)::int from invitations where ended_at is null) as waiting
  `.execute(tx.db);
  const [facts] = rows;
  return { administrator: null, users: 0, waiting: 0, ...facts, totp: facts?.totp ?? false };
}
