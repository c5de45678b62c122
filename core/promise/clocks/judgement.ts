import type { Instant } from '#core/platform/instant.ts';
import type { LevelRevision, TargetSet } from '../levels/level.ts';
import type { Target } from '../levels/target.ts';
import type { TickingStretch } from './cycle.ts';
import type { Regime } from './obligation.ts';
import { type CalendarInForce, inForce, type Policy } from './policy.ts';
import type { PromiseName } from './promise.ts';
import type { ClockFace } from './service-clock.ts';
import { budgetOf } from './target-budget.ts';
import { type StatusSince, ticksIn, tickingStretches } from './ticking-stretches.ts';
import { openTimeOf, type Timekeeper, wallClock } from './timekeeper.ts';

/** What a promise is judged by from a moment on: level, target and calendar, each in the revision in force (SLA-5). */
export interface Judgement {
  readonly regime: Regime;
  readonly level: LevelRevision;
  readonly target: Target;
  readonly calendar: CalendarInForce;
  /** Equal names judge alike: a change that leaves it the same supersedes nothing. */
  readonly name: string;
}

/** What a promise is judged by under a regime; null when nothing is promised (SLA-2). */
export function judgementUnder(regime: Regime, promise: PromiseName, policy: Policy): Judgement | null {
  if (!regime.levelId) return null;
  const level = inForce(policy.levels.get(regime.levelId), regime.at);
  const set = level?.definition.targets[promise];
  if (!level || !set) return null;
  const target = targetFor(set, regime);
  if (!target) return null;
  const site = regime.siteId === null ? undefined : policy.siteCalendars.get(regime.siteId);
  const wanted = target.calendarId ?? level.definition.calendarId ?? site ?? policy.baseCalendarId;
  const calendar =
    inForce(policy.calendars.get(wanted), regime.at) ?? inForce(policy.calendars.get(policy.baseCalendarId), regime.at);
  if (!calendar) return null;
  return { regime, level, target, calendar, name: nameOf(level, target, calendar.calendarId) };
}

const namesKnown = new WeakMap<LevelRevision, WeakMap<Target, Map<string, string>>>();

/** A revision never changes: its names are kept, as a million histories ask for the same few. */
function nameOf(level: LevelRevision, target: Target, calendarId: string): string {
  let byTarget = namesKnown.get(level);
  if (!byTarget) namesKnown.set(level, (byTarget = new WeakMap()));
  let byCalendar = byTarget.get(target);
  if (!byCalendar) byTarget.set(target, (byCalendar = new Map()));
  const known = byCalendar.get(calendarId);
  if (known !== undefined) return known;
  const { holidaysExcluded, tickingIn, standingStill, botsAnswer } = level.definition;
  const name = JSON.stringify([
    level.levelId,
    target,
    calendarId,
    holidaysExcluded,
    [...tickingIn].sort(),
    [...standingStill].sort(),
    botsAnswer,
  ]);
  byCalendar.set(calendarId, name);
  return name;
}

/** The target of a type that has its own, else the promise's; in either the priority's own before the standard (SLA-2). */
export function targetFor(set: TargetSet, { type, priority }: Pick<Regime, 'type' | 'priority'>): Target | null {
  const targets = (type === null ? undefined : set.byType?.[type]) ?? set;
  const own = priority === null ? undefined : targets.byPriority[priority];
  return own === undefined ? targets.standard : own;
}

/** A judgement made ready to measure a round that began at an instant (SLA-6). */
export interface Measure {
  readonly face: ClockFace | null;
  readonly business: boolean;
  readonly openTime: Timekeeper;
  readonly course: readonly TickingStretch[];
}

/** The clock's face for a start: its course of statuses, its keeper and its target; no face when it never comes due. */
export function measureFrom(
  judgement: Judgement,
  promise: PromiseName,
  start: Instant,
  statuses: readonly StatusSince[],
): Measure {
  const { level, target, calendar } = judgement;
  const compiled = level.definition.holidaysExcluded ? calendar.withRedDays : calendar.withoutRedDays;
  const openTime = openTimeOf(compiled);
  const budget = budgetOf(target, start, compiled);
  const course = tickingStretches(statuses, start, Number.POSITIVE_INFINITY, (category) =>
    ticksIn(promise, level.definition, category),
  );
  const keeper = budget.business ? openTime : wallClock;
  const face = budget.ms === 'never' ? null : { course, keeper, targetMs: budget.ms };
  return { face, business: budget.business, openTime, course };
}
