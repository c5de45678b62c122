import type { Instant, Milliseconds } from '#core/platform/instant.ts';
import type { Span } from '../spans/span.ts';
import { type Calendar, DAY_MINUTES, type RedDay } from './calendar.ts';
import { dayPlanner } from './day-plan.ts';
import * as timeline from './opening-timeline.ts';
import { type Stretch, stretchesBetween } from './stretches.ts';

export type { Stretch } from './stretches.ts';

/** A calendar made ready to answer questions quickly; grows by the year as it is asked (CAL-4). */
export interface CompiledCalendar {
  readonly calendar: Calendar;
  readonly redDays: readonly RedDay[];
  readonly timeline: timeline.OpeningTimeline;
}

/** Makes a calendar and the red days of its set ready to answer; hand in no red days to leave them out (CAL-4, SLA-2). */
export function compileCalendar(calendar: Calendar, redDays: readonly RedDay[]): CompiledCalendar {
  return { calendar, redDays, timeline: timeline.openingTimeline(calendar.zone, dayPlanner(calendar, redDays)) };
}

/** Is it open at this instant? (CAL-4) */
export function isOpen(c: CompiledCalendar, at: Instant): boolean {
  return timeline.isOpenAt(c.timeline, at);
}

/** The open time between two instants; negative when `to` lies before `from` (CAL-4). */
export function openTimeBetween(c: CompiledCalendar, from: Instant, to: Instant): Milliseconds {
  return timeline.openBetween(c.timeline, from, to);
}

/**
 * The earliest instant at which `ms` of open time after `from` is used up (CAL-4).
 *
 * A time that ends with the day is used up at the close, not at the next opening; zero is used up at once.
 * `never` when the calendar does not open enough.
 */
export function addOpenTime(c: CompiledCalendar, from: Instant, ms: Milliseconds): Instant | 'never' {
  return ms < 0 ? timeline.takeBack(c.timeline, from, -ms) : timeline.useUp(c.timeline, from, ms);
}

/** The latest instant from which `ms` of open time passes until `to`; the mirror of `addOpenTime` (CAL-4). */
export function subtractOpenTime(c: CompiledCalendar, to: Instant, ms: Milliseconds): Instant | 'never' {
  return ms < 0 ? timeline.useUp(c.timeline, to, -ms) : timeline.takeBack(c.timeline, to, ms);
}

/** The first open instant at or after this one (CAL-4). */
export function nextOpening(c: CompiledCalendar, at: Instant): Instant | 'never' {
  return timeline.openingAfter(c.timeline, at);
}

/** The end of the open stretch this instant is in, or of the next one; touching hours are one stretch (CAL-4). */
export function nextClosing(c: CompiledCalendar, at: Instant): Instant | 'never' {
  return timeline.closingAfter(c.timeline, at);
}

/** The open pieces between two instants, in order, touching ones joined (CAL-4). */
export function openSpans(c: CompiledCalendar, from: Instant, to: Instant): Span[] {
  return timeline.spansBetween(c.timeline, from, to);
}

/** All time between two instants as open and closed pieces, each with the rule that decided (CAL-4, SLA-9). */
export function stretches(c: CompiledCalendar, from: Instant, to: Instant): Stretch[] {
  return stretchesBetween(c.calendar.zone, c.timeline.planner.planOf, from, to);
}

/** A calendar that never closes: wall-clock time asked with the same questions (SLA-2). */
export function alwaysOpen(zone: string): CompiledCalendar {
  const day = [{ from: 0, to: DAY_MINUTES }];
  return compileCalendar(
    {
      id: 'always-open',
      revisionId: 'always-open',
      name: 'always open',
      zone,
      week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day },
      redDaySet: null,
      redDayOverrides: [],
      deviations: [],
    },
    [],
  );
}
