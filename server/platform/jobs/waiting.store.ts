import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/tx.ts';

/** How many appointments are overdue, laid aside as dead, and still to come (OPS-1). */
export async function countWaiting(tx: Tx): Promise<{ due: number; dead: number }> {
  const { rows } = await sql<{ due: number; dead: number }>`
    select (select count(*) from jobs where dead_at is null and due_at <= ${tx.now}) as due,
           (select count(*) from jobs where dead_at is not null) as dead`.execute(tx.db);
  return rows[0] ?? { due: 0, dead: 0 };
}
