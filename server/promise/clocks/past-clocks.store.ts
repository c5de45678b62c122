import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/tx.ts';
import { clockColumns, type CycleRow, type HeadRow, type HistoryRow, rowsAsJson } from './clocks.store.ts';

/** Writes the clocks of many contacts that are new here, in a statement each. */
export async function insertPastClocks(
  tx: Tx,
  histories: readonly HistoryRow[],
  cycles: readonly CycleRow[],
  heads: readonly HeadRow[],
): Promise<void> {
  await sql`insert into promise_histories
    select * from jsonb_populate_recordset(null::promise_histories, ${rowsAsJson(histories)}::text::jsonb)`.execute(
    tx.db,
  );
  if (cycles.length > 0)
    await sql`insert into promise_cycles (${sql.raw(clockColumns.cycles())})
      select ${sql.raw(clockColumns.cycles())}
      from jsonb_populate_recordset(null::promise_cycles, ${rowsAsJson(cycles)}::text::jsonb)`.execute(tx.db);
  if (heads.length > 0)
    await sql`insert into promise_heads (${sql.raw(clockColumns.heads())})
      select ${sql.raw(clockColumns.heads())}
      from jsonb_populate_recordset(null::promise_heads, ${rowsAsJson(heads)}::text::jsonb)`.execute(tx.db);
}
