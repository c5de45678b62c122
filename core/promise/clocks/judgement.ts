import type { Instant } from '#core/platform/instant.ts';
import type { LevelRevision } from '../levels/level.ts';
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
  const targets = level?.definition.targets[promise];
  if (!level || !targets) return null;
  const own = regime.priority === null ? undefined : targets.byPriority[regime.priority];
  const target = own === undefined ? targets.standard : own;
  if (!target) return null;
  const site = regime.siteId === null ? undefined : policy.siteCalendars.get(regime.siteId);
  const wanted = target.calendarId ?? level.definition.calendarId ?? site ?? policy.baseCalendarId;
  const calendar =
    inForce(policy.calendars.get(wanted), regime.at) ?? inForce(policy.calendars.get(policy.baseCalendarId), regime.at);
  if (!calendar) return null;
  const { holidaysExcluded, tickingIn, standingStill, botsAnswer } = level.definition;
  const name = JSON.stringify([
    regime.levelId,
    target,
    calendar.calendarId,
    holidaysExcluded,
    [...tickingIn].sort(),
    [...standingStill].sort(),
    botsAnswer,
  ]);
  return { regime, level, target, calendar, name };
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
