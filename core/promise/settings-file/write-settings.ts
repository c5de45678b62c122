import { filterKinds } from '#core/conditions/filter.ts';
import { promises } from '../clocks/promise.ts';
import { statusCategories } from '../clocks/status-category.ts';
import {
  answerPromises,
  defaultTickingIn,
  type EscalationStep,
  type TargetByPriority,
  type TargetSet,
} from '../levels/level.ts';
import type { Target } from '../levels/target.ts';
import type { FallbackScope } from '../rules/choose-level.ts';
import type { Plain } from './plain.ts';
import { momentWords } from './read-steps.ts';
import { SETTINGS_VERSION } from './read-settings.ts';
import type { FallbackSettings, FilterSections, LevelSettings, RuleSettings, Settings } from './settings.ts';
import { targetWords } from './target-words.ts';
import { calendarFields } from './write-calendar.ts';
import { treeFields } from './write-conditions.ts';
import { filterFields } from './write-filter.ts';

/** Settings as the plain data of a file (SLA-11); what is as from the start is left out. Read again it says the same. */
export function settingsFields(settings: Settings): { readonly [key: string]: Plain } {
  const { ticketTypes, priorities, calendars, levels, rules, fallbacks, filters } = settings;
  return {
    'svara-settings': Number(SETTINGS_VERSION),
    ...(ticketTypes ? { 'ticket-types': ticketTypes } : {}),
    ...(priorities ? { priorities } : {}),
    ...(calendars ? { calendars: calendars.map(calendarFields) } : {}),
    ...(levels ? { levels: levels.map(levelFields) } : {}),
    ...(rules ? { rules: rules.map(ruleFields) } : {}),
    ...(fallbacks ? { 'targets-without-rule': fallbackFields(fallbacks) } : {}),
    ...(filters ? { filters: filterSectionFields(filters) } : {}),
  };
}

function filterSectionFields(filters: FilterSections): Plain {
  return Object.fromEntries(
    filterKinds.flatMap((kind) => {
      const some = filters[kind];
      return some ? [[kind, some.map(filterFields)] as const] : [];
    }),
  );
}

/** A level as the file writes it (SLA-2). */
export function levelFields({ name, colour, definition }: LevelSettings): { readonly [key: string]: Plain } {
  const { calendarId, holidaysExcluded, targets, tickingIn, standingStill, warnAt, steps, botsAnswer } = definition;
  const usual = sameSet(tickingIn, defaultTickingIn);
  return {
    name,
    ...(colour === null ? {} : { colour }),
    ...(calendarId === null ? {} : { calendar: calendarId }),
    'red-days': holidaysExcluded ? 'closed' : 'as-usual',
    targets: Object.fromEntries(
      promises.flatMap((promise) => {
        const set = targets[promise];
        const written = set ? targetSetFields(set) : 'none';
        return written === 'none' ? [] : [[promise, written]];
      }),
    ),
    ...(usual ? {} : { 'ticks-in': statusCategories.filter((one) => tickingIn.includes(one)) }),
    ...(standingStill.length > 0
      ? { 'stands-still-too': answerPromises.filter((one) => standingStill.includes(one)) }
      : {}),
    'warn-at': [...warnAt],
    ...(botsAnswer ? { 'bots-answer': true } : {}),
    ...(steps.length > 0 ? { steps: steps.map(stepFields) } : {}),
  };
}

/** A rule as the file writes it (SLA-3). */
export function ruleFields({ name, active, conditions, levelId, stops }: RuleSettings): {
  readonly [key: string]: Plain;
} {
  return {
    name,
    ...(active ? {} : { active: false }),
    ...(conditions.members.length > 0 ? { when: treeFields(conditions) } : {}),
    level: levelId ?? 'none',
    ...(stops ? { stop: true } : {}),
  };
}

/** Plain targets as the file writes them (SLA-4). */
export function fallbackFields(fallbacks: readonly FallbackSettings[]): { readonly [key: string]: Plain } {
  const of = (scope: FallbackScope) => fallbacks.filter((one) => one.scope === scope);
  const named = (scope: FallbackScope) => {
    const rows = of(scope).map(({ scopeId, minutes }) => [scopeId, `${minutes} min`]);
    return rows.length > 0 ? { [scope]: Object.fromEntries(rows) as Record<string, Plain> } : {};
  };
  const [general] = of('general');
  return {
    ...(general ? { general: `${general.minutes} min` } : {}),
    ...named('site'),
    ...named('template'),
    ...named('ticket-type'),
  };
}

function targetSetFields(set: TargetSet): Plain {
  const byType = Object.entries(set.byType ?? {}).map(([type, targets]) => [type, byPriorityFields(targets)] as const);
  if (byType.length === 0) return byPriorityFields(set);
  const own = byPriorityFields(set);
  const plain = typeof own === 'object' && own !== null && 'standard' in own ? own : { standard: own };
  return { ...(plain as { [key: string]: Plain }), 'by-type': Object.fromEntries(byType) };
}

function byPriorityFields({ standard, byPriority }: TargetByPriority): Plain {
  const priorities = Object.entries(byPriority);
  if (priorities.length === 0) return targetFields(standard);
  return {
    standard: targetFields(standard),
    'by-priority': Object.fromEntries(priorities.map(([priority, target]) => [priority, targetFields(target)])),
  };
}

function targetFields(target: Target | null): Plain {
  if (target === null) return 'none';
  const within = targetWords(target);
  return target.calendarId === null ? within : { within, calendar: target.calendarId };
}

function stepFields({ when, does }: EscalationStep): Plain {
  const moment = { when: momentWords(when) };
  switch (does.kind) {
    case 'notify':
      return { ...moment, notify: [...does.groupIds, ...does.userIds] };
    case 'raise-priority':
      return { ...moment, 'raise-priority': true };
    case 'assign':
      return { ...moment, assign: does.userId };
    case 'tag':
      return { ...moment, tag: does.tag };
    case 'set-level':
      return { ...moment, 'set-level': does.levelId };
    case 'webhook':
      return { ...moment, webhook: does.url };
  }
}

function sameSet(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one) => others.includes(one));
}
