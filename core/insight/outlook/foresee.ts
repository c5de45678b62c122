import { DAY, HOUR, type Instant } from '#core/platform/instant.ts';
import { type CompiledCalendar, openTimeBetween } from '#core/time/calendars/compiled-calendar.ts';
import { hourBegins, hourOfWeek, type Pace } from './pace.ts';

/** An open promise whose clock ticks, as a queue sees it (SLA-12). */
export interface Waiting {
  readonly id: string;
  readonly dueAt: Instant;
}

/** When a promise is expected to be done at the present pace (SLA-12); null is not within a fortnight. */
export interface Foreseen {
  readonly id: string;
  readonly dueAt: Instant;
  /** How many stand before it: what is due sooner is done sooner. */
  readonly ahead: number;
  readonly doneAt: Instant | null;
  readonly missed: boolean;
}

/** How far ahead is looked. */
const REACH = 14 * DAY;

/**
 * Goes through a queue in the order of due at the pace learnt, and says when each is done (SLA-12).
 *
 * New contacts are not counted in: they come due later and stand behind. The k-th is done when k have been worked off
 * from now on, by the pace of each hour and the hours the calendar is open. What is past due already is missed, but
 * takes its time all the same.
 */
export function foresee(
  queue: readonly Waiting[],
  pace: Pace,
  calendar: CompiledCalendar,
  now: Instant,
): readonly Foreseen[] {
  const inOrder = [...queue].sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
  const doneAt = doneTimes(inOrder.length, pace, calendar, now);
  return inOrder.map(({ id, dueAt }, ahead) => {
    const done = doneAt[ahead] ?? null;
    return { id, dueAt, ahead, doneAt: done, missed: done === null || done > dueAt };
  });
}

/** The pace between now and a due, in finished an open hour; null when it is closed until then (SLA-12). */
export function paceUntil(pace: Pace, calendar: CompiledCalendar, now: Instant, dueAt: Instant): number | null {
  const until = Math.min(dueAt, now + REACH);
  let [work, open] = [0, 0];
  for (let at = now; at < until; ) {
    const next = Math.min(hourBegins(at, pace.zone) + HOUR, until);
    const ms = openTimeBetween(calendar, at, next);
    work += ((pace.perOpenHour[hourOfWeek(at, pace.zone)] as number) * ms) / HOUR;
    open += ms;
    at = next;
  }
  return open === 0 ? null : (work * HOUR) / open;
}

/** The instants at which one, two, three… have been worked off; within an hour work is even. */
function doneTimes(count: number, pace: Pace, calendar: CompiledCalendar, now: Instant): Instant[] {
  const times: Instant[] = [];
  let work = 0;
  for (let at = now; at < now + REACH && times.length < count; ) {
    const next = hourBegins(at, pace.zone) + HOUR;
    const open = openTimeBetween(calendar, at, next);
    const more = ((pace.perOpenHour[hourOfWeek(at, pace.zone)] as number) * open) / HOUR;
    while (more > 0 && times.length < count && work + more >= times.length + 1) {
      times.push(Math.round(at + ((times.length + 1 - work) / more) * (next - at)));
    }
    work += more;
    at = next;
  }
  return times;
}
