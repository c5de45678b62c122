import {
  deedKinds,
  type Fate,
  fates,
  type FilterAction,
  type FilterDeed,
  type SetField,
  setFields,
} from '#core/conditions/filter-action.ts';
import { fieldsOf, itemsOf, numberOf, textOf, textsOf } from './read-written.ts';
import { type Reading, type ReferenceKind, refer, tell, type Written, type WrittenEntry } from './written.ts';

/** What a filter sets a field to is a thing of this kind (SLA-11, FLT-4). */
export const setsA: Readonly<Record<SetField, ReferenceKind>> = {
  template: 'template',
  priority: 'priority',
  status: 'status',
  type: 'type',
  owner: 'user',
  group: 'group',
  site: 'site',
  level: 'level',
};

/** So many automatic answers one sender gets within an hour where nothing else is written (FLT-4). */
export const USUAL_PER_HOUR = 3;

const sets = new Map(setFields.map((field) => [`set-${field}`, field]));
const written = [...sets.keys(), 'tags', ...deedKinds];

/** An action with the line it stands on (SLA-11). */
export interface WrittenAction {
  readonly action: FilterAction;
  readonly line: number;
}

/** Reads what a filter does (SLA-11, FLT-4): `spam`, `set-priority: high`, `tags: { add: [vip] }` and so on. */
export function readFilterActions(node: Written, reading: Reading): WrittenAction[] {
  return itemsOf(node, reading).flatMap((item) => {
    const action = readAction(item, reading);
    return action ? [{ action, line: item.line }] : [];
  });
}

function readAction(node: Written, reading: Reading): FilterAction | undefined {
  const known = [...fates, ...written].join(', ');
  if (node.kind === 'text') {
    const fate = fates.find((one) => one === node.text.trim());
    return fate ? { kind: fate satisfies Fate } : tell(reading, node, 'no-action', { known });
  }
  const fields = fieldsOf(node, written, reading);
  if (!fields) return undefined;
  const [[name, entry] = [], ...others] = Object.entries(fields);
  if (name === undefined || entry === undefined || others.length > 0) {
    // A key that is not known has been told of already.
    return node.kind === 'map' && node.entries.length === 1 ? undefined : tell(reading, node, 'no-action', { known });
  }
  const field = sets.get(name);
  if (field) return readSet(field, entry, reading);
  if (name === 'tags') return readTags(entry, reading);
  return readDeed(name as FilterDeed['kind'], entry, reading);
}

function readSet(field: SetField, entry: WrittenEntry, reading: Reading): FilterAction | undefined {
  const to = textOf(entry.value, reading);
  if (to === undefined) return undefined;
  return { kind: 'set', field, to: to === 'none' ? null : refer(reading, setsA[field], to, entry) };
}

function readTags(entry: WrittenEntry, reading: Reading): FilterAction | undefined {
  const fields = fieldsOf(entry.value, ['add', 'remove'], reading);
  if (!fields) return undefined;
  const tags = (of: WrittenEntry | undefined) => shortTexts(of, { most: 20, letters: 60 }, reading);
  return { kind: 'tags', add: tags(fields.add), remove: tags(fields.remove) };
}

function readDeed(kind: FilterDeed['kind'], entry: WrittenEntry, reading: Reading): FilterDeed | undefined {
  switch (kind) {
    case 'webhook': {
      const url = shortText(entry, 1000, reading);
      if (url === '') return undefined;
      return /^https?:\/\/[^\s/]+/u.test(url) ? { kind, url } : tell(reading, entry, 'bad-address', { text: url });
    }
    case 'auto-reply': {
      const fields = fieldsOf(entry.value, ['subject', 'text', 'most-per-hour'], reading) ?? {};
      if (!fields.text) return tell(reading, entry, 'missing', { key: 'text' });
      const limit = fields['most-per-hour'];
      return {
        kind,
        subject: shortText(fields.subject, 300, reading),
        text: shortText(fields.text, 10_000, reading),
        mostPerHour: (limit && numberOf(limit.value, 1, 100, reading)) ?? USUAL_PER_HOUR,
      };
    }
    case 'forward': {
      const fields = fieldsOf(entry.value, ['to', 'text'], reading) ?? {};
      const to = addresses(fields.to, reading);
      if (!fields.to || (fields.to.value.kind === 'list' && fields.to.value.items.length === 0))
        return tell(reading, entry, 'missing', { key: 'to' });
      return { kind, to, text: shortText(fields.text, 10_000, reading) };
    }
    case 'alarm': {
      const fields = fieldsOf(entry.value, ['users', 'groups', 'addresses', 'text'], reading) ?? {};
      const names = (of: WrittenEntry | undefined, kindOf: ReferenceKind, most: number) =>
        shortTexts(of, { most, letters: 320 }, reading).map((name) => refer(reading, kindOf, name, of as WrittenEntry));
      return {
        kind,
        userIds: names(fields.users, 'user', 200),
        groupIds: names(fields.groups, 'group', 50),
        addresses: addresses(fields.addresses, reading),
        text: shortText(fields.text, 2_000, reading),
      };
    }
  }
}

function addresses(entry: WrittenEntry | undefined, reading: Reading): string[] {
  const written = shortTexts(entry, { most: 50, letters: 320 }, reading);
  for (const text of written)
    if (!/^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/u.test(text))
      tell(reading, entry as WrittenEntry, 'bad-email', { text });
  return written;
}

/** A text of at most so many letters; nothing written is an empty one. */
export function shortText(entry: WrittenEntry | undefined, most: number, reading: Reading): string {
  const text = entry ? (textOf(entry.value, reading) ?? '') : '';
  if (entry && text.length > most) tell(reading, entry, 'too-long', { most });
  return text;
}

function shortTexts(
  entry: WrittenEntry | undefined,
  { most, letters }: { readonly most: number; readonly letters: number },
  reading: Reading,
): string[] {
  const texts = entry ? textsOf(entry.value, reading) : [];
  if (entry && texts.length > most) tell(reading, entry, 'too-many', { most });
  if (entry && texts.some((text) => text.length > letters)) tell(reading, entry, 'too-long', { most: letters });
  return texts;
}
