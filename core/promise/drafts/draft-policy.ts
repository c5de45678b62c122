import type { CalendarInForce, Policy } from '../clocks/policy.ts';
import type { LevelRevision } from '../levels/level.ts';
import type { FallbackTarget, LevelRule } from '../rules/choose-level.ts';
import { plainLevel } from '../rules/plain-level.ts';
import type { DraftContent } from './draft-content.ts';

/** What contacts are judged by, and how their level is chosen: as published, or as a draft would have it (SLA-10). */
export interface WholePolicy {
  readonly levels: Policy['levels'];
  readonly calendars: Policy['calendars'];
  readonly baseCalendarId: string;
  readonly rules: readonly LevelRule[];
  readonly fallbacks: readonly FallbackTarget[];
}

/**
 * The published policy with a draft laid over it, as if the draft had been in force from the first day (SLA-10).
 *
 * A level or calendar the draft names has one revision, which always was; every other keeps all its revisions, and so
 * judges each promise as it was judged then. A level that is to go never was. `compiled` are the draft's calendars made
 * ready to count by.
 */
export function policyUnder(
  published: WholePolicy,
  draft: DraftContent,
  compiled: readonly CalendarInForce[],
): WholePolicy {
  const levels = new Map(published.levels);
  const always = (levelId: string, definition: LevelRevision['definition']) => {
    const revisionNo = (published.levels.get(levelId)?.at(-1)?.revisionNo ?? 0) + 1;
    levels.set(levelId, [{ id: `draft ${levelId}`, levelId, revisionNo, publishedAt: 0, definition }]);
  };
  for (const { id, definition } of draft.levels) always(id, definition);
  const fallbacks = draft.fallbacks?.map(({ scope, scopeId, minutes }) => {
    const known = published.fallbacks.find((one) => one.scope === scope && one.scopeId === scopeId);
    const levelId = known?.levelId ?? `draft ${scope} ${scopeId}`;
    if (known?.minutes !== minutes) always(levelId, plainLevel(minutes));
    return { scope, scopeId, minutes, levelId };
  });
  for (const { id } of draft.removedLevels) levels.delete(id);
  const calendars = new Map(published.calendars);
  for (const calendar of compiled) calendars.set(calendar.calendarId, [calendar]);
  return {
    levels,
    calendars,
    baseCalendarId: published.baseCalendarId,
    rules: draft.rules ?? published.rules,
    fallbacks: fallbacks ?? published.fallbacks,
  };
}

/** Would a draft let rules choose other levels? Only then are the rules tried anew (SLA-3, SLA-10). */
export function choosesAnew({ rules, fallbacks, removedLevels }: DraftContent): boolean {
  return rules !== null || fallbacks !== null || removedLevels.length > 0;
}

/**
 * A policy as if what it has newly published had been in force from the first day (SLA-10).
 *
 * A level or calendar whose last revision `before` did not have gets it as its only one; the rest is as it is. A level
 * that is `removed` never was.
 */
export function asIfAlways(
  before: WholePolicy,
  after: WholePolicy,
  removed: ReadonlySet<string> = new Set(),
): WholePolicy {
  const levels = new Map(after.levels);
  for (const [id, revisions] of after.levels) {
    const [last, former] = [revisions.at(-1), before.levels.get(id)];
    if (last && former?.at(-1)?.id === last.id) levels.set(id, former);
    else if (last) levels.set(id, [{ ...last, publishedAt: 0 }]);
    if (removed.has(id)) levels.delete(id);
  }
  const calendars = new Map(after.calendars);
  for (const [id, revisions] of after.calendars) {
    const [last, former] = [revisions.at(-1), before.calendars.get(id)];
    if (last && former?.at(-1)?.revisionId === last.revisionId) calendars.set(id, former);
    else if (last) calendars.set(id, [{ ...last, publishedAt: 0 }]);
  }
  return { ...after, levels, calendars };
}
