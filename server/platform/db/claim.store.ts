import type pg from 'pg';

const LOCK = 7_310_002;

/**
 * Claims Svara's own database for this process, for as long as the connection lives.
 *
 * Only the embedded database is claimed: several instances may share an external one.
 */
export async function claimDatabase(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [LOCK]);
  return rows[0]?.got === true;
}
