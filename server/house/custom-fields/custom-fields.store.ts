import type { BuiltInField, FieldSubject, FieldType } from '#core/house/custom-fields/custom-field.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A field of one's own as it is kept (TKT-1). */
export interface FieldRow {
  readonly id: string;
  readonly about: FieldSubject;
  readonly key: string;
  readonly name: string;
  readonly type: FieldType;
  readonly required: boolean;
  readonly hidden: boolean;
  readonly choices: string[];
  readonly place: number;
}

/** A field every ticket has, renamed or hidden (TKT-1). */
export interface BuiltInRow {
  readonly field: BuiltInField;
  readonly name: string | null;
  readonly hidden: boolean;
}

type FieldTables = { customFields: FieldRow; builtInFields: BuiltInRow };

const tables = (tx: Tx) => tx.db.withTables<FieldTables>();

/** Every own field in order (TKT-1). */
export async function listFieldRows(tx: Tx): Promise<FieldRow[]> {
  return tables(tx).selectFrom('customFields').selectAll().orderBy('about').orderBy('place').orderBy('id').execute();
}

/** The own fields of tickets, persons or companies in order (TKT-1). */
export async function fieldRowsOf(tx: Tx, about: FieldSubject): Promise<FieldRow[]> {
  return tables(tx).selectFrom('customFields').selectAll().where('about', '=', about).orderBy('place').execute();
}

/** Writes a field (TKT-1). */
export async function insertField(tx: Tx, row: FieldRow): Promise<void> {
  await tables(tx).insertInto('customFields').values(row).execute();
}

/** Changes a field (TKT-1). */
export async function updateField(tx: Tx, id: string, changes: Partial<Omit<FieldRow, 'id'>>): Promise<void> {
  await tables(tx).updateTable('customFields').set(changes).where('id', '=', id).execute();
}

/** The fields every ticket has that are renamed or hidden (TKT-1). */
export async function listBuiltInRows(tx: Tx): Promise<BuiltInRow[]> {
  return tables(tx).selectFrom('builtInFields').selectAll().execute();
}

/** Keeps how a field that every ticket has is called and whether it is shown (TKT-1). */
export async function keepBuiltIn(tx: Tx, row: BuiltInRow): Promise<void> {
  await tables(tx)
    .insertInto('builtInFields')
    .values(row)
    .onConflict((same) => same.column('field').doUpdateSet({ name: row.name, hidden: row.hidden }))
    .execute();
}
