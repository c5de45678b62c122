import type { FieldRule } from './mapping.ts';

/** A row of the file: its line, and its cells in the order of the columns. */
export interface FileRow {
  readonly line: number;
  readonly cells: readonly (string | null)[];
}

/** What a rule read: the file's word, ours, and whether `values` knew it. */
export interface ReadField {
  readonly raw: string;
  readonly value: string | null;
  readonly known: boolean;
}

export type FieldReader = (row: FileRow) => ReadField;

/** The value of a column, without blanks around it; null when it is missing. */
export type CellReader = (row: FileRow) => string | null;

/** Makes readers of columns that know which values mean there is none (API-2). */
export function cellReaders(columns: readonly string[], missing: readonly string[]): (column: string) => CellReader {
  const places = new Map(columns.map((name, place) => [name, place]));
  const nothing = new Set(['', ...missing]);
  return (column) => {
    const place = places.get(column) ?? -1;
    return (row) => {
      const cell = row.cells[place]?.trim() ?? '';
      return nothing.has(cell) ? null : cell;
    };
  };
}

/** Makes the reader of a field (API-2): its column, constant or template, its words turned into ours. */
export function fieldReader(rule: FieldRule, cell: (column: string) => CellReader): FieldReader {
  const taken = taker(rule, cell);
  const { values, otherwise } = rule;
  if (values === undefined) {
    return (row) => {
      const raw = taken(row);
      return { raw: raw ?? '', value: raw ?? otherwise ?? null, known: true };
    };
  }
  const words = new Map(Object.entries(values).map(([word, ours]) => [word.trim(), ours]));
  return (row) => {
    const raw = taken(row);
    if (raw === null) return { raw: '', value: otherwise ?? null, known: true };
    const ours = words.get(raw);
    if (ours !== undefined) return { raw, value: ours, known: true };
    return otherwise === undefined ? { raw, value: null, known: false } : { raw, value: otherwise, known: true };
  };
}

/** The columns a rule reads. */
export function columnsOf(rule: FieldRule): readonly string[] {
  if (rule.column !== undefined) return [rule.column];
  return [...(rule.template ?? '').matchAll(hole)].map((found) => found[1] ?? '');
}

const hole = /\{([^{}]+)\}/g;

function taker(rule: FieldRule, cell: (column: string) => CellReader): CellReader {
  const { column, constant, template } = rule;
  if (constant !== undefined) return () => constant;
  if (column !== undefined) return cell(column);
  const text = template ?? '';
  const holes = new Map(columnsOf(rule).map((name) => [name, cell(name)]));
  return (row) => text.replace(hole, (_whole, name: string) => holes.get(name)?.(row) ?? '').trim() || null;
}
