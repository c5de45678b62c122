import type { CalendarDefinition } from '#api/time/calendar-definition.ts';
import { filterKinds } from '#core/conditions/filter.ts';
import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import {
  compareSettings,
  fold,
  isDeed,
  orderedNames,
  type SettingsChange,
  type SettingsSection,
} from '#core/promise/settings-file/compare-settings.ts';
import { renameDefinition, renameScope } from '#core/promise/settings-file/rename.ts';
import { renameConditions } from '#core/promise/settings-file/rename-conditions.ts';
import { referenceKinds } from '#core/promise/settings-file/written.ts';
import type { CalendarSettings, LevelSettings, RuleSettings, Settings } from '#core/promise/settings-file/settings.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { currentCalendars } from '#server/time/calendars/calendars.store.ts';
import { chooseBaseCalendar } from '#server/time/calendars/choose-base-calendar.ts';
import { createCalendar } from '#server/time/calendars/create-calendar.ts';
import { deleteCalendar } from '#server/time/calendars/delete-calendar.ts';
import { reviseCalendar } from '#server/time/calendars/revise-calendar.ts';
import { createLevel } from '../levels/create-level.ts';
import { deleteLevel } from '../levels/delete-level.ts';
import { listLevelRows } from '../levels/levels.store.ts';
import { reviseLevel } from '../levels/revise-level.ts';
import { changeRule, createRule, deleteRule, orderRules } from '../rules/edit-rules.ts';
import { listFallbackRows, listRuleRows } from '../rules/rules.store.ts';
import { setFallback } from '../rules/set-fallback.ts';
import { applyFilters } from './apply-filters.ts';
import { type ChoiceKind, choiceMakers, type Names, namesIn } from './named-things.ts';
import { settingsInForce } from './settings-in-force.ts';

/** A file to apply: what it says, and whether what it does not name is taken away. */
export interface ToApply {
  readonly settings: Settings;
  readonly prune: boolean;
  /** Who pressed the key where nobody is signed in: the name of the machine's user. */
  readonly who?: string;
}

/**
 * Puts a settings file in force, all of it or, when any part is refused, nothing (SLA-11).
 *
 * Each part is saved by the verb of its own room, so it has its revision and its line in the audit log, and running
 * clocks move. What is the same already is left alone: applied twice it changes nothing. Gives what it changed.
 */
export async function applySettings(tx: Tx, by: Actor, input: ToApply): Promise<SettingsChange[]> {
  const names = namesIn(tx);
  const before = await settingsInForce(tx, names);
  await names.read(referenceKinds);
  const changes = compareSettings(before, input.settings, input.prune);
  const done = changes.filter(isDeed);
  if (done.length === 0) return changes;
  const touched = (section: SettingsSection, ...does: SettingsChange['does'][]) =>
    new Set(done.filter((one) => one.section === section && does.includes(one.does)).map(({ name }) => fold(name)));
  const { calendars, levels, rules } = input.settings;
  await addChoices(tx, by, 'type', input.settings.ticketTypes ?? [], touched('ticket-types', 'added'));
  await addChoices(tx, by, 'priority', input.settings.priorities ?? [], touched('priorities', 'added'));
  await names.read(['type', 'priority']);
  await applyCalendars(tx, by, calendars ?? [], touched('calendars', 'added', 'changed'));
  await names.read(['calendar']);
  await applyLevels(tx, by, levels ?? [], touched('levels', 'added', 'changed'), names);
  await applyRules(tx, by, rules ?? [], touched('rules', 'added', 'changed'), names);
  await removeRules(tx, by, touched('rules', 'removed'));
  if (rules) await placeRules(tx, by, rules, before.rules ?? [], input.prune);
  await applyFallbacks(tx, by, input, names);
  for (const kind of filterKinds) {
    const section = `filters.${kind}` as const;
    const removed = touched(section, 'removed');
    const ofKind = { kind, filters: input.settings.filters?.[kind] ?? null, removed, prune: input.prune };
    await applyFilters(tx, by, { ...ofKind, touched: touched(section, 'added', 'changed') }, idsOf(names));
  }
  await removeOthers(tx, by, touched('levels', 'removed'), touched('calendars', 'removed'));
  const data = { changes: done.map(({ section, name, does }) => ({ section, name, does })), who: input.who ?? null };
  tx.record(by, { type: 'settings-file.applied', subject: { kind: 'settings-file', id: 'all' }, data });
  return changes;
}

/** In the order of the file, after those there are. */
async function addChoices(tx: Tx, by: Actor, kind: ChoiceKind, wanted: readonly string[], touched: Set<string>) {
  for (const name of wanted) if (touched.has(fold(name))) await choiceMakers[kind]?.(tx, by, name);
}

