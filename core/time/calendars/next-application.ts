import type { Instant } from '#core/platform/instant.ts';
import { type LocalDate, localDateOf, localReading } from '../spans/local-date.ts';
import { offsetAt } from '../zones/zone.ts';
import type { CompiledCalendar } from './compiled-calendar.ts';

/** When a deviation decides next: going on now, or the first date; null when not within two years (CAL-2). */
export interface NextApplication {
  readonly date: LocalDate;
  readonly now: boolean;
}

const DAYS_AHEAD = 731;

/** The next day on which a deviation really decides something, others before it in order considered (CAL-2). */
export function nextApplication(c: CompiledCalendar, deviationId: string, at: Instant): NextApplication | null {
  const { day: today, sinceMidnight } = localReading(at, offsetAt(c.calendar.zone, at));
  const minute = sinceMidnight / 60_000;
  for (let day = today; day < today + DAYS_AHEAD; day++) {
    for (const { from, to, reason } of c.timeline.planner.planOf(day)) {
      if (reason.kind !== 'deviation' || reason.id !== deviationId) continue;
      if (day > today || minute < from) return { date: localDateOf(day), now: false };
      if (minute < to) return { date: localDateOf(day), now: true };
    }
  }
  return null;
}
