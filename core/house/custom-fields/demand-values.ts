import { Refusal } from '#core/platform/refusal.ts';
import { type CustomField, type FieldType, type FieldValue, type FieldValues } from './custom-field.ts';

/**
 * The values that stand after some were written (TKT-1): each written one must suit its field, an empty one takes the
 * value out, and what was not written stays. With `whole`, every required field must have a value in the end.
 */
export function demandValues(
  fields: readonly CustomField[],
  before: FieldValues,
  written: FieldValues,
  whole: boolean,
): FieldValues {
  const after: Record<string, FieldValue> = { ...before };
  for (const [key, value] of Object.entries(written)) {
    if (Object.hasOwn(before, key) && before[key] === value) continue;
    const field = fields.find((one) => one.key === key);
    if (field === undefined) throw new Refusal('invalid', 'fields.unknown', { key });
    const read = readValue(field, value);
    if (read === null) delete after[key];
    else after[key] = read;
    if (read === null && field.required && !field.hidden) throw missing(field);
  }
  const lacking = whole ? fields.find((field) => lacks(field, after)) : undefined;
  if (lacking) throw missing(lacking);
  return after;
}

/** Is a field required, asked for, and without a value? An unticked box is no value. */
export function lacks(field: CustomField, values: FieldValues): boolean {
  if (!field.required || field.hidden) return false;
  const value = Object.hasOwn(values, field.key) ? values[field.key] : null;
  return value == null || value === '' || value === false;
}

/** The key a new field's values are kept under: its name in plain letters, told apart from those there are. */
export function keyFor(name: string, taken: readonly string[]): string {
  const plain = name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-+|-+$/gu, '')
    .slice(0, 40);
  const base = plain === '' ? 'field' : plain;
  let key = base;
  for (let count = 2; taken.includes(key); count += 1) key = `${base}-${count}`;
  return key;
}

const suits: Readonly<Record<FieldType, (value: FieldValue, field: CustomField) => boolean>> = {
  text: (value) => typeof value === 'string' && value.length <= 4000,
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  date: (value) => typeof value === 'string' && isDay(value),
  choice: (value, field) => typeof value === 'string' && field.choices.includes(value),
  checkbox: (value) => typeof value === 'boolean',
};

const unsuited: Readonly<Record<FieldType, string>> = {
  text: 'fields.not-text',
  number: 'fields.not-number',
  date: 'fields.not-date',
  choice: 'fields.not-choice',
  checkbox: 'fields.not-checkbox',
};

function readValue(field: CustomField, value: FieldValue): FieldValue {
  const read = typeof value === 'string' ? value.trim() : value;
  if (read === null || read === '' || (field.required && read === false)) return null;
  if (!suits[field.type](read, field))
    throw new Refusal('invalid', unsuited[field.type], { key: field.key, name: field.name });
  return read;
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(value)) return false;
  const at = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
}

function missing(field: CustomField): Refusal {
  return new Refusal('invalid', 'fields.required', { key: field.key, name: field.name });
}
