import { DAY, type Instant } from '#core/platform/instant.ts';
import { civil, epochDayOf, firstDayOfYear } from '../spans/local-date.ts';
import type { Span } from '../spans/span.ts';
import type { FeedEvent } from './calendar.ts';

/**
 * The events of a feed from what was known and what came (CAL-1, CAL-5).
 *
 * What is over stays though the feed forgets it, so that a feed that drops its past makes no new revision every day.
 * What lies ahead is as the feed says now.
 */
export function mergedFeed(known: readonly FeedEvent[], came: readonly FeedEvent[], now: Instant): FeedEvent[] {
  const { from } = feedReach(now);
  const merged = new Map<string, FeedEvent>();
  for (const event of known) if (endOf(event) <= now && endOf(event) > from) merged.set(JSON.stringify(event), event);
  for (const event of came) merged.set(JSON.stringify(event), event);
  return [...merged.values()].toSorted((a, b) => startOf(a) - startOf(b) || a.name.localeCompare(b.name));
}

/** How far a feed is read: whole years, last year to the year after next, so that a day more changes nothing (CAL-1). */
export function feedReach(now: Instant): Span {
  const { year } = civil(Math.floor(now / DAY));
  return { from: firstDayOfYear(year - 1) * DAY, to: firstDayOfYear(year + 3) * DAY };
}

function startOf(event: FeedEvent): number {
  return 'dates' in event ? epochDayOf(event.dates.from) * DAY : event.span.from;
}

function endOf(event: FeedEvent): number {
  return 'dates' in event ? (epochDayOf(event.dates.to) + 1) * DAY : event.span.to;
}
