import type { FieldType, FieldValue } from './custom-field.ts';

/** What own fields must hold for a ticket to be listed (TKT-8), by key; an empty text is *not filled in*. */
export type OwnFilter = Readonly<Record<string, string>>;

const MOST = 10;

/** Reads a filter of own fields from its text, `{"order-number":"88213"}`; undefined when it is none. */
export function readOwnFilter(text: string): OwnFilter | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return undefined;
  const entries = Object.entries(read);
  const sound = entries.length <= MOST && entries.every(([key, value]) => key !== '' && typeof value === 'string');
  return sound ? (read as OwnFilter) : undefined;
}

/** Writes a filter of own fields with one of them changed; without any there is none. */
export function withOwn(text: string | undefined, key: string, value: string | undefined): string | undefined {
  const { [key]: _former, ...others } = readOwnFilter(text ?? '') ?? {};
  const next = value === undefined ? others : { ...others, [key]: value };
  return Object.keys(next).length === 0 ? undefined : JSON.stringify(next);
}

/**
 * What a field must hold for a wished text (TKT-8): a number or a yes and no as itself, and null when the text can be
 * no value of such a field. A text field is asked for its words elsewhere, anything else for its very value.
 */
export function wishedValue(type: FieldType, text: string): FieldValue {
  if (type === 'number') {
    const number = Number(text.replace(',', '.'));
    return text.trim() === '' || !Number.isFinite(number) ? null : number;
  }
  if (type === 'checkbox') return text === 'true' ? true : text === 'false' ? false : null;
  return text;
}
