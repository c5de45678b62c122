import type { EscalationStep, LevelDefinition, StepDeed, TargetByPriority, TargetSet } from '../levels/level.ts';
import type { Target } from '../levels/target.ts';
import type { FallbackScope } from '../rules/choose-level.ts';
import { type Rename, renameConditions } from './rename-conditions.ts';
import { renameFilterSections } from './rename-filter.ts';
import type { RuleSettings, Settings } from './settings.ts';

/** Everything a file says under other names (SLA-11). */
export function renameSettings(settings: Settings, rename: Rename): Settings {
  const { ticketTypes, priorities, calendars, levels, rules, fallbacks, filters, removed } = settings;
  const ruleOf = (rule: RuleSettings): RuleSettings => ({
    ...rule,
    conditions: renameConditions(rule.conditions, rename),
    levelId: rule.levelId === null ? null : rename('level', rule.levelId),
  });
  return {
    ticketTypes: ticketTypes?.map((name) => rename('type', name)) ?? null,
    priorities: priorities?.map((name) => rename('priority', name)) ?? null,
    calendars,
    levels: levels?.map((one) => ({ ...one, definition: renameDefinition(one.definition, rename) })) ?? null,
    rules: rules?.map(ruleOf) ?? null,
    fallbacks: fallbacks?.map((one) => ({ ...one, scopeId: renameScope(one.scope, one.scopeId, rename) })) ?? null,
    filters: filters && renameFilterSections(filters, rename),
    removed,
  };
}

/** A level's definition under other names (SLA-11). */
export function renameDefinition(definition: LevelDefinition, rename: Rename): LevelDefinition {
  const targets = Object.entries(definition.targets).map(([promise, set]) => [promise, renameSet(set, rename)]);
  return {
    ...definition,
    calendarId: definition.calendarId === null ? null : rename('calendar', definition.calendarId),
    targets: Object.fromEntries(targets),
    steps: definition.steps.map((step): EscalationStep => ({ ...step, does: renameDeed(step.does, rename) })),
  };
}

/** The type, template or site of a plain target under another name (SLA-11). */
export function renameScope(scope: FallbackScope, scopeId: string, rename: Rename): string {
  if (scope === 'general') return scopeId;
  return rename(scope === 'ticket-type' ? 'type' : scope, scopeId);
}

function renameSet(set: TargetSet, rename: Rename): TargetSet {
  const byType = Object.entries(set.byType ?? {}).map(([type, targets]) => [
    rename('type', type),
    renameByPriority(targets, rename),
  ]);
  return { ...renameByPriority(set, rename), ...(byType.length > 0 ? { byType: Object.fromEntries(byType) } : {}) };
}

function renameByPriority({ standard, byPriority }: TargetByPriority, rename: Rename): TargetByPriority {
  const priorities = Object.entries(byPriority).map(([priority, target]) => [
    rename('priority', priority),
    renameTarget(target, rename),
  ]);
  return { standard: renameTarget(standard, rename), byPriority: Object.fromEntries(priorities) };
}

function renameTarget(target: Target | null, rename: Rename): Target | null {
  return target?.calendarId ? { ...target, calendarId: rename('calendar', target.calendarId) } : target;
}

function renameDeed(does: StepDeed, rename: Rename): StepDeed {
  switch (does.kind) {
    case 'notify':
      return {
        ...does,
        userIds: does.userIds.map((id) => rename('user', id)),
        groupIds: does.groupIds.map((id) => rename('group', id)),
      };
    case 'assign':
      return { ...does, userId: rename('user', does.userId) };
    case 'set-level':
      return { ...does, levelId: rename('level', does.levelId) };
    default:
      return does;
  }
}
