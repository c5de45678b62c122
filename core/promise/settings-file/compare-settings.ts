import { filterKinds } from '#core/conditions/filter.ts';
import type { Plain } from './plain.ts';
import {
  type CalendarSettings,
  type FallbackSettings,
  type LevelSettings,
  namedIn,
  type RemovedNames,
  removableSections,
  type Settings,
} from './settings.ts';
import { calendarFields } from './write-calendar.ts';
import { filterFields } from './write-filter.ts';
import { fallbackFields, levelFields, ruleFields } from './write-settings.ts';

/** The sections of a settings file (SLA-11). */
export const settingsSections = [
  'ticket-types',
  'priorities',
  'calendars',
  'levels',
  'rules',
  'targets-without-rule',
  'filters.new',
  'filters.reply',
  'filters.existing',
] as const;
export type SettingsSection = (typeof settingsSections)[number];

/** What applying a file does to one thing; `kept` is not in the file and stays, `absent` was to go and is not there (SLA-11). */
export const settingsDeeds = ['added', 'changed', 'ordered', 'removed', 'kept', 'absent'] as const;

/** One difference between what is in force and what a file says (SLA-11). */
export interface SettingsChange {
  readonly section: SettingsSection;
  /** Empty for what is about the whole section. */
  readonly name: string;
  readonly does: (typeof settingsDeeds)[number];
  /** What differs, by its place in the file; null is not there. */
  readonly lines: readonly { readonly path: string; readonly from: string | null; readonly to: string | null }[];
}

/**
 * What applying a file would change (SLA-11); nothing differs where both would be written alike.
 *
 * What the file removes by name is taken away. With `prune` so is what its sections do not name; without it, that is
 * told of and kept.
 */
export function compareSettings(before: Settings, after: Settings, prune: boolean): SettingsChange[] {
  const { calendars, levels, rules, fallbacks, filters, removed } = after;
  const told = [
    ...compareNames('ticket-types', before.ticketTypes, after.ticketTypes),
    ...compareNames('priorities', before.priorities, after.priorities),
    ...(calendars ? compareCalendars(before.calendars ?? [], calendars, prune) : []),
    ...(levels
      ? compareNamed('levels', before.levels ?? [], coloured(levels, before.levels ?? []), levelFields, prune)
      : []),
    ...(rules ? compareOrdered('rules', before.rules ?? [], rules, ruleFields, prune) : []),
    ...(fallbacks ? compareFallbacks(before.fallbacks ?? [], fallbacks, prune) : []),
    ...filterKinds.flatMap((kind) => {
      const [were, are] = [before.filters?.[kind] ?? [], filters?.[kind]];
      return are ? compareOrdered(`filters.${kind}`, were, are, filterFields, prune) : [];
    }),
  ];
  return removed ? [...without(told, removed), ...compareRemoved(before, removed)] : told;
}

/** Does a change change anything? (SLA-11) */
export function isDeed({ does }: Pick<SettingsChange, 'does'>): boolean {
  return does !== 'kept' && does !== 'absent';
}

/** Rules or filters in the order they get: those of the file in its order, in the places of those of them there were (SLA-11). */
export function orderedNames(before: readonly string[], wanted: readonly string[], prune: boolean): string[] {
  const known = new Set(wanted.map(fold));
  const stays = before.filter((name) => !prune || known.has(fold(name)));
  const queue = [...wanted];
  const placed = stays.map((name) => (known.has(fold(name)) ? (queue.shift() as string) : name));
  return [...placed, ...queue];
}

/** What differs between two states of one thing, both as the file writes them (SLA-11); without a former nothing does. */
export function settingsDifferences(before: Plain | undefined, after: Plain | undefined) {
  if (before === undefined || after === undefined) return [];
  return differences(before, after).map((line) => ({ ...line }));
}

/** Names that are the same whatever their capitals. */
export function fold(name: string): string {
  return name.toLowerCase();
}

function compareRemoved(before: Settings, removed: RemovedNames): SettingsChange[] {
  return removableSections.flatMap((section) => {
    const there = new Map((namedIn(before, section) ?? []).map(({ name }) => [fold(name), name]));
    const asked = new Map(removed[section].map(({ name }) => [fold(name), name]));
    return [...asked].map(([key, name]): SettingsChange => {
      const known = there.get(key);
      return { section, name: known ?? name, does: known === undefined ? 'absent' : 'removed', lines: [] };
    });
  });
}

