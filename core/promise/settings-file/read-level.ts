import { promises } from '../clocks/promise.ts';
import { statusCategories } from '../clocks/status-category.ts';
import { answerPromises, defaultTickingIn, type TargetByPriority, type TargetSet } from '../levels/level.ts';
import type { Target } from '../levels/target.ts';
import { entriesOf, fieldsOf, flagOf, itemsOf, namedItems, numberOf, oneOf, textOf } from './read-written.ts';
import { readSteps } from './read-steps.ts';
import type { LevelSettings } from './settings.ts';
import { readTargetWords } from './target-words.ts';
import { type Reading, type ReferenceKind, refer, tell, type Written, type WrittenEntry } from './written.ts';

const keys = [
  'colour',
  'calendar',
  'red-days',
  'targets',
  'ticks-in',
  'stands-still-too',
  'warn-at',
  'bots-answer',
  'steps',
] as const;
const ticking = statusCategories.filter((one) => one !== 'solved' && one !== 'closed');

/** Reads the section `levels` of a settings file (SLA-11, SLA-2). */
export function readLevels(entry: WrittenEntry, reading: Reading): LevelSettings[] {
  return namedItems(entry, keys, reading).map(({ name, fields, node }) => {
    if (!fields.targets) tell(reading, node, 'missing', { key: 'targets' });
    const calendar = fields.calendar && textOf(fields.calendar.value, reading);
    const redDays = fields['red-days'] && oneOf(fields['red-days'].value, ['closed', 'as-usual'], reading);
    const list = <const One extends string>(of: WrittenEntry, known: readonly One[]) =>
      itemsOf(of.value, reading).flatMap((item) => oneOf(item, known, reading) ?? []);
    return {
      name,
      colour: fields.colour ? (colourOf(fields.colour.value, reading) ?? null) : null,
      definition: {
        calendarId: calendar ? refer(reading, 'calendar', calendar, fields.calendar as WrittenEntry) : null,
        holidaysExcluded: redDays !== 'as-usual',
        targets: fields.targets ? readTargets(fields.targets.value, reading) : {},
        tickingIn: fields['ticks-in'] ? list(fields['ticks-in'], ticking) : defaultTickingIn,
        standingStill: fields['stands-still-too'] ? list(fields['stands-still-too'], answerPromises) : [],
        warnAt: fields['warn-at'] ? warnings(fields['warn-at'].value, reading) : [50, 80],
        steps: fields.steps ? readSteps(fields.steps.value, reading) : [],
        botsAnswer: flagOf(fields['bots-answer'], false, reading),
      },
    };
  });
}

function readTargets(node: Written, reading: Reading): LevelSettings['definition']['targets'] {
  const fields = fieldsOf(node, promises, reading) ?? {};
  return Object.fromEntries(
    promises.flatMap((promise) => {
      const entry = fields[promise];
      return entry ? [[promise, readTargetSet(entry.value, reading)]] : [];
    }),
  );
}

/** A target, or one with others by priority and by ticket type. */
function readTargetSet(node: Written, reading: Reading): TargetSet {
  if (!isSplit(node)) return { standard: readTarget(node, reading), byPriority: {} };
  const fields = fieldsOf(node, ['standard', 'by-priority', 'by-type'], reading) ?? {};
  const byType =
    fields['by-type'] && readNamed(fields['by-type'], 'type', reading, (value) => readByPriority(value, reading));
  return {
    standard: fields.standard ? readTarget(fields.standard.value, reading) : null,
    byPriority: readPriorities(fields['by-priority'], reading),
    ...(byType && Object.keys(byType).length > 0 ? { byType } : {}),
  };
}

function readByPriority(node: Written, reading: Reading): TargetByPriority {
  if (!isSplit(node)) return { standard: readTarget(node, reading), byPriority: {} };
  const fields = fieldsOf(node, ['standard', 'by-priority'], reading) ?? {};
  return {
    standard: fields.standard ? readTarget(fields.standard.value, reading) : null,
    byPriority: readPriorities(fields['by-priority'], reading),
  };
}

function readPriorities(entry: WrittenEntry | undefined, reading: Reading) {
  return entry ? readNamed(entry, 'priority', reading, (value) => readTarget(value, reading)) : {};
}

function readNamed<Value>(
  entry: WrittenEntry,
  kind: ReferenceKind,
  reading: Reading,
  read: (node: Written) => Value,
): Record<string, Value> {
  const entries = entriesOf(entry.value, reading) ?? [];
  return Object.fromEntries(entries.map((one) => [refer(reading, kind, one.key, one), read(one.value)]));
}

function isSplit(node: Written): boolean {
  return node.kind === 'map' && node.entries.some(({ key }) => ['standard', 'by-priority', 'by-type'].includes(key));
}

/** `4 h`, `none`, or `{ within: 4 h, calendar: Jour }`. */
function readTarget(node: Written, reading: Reading): Target | null {
  if (node.kind === 'none') return null;
  if (node.kind === 'map') {
    const fields = fieldsOf(node, ['within', 'calendar'], reading) ?? {};
    if (!fields.within) return tell(reading, node, 'missing', { key: 'within' }) ?? null;
    const target = readTarget(fields.within.value, reading);
    const calendar = fields.calendar && textOf(fields.calendar.value, reading);
    if (!target || !calendar || !fields.calendar) return target;
    return { ...target, calendarId: refer(reading, 'calendar', calendar, fields.calendar) };
  }
  const text = textOf(node, reading);
  if (text === undefined || text === 'none') return null;
  const target = readTargetWords(text);
  return typeof target === 'string' ? (tell(reading, node, target, { text }) ?? null) : target;
}

function warnings(node: Written, reading: Reading): number[] {
  const percents = itemsOf(node, reading).flatMap((item) => numberOf(item, 1, 100, reading) ?? []);
  if (percents.some((percent, place) => percent <= (percents[place - 1] ?? 0))) tell(reading, node, 'must-rise');
  return percents;
}

function colourOf(node: Written, reading: Reading): string | undefined {
  const text = textOf(node, reading);
  if (text === undefined || /^#[0-9a-f]{6}$/iu.test(text)) return text;
  return tell(reading, node, 'bad-colour', { text });
}
