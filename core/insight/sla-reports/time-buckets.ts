import { DAY, HOUR, type Instant } from '#core/platform/instant.ts';
import { civil, isoWeek, localDateOf, weekdayIndex } from '#core/time/spans/local-date.ts';
import { offsetAt } from '#core/time/zones/zone.ts';
import { dayAt, dayBegins, monthFrom } from './local-day.ts';

/** The lengths a report's time can be cut into (SLR-1). */
export const bucketUnits = ['hour', 'day', 'week', 'month'] as const;
export type BucketUnit = (typeof bucketUnits)[number];

/**
 * The instants at which the buckets that cover a stretch begin, and at last the end of the last one (SLR-1).
 *
 * Rising, in the zone's own hours, days, ISO weeks or months: a day of 23 or 25 hours is one bucket, and both passes
 * of a repeated hour are buckets of their own. Null when it would be more than `most`.
 */
export function bucketBoundaries(
  unit: BucketUnit,
  from: Instant,
  to: Instant,
  zone: string,
  most: number,
): readonly Instant[] | null {
  if (to <= from) return [];
  if ((to - from) / shortest[unit] > most + 2) return null;
  const boundaries = [bucketStart(unit, from, zone)];
  for (let at = boundaries[0] as Instant; at < to; boundaries.push(at)) {
    at = nextBucket(unit, at, zone);
    if (boundaries.length > most) return null;
  }
  return boundaries;
}

/** The instant the bucket that holds an instant begins (SLR-1). */
export function bucketStart(unit: BucketUnit, at: Instant, zone: string): Instant {
  const day = dayAt(zone, at);
  if (unit === 'hour') return at - sinceHour(at, zone);
  if (unit === 'day') return dayBegins(zone, day);
  if (unit === 'week') return dayBegins(zone, day - weekdayIndex(day));
  return dayBegins(zone, monthFrom(day, 0));
}

/** What a bucket is called in files and answers: `2025-10-20 13:00`, `2025-10-20`, `2025-W43`, `2025-10` (SLR-4). */
export function bucketName(unit: BucketUnit, start: Instant, zone: string): string {
  const day = dayAt(zone, start);
  const date = localDateOf(day);
  if (unit === 'day') return date;
  if (unit === 'month') return date.slice(0, 7);
  if (unit === 'week') {
    const thursday = day - weekdayIndex(day) + 3;
    return `${String(civil(thursday).year).padStart(4, '0')}-W${String(isoWeek(day)).padStart(2, '0')}`;
  }
  const local = start + offsetAt(zone, start) - day * DAY;
  const minutes = Math.floor((local % HOUR) / 60_000);
  return `${date} ${two(Math.floor(local / HOUR))}:${two(minutes)}`;
}

/** The finest unit that cuts a stretch into a number of bars an eye can read (SLR-1). */
export function readableUnit(from: Instant, to: Instant): BucketUnit {
  const days = (to - from) / DAY;
  if (days <= 2.1) return 'hour';
  if (days <= 62) return 'day';
  return days <= 370 ? 'week' : 'month';
}

const shortest: Readonly<Record<BucketUnit, number>> = {
  hour: HOUR,
  day: 25 * HOUR,
  week: 7.1 * DAY,
  month: 31.1 * DAY,
};

function nextBucket(unit: BucketUnit, at: Instant, zone: string): Instant {
  if (unit === 'hour') return nextHour(at, zone);
  const day = dayAt(zone, at);
  if (unit === 'month') return dayBegins(zone, monthFrom(day, 1));
  return dayBegins(zone, day + (unit === 'week' ? 7 : 1));
}

/** An hour on; where a zone shifts by half an hour, back onto the whole hour of its clock if that is still ahead. */
function nextHour(at: Instant, zone: string): Instant {
  const next = at + HOUR;
  const aligned = next - sinceHour(next, zone);
  return aligned > at && sinceHour(aligned, zone) === 0 ? aligned : next;
}

function sinceHour(at: Instant, zone: string): number {
  const local = at + offsetAt(zone, at);
  return ((local % HOUR) + HOUR) % HOUR;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