/** What is removed by name is not told of as left out too. */
function without(changes: readonly SettingsChange[], removed: RemovedNames): SettingsChange[] {
  const asked = new Set(
    removableSections.flatMap((section) => removed[section].map(({ name }) => `${section} ${fold(name)}`)),
  );
  const leftOut = ['kept', 'removed'];
  return changes.filter(({ section, name, does }) => !leftOut.includes(does) || !asked.has(`${section} ${fold(name)}`));
}

/** Tickets have them, so a name that the file leaves out stays, whatever is pruned. */
function compareNames(
  section: SettingsSection,
  before: readonly string[] | null,
  after: readonly string[] | null,
): SettingsChange[] {
  const known = new Set(before?.map(fold));
  const fresh = (after ?? []).filter((name) => !known.has(fold(name)));
  return fresh.map((name) => ({ section, name, does: 'added', lines: [] }));
}

function compareCalendars(before: readonly CalendarSettings[], after: readonly CalendarSettings[], prune: boolean) {
  const moved = after.some(({ base }) => base);
  const told = before.map((one) => (moved ? one : { ...one, base: false }));
  return compareNamed('calendars', told, after, calendarFields, prune);
}

/** Things whose order matters. */
function compareOrdered<One extends { readonly name: string }>(
  section: SettingsSection,
  before: readonly One[],
  after: readonly One[],
  fields: (one: One) => Plain,
  prune: boolean,
): SettingsChange[] {
  const changes = compareNamed(section, before, after, fields, prune);
  const names = (some: readonly One[]) => some.map(({ name }) => name);
  const order = orderedNames(names(before), names(after), prune);
  const there = names(before).filter((name) => order.some((one) => fold(one) === fold(name)));
  const then = order.filter((name) => there.some((one) => fold(one) === fold(name)));
  if (then.map(fold).join('\n') === there.map(fold).join('\n')) return changes;
  const lines = [{ path: 'order', from: there.join(', '), to: order.join(', ') }];
  return [...changes, { section, name: '', does: 'ordered', lines }];
}

function compareFallbacks(before: readonly FallbackSettings[], after: readonly FallbackSettings[], prune: boolean) {
  const same = (a: FallbackSettings) => (b: FallbackSettings) =>
    a.scope === b.scope && fold(a.scopeId) === fold(b.scopeId);
  const kept = prune ? [] : before.filter((one) => !after.some(same(one)));
  const lines = differences(fallbackFields(before), fallbackFields([...kept, ...after]));
  return lines.length === 0 ? [] : [{ section: 'targets-without-rule', name: '', does: 'changed', lines } as const];
}

/** A level whose colour the file does not say keeps its own. */
function coloured(after: readonly LevelSettings[], before: readonly LevelSettings[]): LevelSettings[] {
  return after.map((level) => ({
    ...level,
    colour: level.colour ?? before.find(({ name }) => fold(name) === fold(level.name))?.colour ?? null,
  }));
}

function compareNamed<One extends { readonly name: string }>(
  section: SettingsSection,
  before: readonly One[],
  after: readonly One[],
  fields: (one: One) => Plain,
  prune: boolean,
): SettingsChange[] {
  const find = (all: readonly One[], name: string) => all.find((one) => fold(one.name) === fold(name));
  const told = after.flatMap((one): SettingsChange[] => {
    const old = find(before, one.name);
    if (!old) return [{ section, name: one.name, does: 'added', lines: differences({}, fields(one)) }];
    const lines = differences(fields(old), fields(one));
    return lines.length === 0 ? [] : [{ section, name: one.name, does: 'changed', lines }];
  });
  const others = before.filter(({ name }) => !find(after, name));
  return [
    ...told,
    ...others.map(({ name }) => ({ section, name, does: prune ? 'removed' : 'kept', lines: [] }) as const),
  ];
}

function differences(before: Plain, after: Plain): SettingsChange['lines'] {
  const [was, is] = [flat(before), flat(after)];
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((path) => path !== 'name' && was.get(path) !== is.get(path))
    .map((path) => ({ path, from: was.get(path) ?? null, to: is.get(path) ?? null }));
}

/** Every value by its path; a list of plain values is one, and a target stands where its standard would. */
function flat(plain: Plain, path = '', into = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(plain)) {
    const items = plain as readonly Plain[];
    if (items.every((item) => typeof item !== 'object')) into.set(path, items.join(', '));
    else items.forEach((item, place) => flat(item, `${path}[${place + 1}]`, into));
  } else if (plain !== null && typeof plain === 'object') {
    for (const [key, value] of Object.entries(plain)) flat(value, path === '' ? key : `${path}.${key}`, into);
  } else into.set(path.replace(/\.standard$/u, ''), String(plain));
  return into;
}
