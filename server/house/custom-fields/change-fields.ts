import {
  type BuiltInField,
  type FieldSubject,
  type FieldType,
  neverHidden,
} from '#core/house/custom-fields/custom-field.ts';
import { keyFor } from '#core/house/custom-fields/demand-values.ts';
import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import {
  fieldRowsOf,
  type FieldRow,
  insertField,
  keepBuiltIn,
  listFieldRows,
  updateField,
} from './custom-fields.store.ts';

/** Makes a field of one's own, last in its list (TKT-1). */
export async function createField(
  tx: Tx,
  by: Actor,
  input: {
    readonly about: FieldSubject;
    readonly name: string;
    readonly type: FieldType;
    readonly required: boolean;
    readonly choices: readonly string[];
  },
): Promise<FieldRow> {
  const others = await fieldRowsOf(tx, input.about);
  const row: FieldRow = {
    id: tx.newId(),
    about: input.about,
    key: keyFor(
      input.name,
      others.map(({ key }) => key),
    ),
    name: input.name,
    type: input.type,
    required: input.required,
    hidden: false,
    choices: input.type === 'choice' ? [...new Set(input.choices)] : [],
    place: others.reduce((last, { place }) => Math.max(last, place + 1), 0),
  };
  demandSound(row, others);
  await insertField(tx, row);
  tx.record(by, { type: 'field.created', subject: { kind: 'field', id: row.id }, data: { ...row } });
  return row;
}

/** Renames, requires or hides a field, or changes what can be chosen (TKT-1); values that were written stay. */
export async function changeField(
  tx: Tx,
  by: Actor,
  input: {
    readonly fieldId: string;
    readonly name?: string | undefined;
    readonly required?: boolean | undefined;
    readonly hidden?: boolean | undefined;
    readonly choices?: readonly string[] | undefined;
  },
): Promise<FieldRow> {
  const rows = await listFieldRows(tx);
  const before = rows.find(({ id }) => id === input.fieldId);
  if (before === undefined) throw new Refusal('not-found', 'fields.not-found', { fieldId: input.fieldId });
  const changes = {
    name: input.name ?? before.name,
    required: input.required ?? before.required,
    hidden: input.hidden ?? before.hidden,
    choices: before.type === 'choice' ? [...new Set(input.choices ?? before.choices)] : [],
  };
  const after = { ...before, ...changes };
  demandSound(
    after,
    rows.filter(({ id, about }) => id !== before.id && about === before.about),
  );
  await updateField(tx, before.id, changes);
  tx.record(by, {
    type: 'field.changed',
    subject: { kind: 'field', id: before.id },
    data: { from: before, to: after },
  });
  return after;
}

/** Puts the fields of one list in order (TKT-1); one that is not named stands after them. */
export async function orderFields(
  tx: Tx,
  by: Actor,
  input: { readonly about: FieldSubject; readonly fieldIds: readonly string[] },
): Promise<void> {
  const rows = await fieldRowsOf(tx, input.about);
  const known = new Set(rows.map(({ id }) => id));
  const strange = input.fieldIds.find((id) => !known.has(id));
  if (strange !== undefined) throw new Refusal('not-found', 'fields.not-found', { fieldId: strange });
  const order = [...new Set([...input.fieldIds, ...known])];
  for (const [place, id] of order.entries()) await updateField(tx, id, { place });
  tx.record(by, { type: 'field.ordered', subject: { kind: 'field', id: input.about }, data: { order } });
}

/** Renames or hides a field every ticket has (TKT-1). */
export async function changeBuiltInField(
  tx: Tx,
  by: Actor,
  input: { readonly field: BuiltInField; readonly name: string | null; readonly hidden: boolean },
): Promise<void> {
  if (input.hidden && neverHidden.includes(input.field))
    throw new Refusal('invalid', 'fields.never-hidden', { field: input.field });
  await keepBuiltIn(tx, input);
  tx.record(by, { type: 'field.changed', subject: { kind: 'field', id: input.field }, data: { to: input } });
}

function demandSound(field: FieldRow, others: readonly FieldRow[]): void {
  const same = others.find(({ name }) => name.toLowerCase() === field.name.toLowerCase());
  if (same) throw new Refusal('conflict', 'fields.name-taken', { name: same.name });
  if (field.type === 'choice' && field.choices.length === 0)
    throw new Refusal('invalid', 'fields.no-choices', { name: field.name });
}
