import { HOUR, type Instant } from '#core/platform/instant.ts';
import { dayAt, dayBegins } from './local-day.ts';

/** When a night's figures are reckoned: two hours into the day, so that the day before is over everywhere near. */
const INTO_THE_DAY = 2 * HOUR;

/** The first instant after `now` at which a night's figures are reckoned in a zone (SLR-3). */
export function nightAfter(zone: string, now: Instant): Instant {
  const today = dayAt(zone, now);
  const tonight = dayBegins(zone, today) + INTO_THE_DAY;
  return tonight > now ? tonight : dayBegins(zone, today + 1) + INTO_THE_DAY;
}

/** The last instant at or before `now` at which a night's figures were to be reckoned (SLR-3). */
export function nightBefore(zone: string, now: Instant): Instant {
  const today = dayAt(zone, now);
  const tonight = dayBegins(zone, today) + INTO_THE_DAY;
  return tonight <= now ? tonight : dayBegins(zone, today - 1) + INTO_THE_DAY;
}
