import type { CalendarDefinition } from '#api/time/calendar-definition.ts';
import { type FilterKind, filterKinds } from '#core/conditions/filter.ts';
import { calledOnce } from '#core/promise/settings-file/called-once.ts';
import { renameDefinition, renameScope } from '#core/promise/settings-file/rename.ts';
import { type Rename, renameConditions } from '#core/promise/settings-file/rename-conditions.ts';
import { renameFilter } from '#core/promise/settings-file/rename-filter.ts';
import type { CalendarSettings, FilterSettings, Settings } from '#core/promise/settings-file/settings.ts';
import type { ReferenceKind } from '#core/promise/settings-file/written.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { currentCalendars } from '#server/time/calendars/calendars.store.ts';
import { listLevelRows } from '../levels/levels.store.ts';
import { listFallbackRows, listRuleRows } from '../rules/rules.store.ts';
import { filterSocket } from './filter-socket.ts';
import { type Names, namesIn } from './named-things.ts';

/** Everything in force that a settings file can say, by name (SLA-11). */
export async function settingsInForce(tx: Tx, names: Names = namesIn(tx)): Promise<Settings> {
  const calendars = await currentCalendars(tx);
  const levels = await listLevelRows(tx);
  const rules = await listRuleRows(tx);
  const fallbacks = await listFallbackRows(tx);
  const filters = (await filterSocket.room?.list(tx)) ?? null;
  const kinds = new Set<ReferenceKind>(['calendar', 'level', 'type', 'priority']);
  const note: Rename = (kind, id) => {
    kinds.add(kind);
    return id;
  };
  for (const { definition } of levels) renameDefinition(definition, note);
  for (const { conditions } of rules) renameConditions(conditions, note);
  for (const { scope, scopeId } of fallbacks) renameScope(scope, scopeId, note);
  for (const filter of filters ?? []) renameFilter(filter, note);
  await names.read(kinds);
  const ofKind = (kind: FilterKind) =>
    calledOnce((filters ?? []).filter((filter) => filter.kind === kind)).map(({ called, thing }): FilterSettings => {
      const { id: _id, kind: _kind, ...fields } = renameFilter(thing, names.nameOf);
      return { ...fields, name: called, line: 0, actionLines: [] };
    });
  return {
    ticketTypes: names.known('type'),
    priorities: names.known('priority'),
    calendars: calendars.map(({ calendar, revision }) => calendarSettings(revision.definition, calendar.isBase)),
    levels: levels.map(({ name, colour, definition }) => ({
      name,
      colour,
      definition: renameDefinition(definition, names.nameOf),
    })),
    rules: rules.map(({ name, active, conditions, levelId, stops }) => ({
      name,
      active,
      conditions: renameConditions(conditions, names.nameOf),
      levelId: levelId === null ? null : names.nameOf('level', levelId),
      stops,
    })),
    fallbacks: fallbacks.map(({ scope, scopeId, minutes }) => ({
      scope,
      scopeId: renameScope(scope, scopeId, names.nameOf),
      minutes,
    })),
    filters: filters && Object.fromEntries(filterKinds.map((kind) => [kind, ofKind(kind)])),
    removed: null,
  };
}

function calendarSettings(definition: CalendarDefinition, base: boolean): CalendarSettings {
  return { ...definition, base, deviations: definition.deviations.map(({ id: _, ...deviation }) => deviation) };
}
