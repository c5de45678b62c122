import { sql } from 'kysely';
import type { Tx } from './tx.ts';

/** Whether the database answers. */
export async function answers(tx: Tx): Promise<boolean> {
  return sql`select 1`.execute(tx.db).then(
    () => true,
    () => false,
  );
}
