import type { Tx } from '#server/platform/db/tx.ts';

/** A reason to pause (QUE-3); those from the start have no name of their own until they are renamed. */
export interface PauseReason {
  readonly id: string;
  readonly name: string | null;
  readonly plannedMinutes: number | null;
  readonly position: number;
  readonly active: boolean;
}

type ReasonTables = { pauseReasons: PauseReason };
const tables = (tx: Tx) => tx.db.withTables<ReasonTables>();

/** All reasons in order. */
export async function listReasons(tx: Tx): Promise<PauseReason[]> {
  return tables(tx).selectFrom('pauseReasons').selectAll().orderBy('position').orderBy('id').execute();
}

/** Writes a new reason. */
export async function insertReason(tx: Tx, reason: PauseReason): Promise<void> {
  await tables(tx).insertInto('pauseReasons').values(reason).execute();
}

/** Writes changes of a reason. */
export async function updateReason(tx: Tx, id: string, changes: Partial<PauseReason>): Promise<void> {
  if (Object.keys(changes).length === 0) return;
  await tables(tx).updateTable('pauseReasons').set(changes).where('id', '=', id).execute();
}
