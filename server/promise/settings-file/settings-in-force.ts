import type { CalendarDefinition } from '#api/time/calendar-definition.ts';
import { type Rename, renameConditions, renameDefinition, renameScope } from '#core/promise/settings-file/rename.ts';
import type { CalendarSettings, Settings } from '#core/promise/settings-file/settings.ts';
import type { ReferenceKind } from '#core/promise/settings-file/written.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { currentCalendars } from '#server/time/calendars/calendars.store.ts';
import { listLevelRows } from '../levels/levels.store.ts';
import { listFallbackRows, listRuleRows } from '../rules/rules.store.ts';
import { type Names, namesIn } from './named-things.ts';

/** Everything in force that a settings file can say, by name (SLA-11). */
export async function settingsInForce(tx: Tx, names: Names = namesIn(tx)): Promise<Settings> {
  const calendars = await currentCalendars(tx);
  const levels = await listLevelRows(tx);
  const rules = await listRuleRows(tx);
  const fallbacks = await listFallbackRows(tx);
  const kinds = new Set<ReferenceKind>(['calendar', 'level', 'type', 'priority']);
  const note: Rename = (kind, id) => {
    kinds.add(kind);
    return id;
  };
  for (const { definition } of levels) renameDefinition(definition, note);
  for (const { conditions } of rules) renameConditions(conditions, note);
  for (const { scope, scopeId } of fallbacks) renameScope(scope, scopeId, note);
  await names.read(kinds);
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
    removed: null,
  };
}

function calendarSettings(definition: CalendarDefinition, base: boolean): CalendarSettings {
  return { ...definition, base, deviations: definition.deviations.map(({ id: _, ...deviation }) => deviation) };
}
