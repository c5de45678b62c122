import { type FallbackScope, fallbackScopes } from '../rules/choose-level.ts';
import { readCalendars } from './read-calendar.ts';
import { readConditions } from './read-conditions.ts';
import { readFilters } from './read-filters.ts';
import { readLevels } from './read-level.ts';
import { entriesOf, fieldsOf, flagOf, itemsOf, namedItems, textOf } from './read-written.ts';
import { readRemoved, tellWrittenAndRemoved } from './read-removed.ts';
import type { FallbackSettings, RuleSettings, Settings } from './settings.ts';
import { readTargetWords } from './target-words.ts';
import { type Problem, type Reading, type Reference, refer, tell, type Written, type WrittenEntry } from './written.ts';

/** What a file says, every problem in it, and the names it uses (SLA-11). */
export interface SettingsRead {
  readonly settings: Settings;
  /** In the order of their lines; with one the settings are not to be used. */
  readonly problems: readonly Problem[];
  readonly references: readonly Reference[];
}

/** The version of the format (SLA-11). */
export const SETTINGS_VERSION = '1';

const sections = [
  'svara-settings',
  'ticket-types',
  'priorities',
  'calendars',
  'levels',
  'rules',
  'targets-without-rule',
  'filters',
  'remove',
] as const;

/** Reads a settings file that has been taken apart (SLA-11). */
export function readWrittenSettings(root: Written): SettingsRead {
  const reading: Reading = { problems: [], references: [] };
  const fields = fieldsOf(root, sections, reading) ?? {};
  const version = fields['svara-settings'];
  if (version?.value.kind !== 'text' || version.value.text !== SETTINGS_VERSION) {
    tell(reading, version ?? root, 'no-version', { version: SETTINGS_VERSION });
  }
  const settings = {
    ticketTypes: fields['ticket-types'] ? readNames(fields['ticket-types'], reading) : null,
    priorities: fields.priorities ? readNames(fields.priorities, reading) : null,
    calendars: fields.calendars ? readCalendars(fields.calendars, reading) : null,
    levels: fields.levels ? readLevels(fields.levels, reading) : null,
    rules: fields.rules ? readRules(fields.rules, reading) : null,
    fallbacks: fields['targets-without-rule'] ? readFallbacks(fields['targets-without-rule'], reading) : null,
    filters: fields.filters ? readFilters(fields.filters, reading) : null,
    removed: fields.remove ? readRemoved(fields.remove, reading) : null,
  };
  if (settings.removed) tellWrittenAndRemoved(settings, settings.removed, reading);
  return { settings, problems: reading.problems.toSorted((a, b) => a.line - b.line), references: reading.references };
}

/** A list of names, each once. */
function readNames(entry: WrittenEntry, reading: Reading): string[] {
  const names: string[] = [];
  for (const item of itemsOf(entry.value, reading)) {
    const name = textOf(item, reading);
    if (name === undefined) continue;
    if (names.some((one) => one.toLowerCase() === name.toLowerCase())) tell(reading, item, 'named-twice', { name });
    else names.push(name);
  }
  return names;
}

function readRules(entry: WrittenEntry, reading: Reading): RuleSettings[] {
  return namedItems(entry, ['active', 'when', 'level', 'stop'], reading).map(({ name, fields, node }) => {
    if (!fields.level) tell(reading, node, 'missing', { key: 'level' });
    const level = fields.level && textOf(fields.level.value, reading);
    return {
      name,
      active: flagOf(fields.active, true, reading),
      conditions: readConditions(fields.when?.value, reading),
      levelId: level && level !== 'none' && fields.level ? refer(reading, 'level', level, fields.level) : null,
      stops: flagOf(fields.stop, false, reading),
    };
  });
}

const referred = { 'ticket-type': 'type', template: 'template', site: 'site' } as const;

/** `general: 8 h`, and by name under `site`, `template` and `ticket-type` (SLA-4). */
function readFallbacks(entry: WrittenEntry, reading: Reading): FallbackSettings[] {
  const fields = fieldsOf(entry.value, fallbackScopes, reading) ?? {};
  const one = (scope: FallbackScope, scopeId: string, node: Written): FallbackSettings[] => {
    const minutes = minutesOf(node, reading);
    return minutes === undefined ? [] : [{ scope, scopeId, minutes }];
  };
  return fallbackScopes.flatMap((scope) => {
    const field = fields[scope];
    if (!field) return [];
    if (scope === 'general') return one(scope, '', field.value);
    const entries = entriesOf(field.value, reading) ?? [];
    return entries.flatMap((each) => one(scope, refer(reading, referred[scope], each.key, each), each.value));
  });
}

function minutesOf(node: Written, reading: Reading): number | undefined {
  const text = textOf(node, reading);
  if (text === undefined) return undefined;
  const target = readTargetWords(text);
  if (typeof target === 'string' || target.clock !== 'business' || !['minutes', 'hours'].includes(target.unit)) {
    return tell(reading, node, 'bad-minutes', { text });
  }
  return target.unit === 'hours' ? target.amount * 60 : target.amount;
}
