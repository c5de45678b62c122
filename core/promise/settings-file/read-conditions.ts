import {
  ageFields,
  type ChoiceField,
  type Condition,
  type ConditionGroup,
  type ConditionTree,
  choiceFields,
  dateFields,
  flagFields,
  isGroup,
  wordFields,
} from '#core/conditions/condition.ts';
import type { Instant } from '#core/platform/instant.ts';
import { fieldsOf, flagOf, itemsOf, textOf, textsOf } from './read-written.ts';
import { type Reading, type ReferenceKind, refer, tell, type Written, type WrittenEntry } from './written.ts';

const fields = [...choiceFields, ...wordFields, ...flagFields, ...ageFields, ...dateFields, 'custom'] as const;

/** The choice fields whose values are things with names; of the others the value itself is written (SLA-11). */
export const referredBy: Readonly<Partial<Record<ChoiceField, ReferenceKind>>> = {
  status: 'status',
  priority: 'priority',
  owner: 'user',
  department: 'group',
  site: 'site',
  template: 'template',
  type: 'type',
  company: 'company',
  level: 'level',
};

/** Reads the conditions of a rule (SLA-11, SLA-3): `all:` or `any:` of a list, which may hold groups once. */
export function readConditions(node: Written | undefined, reading: Reading): ConditionTree {
  if (!node || node.kind === 'none') return { join: 'all', members: [] };
  if (node.kind === 'list') return { join: 'all', members: membersOf(node, reading) };
  const joins = fieldsOf(node, ['all', 'any'], reading);
  if (!joins) return { join: 'all', members: [] };
  if (joins.any && joins.all) {
    tell(reading, node, 'nested-too-deep');
    return { join: 'all', members: [] };
  }
  const join = joins.any ? 'any' : 'all';
  const list = joins[join];
  return { join, members: list ? membersOf(list.value, reading) : [] };
}

function membersOf(node: Written, reading: Reading): (Condition | ConditionGroup)[] {
  return itemsOf(node, reading).flatMap((item) => readMember(item, false, true, reading) ?? []);
}

function readMember(
  node: Written,
  negated: boolean,
  mayNest: boolean,
  reading: Reading,
): Condition | ConditionGroup | undefined {
  const known = fieldsOf(node, ['not', 'all', 'any', ...fields], reading);
  const [name, entry] = (known ? Object.entries(known) : [])[0] ?? [];
  if (!known || !name || !entry) return undefined;
  if (Object.keys(known).length > 1 && name !== 'custom') return tell(reading, node, 'nested-too-deep');
  if (name === 'not') return readMember(entry.value, !negated, mayNest, reading);
  if (name === 'all' || name === 'any') {
    if (!mayNest) return tell(reading, entry, 'nested-too-deep');
    const conditions = itemsOf(entry.value, reading).flatMap((item) => {
      const member = readMember(item, false, false, reading);
      return member && !isGroup(member) ? [member] : [];
    });
    return { join: name, negated, conditions };
  }
  return readCondition(name as (typeof fields)[number], entry, negated, reading);
}

function readCondition(
  field: (typeof fields)[number],
  entry: WrittenEntry,
  negated: boolean,
  reading: Reading,
): Condition | undefined {
  if (includes(flagFields, field)) return { field, negated: flagOf(entry, true, reading) === negated };
  if (includes(ageFields, field)) return readAge(field, entry.value, negated, reading);
  if (includes(dateFields, field)) return readDates(field, entry.value, negated, reading);
  if (field === 'custom') {
    const own = fieldsOf(entry.value, ['field', 'words'], reading);
    const key = own?.field && textOf(own.field.value, reading);
    const words = own?.words ? textsOf(own.words.value, reading) : [];
    if (!key || !own.field || words.length === 0) return tell(reading, entry, 'missing', { key: 'field, words' });
    return { field, negated, key: refer(reading, 'field', key, own.field), words };
  }
  const values = textsOf(entry.value, reading);
  if (values.length === 0) return tell(reading, entry, 'missing', { key: field });
  if (includes(wordFields, field)) return { field, negated, words: values };
  const kind = referredBy[field];
  const anyOf = kind ? values.map((one) => (one === 'none' ? one : refer(reading, kind, one, entry))) : values;
  return { field, negated, anyOf };
}

/** `at least 60 min`, or `at least 60 min wall-clock`. */
function readAge(
  field: (typeof ageFields)[number],
  node: Written,
  negated: boolean,
  reading: Reading,
): Condition | undefined {
  const text = textOf(node, reading);
  if (text === undefined) return undefined;
  const found = /^(?:at least )?(\d{1,7}) ?(min|h)( wall-clock)?$/u.exec(text);
  const minutes = Number(found?.[1]) * (found?.[2] === 'h' ? 60 : 1);
  if (!found || minutes > 5_000_000) return tell(reading, node, 'bad-minutes', { text });
  return { field, negated, minutes, clock: found[3] ? 'wall' : 'business' };
}

/** `2026-01-01..2026-02-01`: from the first instant on, before the second; a bare date is its midnight in UTC. */
function readDates(
  field: (typeof dateFields)[number],
  node: Written,
  negated: boolean,
  reading: Reading,
): Condition | undefined {
  const text = textOf(node, reading);
  if (text === undefined) return undefined;
  const ends = text.split('..').map((part) => part.trim());
  const [from, to] = ends.map((part): Instant | null => (part === '' ? null : Date.parse(part)));
  if (ends.length !== 2 || Number.isNaN(from ?? 0) || Number.isNaN(to ?? 0)) {
    return tell(reading, node, 'bad-date', { text });
  }
  return { field, negated, from: from ?? null, to: to ?? null };
}

function includes<const One extends string>(list: readonly One[], one: string): one is One {
  return (list as readonly string[]).includes(one);
}
