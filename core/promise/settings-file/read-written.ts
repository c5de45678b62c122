import { type Reading, tell, type Written, type WrittenEntry } from './written.ts';

/** The fields of a map by key; a key that is not known is told of with those that are (SLA-11). */
export function fieldsOf<const Key extends string>(
  node: Written,
  known: readonly Key[],
  reading: Reading,
): Partial<Record<Key, WrittenEntry>> | undefined {
  const entries = entriesOf(node, reading);
  if (!entries) return undefined;
  const fields: Partial<Record<Key, WrittenEntry>> = {};
  for (const entry of entries) {
    const key = known.find((one) => one === entry.key);
    if (key === undefined) tell(reading, entry, 'unknown-key', { key: entry.key, known: known.join(', ') });
    else fields[key] = entry;
  }
  return fields;
}

/** The entries of a map in order; nothing written is an empty one (SLA-11). */
export function entriesOf(node: Written, reading: Reading): readonly WrittenEntry[] | undefined {
  if (node.kind === 'none') return [];
  return node.kind === 'map' ? node.entries : tell(reading, node, 'not-a-map');
}

/** The items of a list; nothing written is an empty one, a single text stands for a list of it (SLA-11). */
export function itemsOf(node: Written, reading: Reading): readonly Written[] {
  if (node.kind === 'none') return [];
  if (node.kind === 'text') return [node];
  return node.kind === 'list' ? node.items : (tell(reading, node, 'not-a-list') ?? []);
}

/** A text that says something (SLA-11). */
export function textOf(node: Written, reading: Reading): string | undefined {
  return node.kind === 'text' && node.text.trim() !== '' ? node.text.trim() : tell(reading, node, 'not-a-text');
}

/** The texts of a list (SLA-11). */
export function textsOf(node: Written, reading: Reading): string[] {
  return itemsOf(node, reading).flatMap((item) => textOf(item, reading) ?? []);
}

/** Yes or no (SLA-11). */
export function flagOf(entry: WrittenEntry | undefined, otherwise: boolean, reading: Reading): boolean {
  if (!entry) return otherwise;
  const text = entry.value.kind === 'text' ? entry.value.text : '';
  if (['true', 'yes', 'on'].includes(text)) return true;
  if (['false', 'no', 'off'].includes(text)) return false;
  return tell(reading, entry, 'not-a-flag', { key: entry.key }) ?? otherwise;
}

/** A text that is one of some (SLA-11). */
export function oneOf<const One extends string>(
  node: Written,
  known: readonly One[],
  reading: Reading,
): One | undefined {
  const text = textOf(node, reading);
  if (text === undefined) return undefined;
  return known.find((one) => one === text) ?? tell(reading, node, 'not-one-of', { text, known: known.join(', ') });
}

/** A whole number within bounds; a per-cent sign after it may stand (SLA-11). */
export function numberOf(node: Written, least: number, most: number, reading: Reading): number | undefined {
  const found = node.kind === 'text' ? /^(\d{1,9})\s*%?$/u.exec(node.text.trim()) : null;
  const amount = Number(found?.[1]);
  return amount >= least && amount <= most ? amount : tell(reading, node, 'not-a-number', { least, most });
}

/** The maps of a list, each with a name of its own that no other has (SLA-11). */
export function namedItems<const Key extends string>(
  entry: WrittenEntry | undefined,
  known: readonly Key[],
  reading: Reading,
): { readonly name: string; readonly fields: Partial<Record<Key | 'name', WrittenEntry>>; readonly node: Written }[] {
  const taken = new Set<string>();
  return (entry ? itemsOf(entry.value, reading) : []).flatMap((node) => {
    const fields = fieldsOf(node, ['name', ...known], reading) as
      | Partial<Record<Key | 'name', WrittenEntry>>
      | undefined;
    if (!fields) return [];
    if (!fields.name) return tell(reading, node, 'missing', { key: 'name' }) ?? [];
    const name = textOf(fields.name.value, reading);
    if (name === undefined) return [];
    if (taken.has(name.toLowerCase())) return tell(reading, fields.name, 'named-twice', { name }) ?? [];
    taken.add(name.toLowerCase());
    return [{ name, fields, node }];
  });
}