async function applyCalendars(tx: Tx, by: Actor, calendars: readonly CalendarSettings[], touched: Set<string>) {
  const known = await currentCalendars(tx);
  for (const { base, deviations, ...fields } of calendars) {
    if (!touched.has(fold(fields.name))) continue;
    const old = known.find(({ calendar }) => fold(calendar.name) === fold(fields.name));
    const before = [...(old?.revision.definition.deviations ?? [])];
    const withIds = deviations.map((deviation) => {
      const place = before.findIndex(({ name }) => name === deviation.name);
      const [same] = place === -1 ? [] : before.splice(place, 1);
      return { ...deviation, id: same?.id ?? tx.newId() };
    });
    const definition = { ...fields, deviations: withIds } as unknown as CalendarDefinition;
    const calendarId = old?.calendar.id ?? (await createCalendar(tx, by, definition));
    if (old) await reviseCalendar(tx, by, { calendarId, definition, basedOn: old.revision.id });
    if (base) await chooseBaseCalendar(tx, by, calendarId);
  }
}

/** New levels first: others may set them. A step that sets a level still to be made is added when it is there. */
async function applyLevels(tx: Tx, by: Actor, levels: readonly LevelSettings[], touched: Set<string>, names: Names) {
  const known = await listLevelRows(tx);
  const find = (name: string) => known.find((level) => fold(level.name) === fold(name));
  const fresh = levels.filter(({ name }) => !find(name));
  const made = new Map<string, { id: string; revisionNo: number; colour: string; late: boolean }>();
  for (const { name, colour, definition } of fresh) {
    const isThere = (id: string) => names.idOf('level', id) !== undefined;
    const steps = definition.steps.filter(({ does }) => does.kind !== 'set-level' || isThere(does.levelId));
    const chosen = colour ?? (colours[(known.length + made.size) % colours.length] as string);
    const first = { ...definition, steps };
    const level = await createLevel(tx, by, {
      name,
      colour: chosen,
      definition: renameDefinition(first, idsOf(names)),
    });
    made.set(fold(name), { ...level, colour: chosen, late: steps.length < definition.steps.length });
    await names.read(['level']);
  }
  for (const { name, colour, definition } of levels) {
    const old = find(name) ?? made.get(fold(name));
    if (!old || !touched.has(fold(name)) || ('late' in old && !old.late)) continue;
    const fields = { name, colour: colour ?? old.colour, definition: renameDefinition(definition, idsOf(names)) };
    await reviseLevel(tx, by, { ...fields, levelId: old.id, revisionNo: old.revisionNo });
  }
}

const colours = ['#D9A72B', '#9AA5A8', '#A9673A', '#12637A', '#7A5C9E', '#5B7F3A'];

async function applyRules(tx: Tx, by: Actor, rules: readonly RuleSettings[], touched: Set<string>, names: Names) {
  const known = await listRuleRows(tx);
  for (const { name, active, conditions, levelId, stops } of rules) {
    if (!touched.has(fold(name))) continue;
    const rename = idsOf(names);
    const level = levelId === null ? null : rename('level', levelId);
    const fields = { name, active, conditions: renameConditions(conditions, rename), levelId: level, stops };
    const old = known.find((rule) => fold(rule.name) === fold(name));
    if (old) await changeRule(tx, by, { ...fields, ruleId: old.id, version: old.version });
    else await createRule(tx, by, fields);
  }
}

async function removeRules(tx: Tx, by: Actor, names: Set<string>) {
  for (const { id, name } of await listRuleRows(tx))
    if (names.has(fold(name))) await deleteRule(tx, by, { ruleId: id });
}

async function placeRules(
  tx: Tx,
  by: Actor,
  rules: readonly RuleSettings[],
  before: readonly RuleSettings[],
  prune: boolean,
) {
  const wanted = orderedNames(
    before.map(({ name }) => name),
    rules.map(({ name }) => name),
    prune,
  ).map(fold);
  const rows = await listRuleRows(tx);
  const ids = rows.toSorted((a, b) => wanted.indexOf(fold(a.name)) - wanted.indexOf(fold(b.name))).map(({ id }) => id);
  if (ids.join() !== rows.map(({ id }) => id).join()) await orderRules(tx, by, { ruleIds: ids });
}

async function applyFallbacks(tx: Tx, by: Actor, { settings: { fallbacks }, prune }: ToApply, names: Names) {
  if (!fallbacks) return;
  const rename = idsOf(names);
  const wanted = fallbacks.map((one) => ({ ...one, scopeId: renameScope(one.scope, one.scopeId, rename) }));
  for (const { scope, scopeId } of prune ? await listFallbackRows(tx) : []) {
    const stays = wanted.some((one) => one.scope === scope && one.scopeId === scopeId);
    if (!stays) await setFallback(tx, by, { scope, scopeId, minutes: null });
  }
  for (const fallback of wanted) await setFallback(tx, by, fallback);
}

async function removeOthers(tx: Tx, by: Actor, levels: Set<string>, calendars: Set<string>) {
  for (const { id, name } of await listLevelRows(tx))
    if (levels.has(fold(name))) await deleteLevel(tx, by, { levelId: id });
  for (const { calendar } of await currentCalendars(tx)) {
    if (calendars.has(fold(calendar.name))) await deleteCalendar(tx, by, calendar.id);
  }
}

/** Every name has been looked up before: one that is gone since is refused. */
function idsOf(names: Names) {
  return (kind: Parameters<Names['idOf']>[0], name: string): string => {
    const id = names.idOf(kind, name);
    if (id === undefined) throw new Refusal('invalid', 'settings-file.unknown-name', { kind, name });
    return id;
  };
}
