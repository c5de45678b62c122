import type { Instant } from '#core/platform/instant.ts';
import { localReading } from '../spans/local-date.ts';
import { offsetAt } from '../zones/zone.ts';
import type { Reason } from './calendar.ts';
import type { CompiledCalendar } from './compiled-calendar.ts';
import { stretches } from './compiled-calendar.ts';

/** The rule that decides that an instant is open or closed (CAL-4). */
export function decidingRule(c: CompiledCalendar, at: Instant): Reason {
  const [here] = stretches(c, at, at + 1);
  if (here) return here.reason;
  const { day } = localReading(at, offsetAt(c.calendar.zone, at));
  return (c.timeline.planner.planOf(day)[0] as { readonly reason: Reason }).reason;
}
