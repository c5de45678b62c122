import type { Status } from '#core/desk/tickets/status.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A ticket type or a priority. */
export interface ChoiceRow {
  readonly id: string;
  readonly name: string | null;
  readonly position: number;
  readonly active: boolean;
}

export type ChoiceTables = { statuses: Status; ticketTypes: ChoiceRow; priorities: ChoiceRow };
type ListName = keyof ChoiceTables;
const tables = (tx: Tx) => tx.db.withTables<ChoiceTables>();

/** All statuses in order. */
export async function listStatuses(tx: Tx): Promise<Status[]> {
  return tables(tx).selectFrom('statuses').selectAll().orderBy('position').orderBy('id').execute();
}

/** All types or priorities in order. */
export async function listChoices(tx: Tx, list: 'ticketTypes' | 'priorities'): Promise<ChoiceRow[]> {
  return tables(tx).selectFrom(list).selectAll().orderBy('position').orderBy('id').execute();
}

/** Writes a new status. */
export async function insertStatus(tx: Tx, status: Status): Promise<void> {
  await tables(tx).insertInto('statuses').values(status).execute();
}

/** Writes a new type or priority. */
export async function insertChoice(tx: Tx, list: 'ticketTypes' | 'priorities', choice: ChoiceRow): Promise<void> {
  await tables(tx).insertInto(list).values(choice).execute();
}

/** Writes changes of a status, type or priority. */
export async function updateChoice(tx: Tx, list: ListName, id: string, changes: Partial<ChoiceRow>): Promise<void> {
  if (Object.keys(changes).length === 0) return;
  await tables(tx).updateTable(list).set(changes).where('id', '=', id).execute();
}
