import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/tx.ts';

/** How many clocks run under a calendar now (CAL-5). */
export async function countRunningUnder(tx: Tx, calendarId: string): Promise<number> {
  await tx.settle();
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from promise_cycles where calendar_id = ${calendarId} and outcome = 'running'`.execute(
    tx.db,
  );
  return rows[0]?.count ?? 0;
}

/** How many clocks run under a level now (SLA-2). */
export async function countRunningAt(tx: Tx, levelId: string): Promise<number> {
  await tx.settle();
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from promise_cycles where level_id = ${levelId} and outcome = 'running'`.execute(
    tx.db,
  );
  return rows[0]?.count ?? 0;
}
