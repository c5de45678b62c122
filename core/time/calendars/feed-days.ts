import { MINUTE } from '#core/platform/instant.ts';
import { type EpochDay, epochDayOf, localReading } from '../spans/local-date.ts';
import { offsetAt } from '../zones/zone.ts';
import { type Calendar, DAY_MINUTES, type FeedEvent } from './calendar.ts';
import type { DayPiece } from './day-piece.ts';

/**
 * What the feeds of a calendar say of each local day, in the order to be painted: the first feed lies on top (CAL-1).
 *
 * A timed event is read on the calendar's own clock face, its first and last minute whole.
 */
export function feedPieces({ feeds, zone }: Pick<Calendar, 'feeds' | 'zone'>): ReadonlyMap<EpochDay, DayPiece[]> {
  const days = new Map<EpochDay, DayPiece[]>();
  for (const { id, name, says, events } of (feeds ?? []).toReversed()) {
    for (const event of events) {
      const reason = { kind: 'deviation', id, name: event.name === name ? name : `${event.name} (${name})` } as const;
      for (const { day, from, to } of daysOf(event, zone)) {
        const pieces = days.get(day) ?? [];
        pieces.push({ from, to, open: says === 'open', reason });
        days.set(day, pieces);
      }
    }
  }
  return days;
}

/** No event of a feed reaches further than a year. */
const MOST_DAYS = 366;

function daysOf(
  event: FeedEvent,
  zone: string,
): { readonly day: EpochDay; readonly from: number; readonly to: number }[] {
  const start = 'dates' in event ? { day: epochDayOf(event.dates.from), minute: 0 } : reading(event.span.from, zone);
  const end = 'dates' in event ? { day: epochDayOf(event.dates.to) + 1, minute: 0 } : reading(event.span.to, zone);
  const first = { ...start, minute: Math.floor(start.minute) };
  const last = { day: Math.min(end.day, start.day + MOST_DAYS), minute: Math.ceil(end.minute) };
  const found = [];
  for (let day = first.day; day <= last.day; day++) {
    const from = day === first.day ? first.minute : 0;
    const to = day === last.day ? last.minute : DAY_MINUTES;
    if (to > from) found.push({ day, from, to });
  }
  return found;
}

function reading(at: number, zone: string): { readonly day: EpochDay; readonly minute: number } {
  const { day, sinceMidnight } = localReading(at, offsetAt(zone, at));
  return { day, minute: sinceMidnight / MINUTE };
}
