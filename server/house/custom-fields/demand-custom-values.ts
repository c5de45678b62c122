import type { FieldSubject, FieldValues } from '#core/house/custom-fields/custom-field.ts';
import { demandValues } from '#core/house/custom-fields/demand-values.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { knownFields } from './known-fields.ts';

/** The own fields' values that stand when some are written, or the refusal by name (TKT-1). */
export async function demandCustomValues(
  tx: Tx,
  about: FieldSubject,
  before: Readonly<Record<string, unknown>>,
  written: Readonly<Record<string, unknown>>,
  whole: boolean,
): Promise<FieldValues> {
  if (!whole && Object.keys(written).length === 0) return before as FieldValues;
  const fields = await knownFields(tx, about);
  return demandValues(fields, before as FieldValues, written as FieldValues, whole);
}
