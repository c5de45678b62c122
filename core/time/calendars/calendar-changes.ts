import { type LocalDate, type Weekday, weekdays } from '../spans/local-date.ts';
import type { Calendar, CalendarFeed, FeedEvent, Hours, RedDayOverride } from './calendar.ts';

/** What a calendar says, apart from which one it is and in which revision. */
export type CalendarSaying = Omit<Calendar, 'id' | 'revisionId' | 'revision'>;

/** One thing that differs between two revisions (CAL-5). */
export type CalendarChange =
  | { readonly kind: 'name' | 'zone'; readonly from: string; readonly to: string }
  | { readonly kind: 'red-day-set'; readonly from: string | null; readonly to: string | null }
  | { readonly kind: 'week'; readonly weekday: Weekday; readonly from: readonly Hours[]; readonly to: readonly Hours[] }
  | { readonly kind: 'deviation-added' | 'deviation-removed' | 'deviation-changed'; readonly name: string }
  | { readonly kind: 'deviations-ordered' }
  | {
      readonly kind: 'red-day';
      readonly date: LocalDate;
      readonly name: string;
      readonly says: RedDayOverride['says'] | 'as-set';
    }
  | { readonly kind: 'feed-added' | 'feed-removed'; readonly name: string }
  | { readonly kind: 'feed-events'; readonly name: string; readonly added: number; readonly removed: number };

/** What changed from one revision to the next, in the order the page shows things (CAL-5). */
export function calendarChanges(before: CalendarSaying, after: CalendarSaying): readonly CalendarChange[] {
  const changes: CalendarChange[] = [];
  for (const kind of ['name', 'zone'] as const) {
    if (before[kind] !== after[kind]) changes.push({ kind, from: before[kind], to: after[kind] });
  }
  for (const weekday of weekdays) {
    const [from, to] = [before.week[weekday], after.week[weekday]];
    if (!same(from, to)) changes.push({ kind: 'week', weekday, from, to });
  }
  if (before.redDaySet !== after.redDaySet) {
    changes.push({ kind: 'red-day-set', from: before.redDaySet, to: after.redDaySet });
  }
  return [
    ...changes,
    ...redDayChanges(before, after),
    ...deviationChanges(before, after),
    ...feedChanges(before, after),
  ];
}

function redDayChanges(before: CalendarSaying, after: CalendarSaying): CalendarChange[] {
  const earlier = new Map(before.redDayOverrides.map((override) => [override.date, override]));
  const later = new Map(after.redDayOverrides.map((override) => [override.date, override]));
  return [...new Set([...earlier.keys(), ...later.keys()])].sort().flatMap((date): CalendarChange[] => {
    const now = later.get(date);
    if (same(earlier.get(date), now)) return [];
    return [{ kind: 'red-day', date, name: (now ?? earlier.get(date))?.name ?? date, says: now?.says ?? 'as-set' }];
  });
}

function deviationChanges({ deviations: before }: CalendarSaying, { deviations: after }: CalendarSaying) {
  const earlier = new Map(before.map((deviation) => [deviation.id, deviation]));
  const later = new Map(after.map((deviation) => [deviation.id, deviation]));
  const changes: CalendarChange[] = [];
  for (const [id, deviation] of later) {
    const known = earlier.get(id);
    if (!known) changes.push({ kind: 'deviation-added', name: deviation.name });
    else if (!same(known, deviation)) changes.push({ kind: 'deviation-changed', name: deviation.name });
  }
  for (const [id, { name }] of earlier) if (!later.has(id)) changes.push({ kind: 'deviation-removed', name });
  const stayed = (of: typeof before, others: ReadonlyMap<string, unknown>) =>
    of.flatMap(({ id }) => (others.has(id) ? [id] : []));
  if (!same(stayed(before, later), stayed(after, earlier))) changes.push({ kind: 'deviations-ordered' });
  return changes;
}

function feedChanges(before: CalendarSaying, after: CalendarSaying): CalendarChange[] {
  const earlier = new Map((before.feeds ?? []).map((feed) => [feed.id, feed]));
  const later = new Map((after.feeds ?? []).map((feed) => [feed.id, feed]));
  const changes: CalendarChange[] = [];
  for (const [id, feed] of later) {
    const known = earlier.get(id);
    if (!known) changes.push({ kind: 'feed-added', name: feed.name });
    if (same(known?.events ?? [], feed.events)) continue;
    const [old, now] = [keysOf(known), keysOf(feed)];
    const missing = (of: ReadonlySet<string>, others: ReadonlySet<string>) => [...of].filter((key) => !others.has(key));
    changes.push({
      kind: 'feed-events',
      name: feed.name,
      added: missing(now, old).length,
      removed: missing(old, now).length,
    });
  }
  for (const [id, { name }] of earlier) if (!later.has(id)) changes.push({ kind: 'feed-removed', name });
  return changes;
}

function keysOf(feed: CalendarFeed | undefined): ReadonlySet<string> {
  return new Set((feed?.events ?? []).map((event: FeedEvent) => JSON.stringify(ordered(event))));
}

/** Equal in what they say, in whatever order their fields stand. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
}
