import { type Calendar, emptyWeek, type RedDay } from '#core/time/calendars/calendar.ts';
import { compileCalendar } from '#core/time/calendars/compiled-calendar.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { CalendarInForce, Policy } from '../clocks/policy.ts';
import type { LevelRevision } from '../levels/level.ts';
import type { Settings } from './settings.ts';

/** A set's red days, read beforehand (SLA-11). */
export type RedDaysOf = (redDaySet: string) => readonly RedDay[];

/**
 * What a settings file alone would judge by, as if it had been in force from the first day (SLA-10, SLA-11).
 *
 * Names stand for ids. The base calendar is the one marked so, else the first; without any, a week round the clock.
 */
export function policyOfSettings(settings: Settings, now: Instant, redDaysOf: RedDaysOf): Policy {
  const calendars = new Map<string, readonly CalendarInForce[]>();
  for (const { base: _, deviations, ...one } of settings.calendars ?? []) {
    const named = deviations.map((deviation, place) => ({ ...deviation, id: String(place + 1) }));
    const calendar: Calendar = { ...one, id: one.name, revisionId: one.name, deviations: named };
    calendars.set(one.name, [inForceAlways(calendar, one.redDaySet === null ? [] : redDaysOf(one.redDaySet))]);
  }
  const base = settings.calendars?.find((one) => one.base) ?? settings.calendars?.[0];
  if (!base) calendars.set(roundTheClock.id, [inForceAlways(roundTheClock, [])]);
  const levels = new Map<string, readonly LevelRevision[]>();
  for (const { name, definition } of settings.levels ?? []) {
    levels.set(name, [{ id: name, levelId: name, revisionNo: 1, publishedAt: 0, definition }]);
  }
  return { now, levels, calendars, baseCalendarId: base?.name ?? roundTheClock.id, siteCalendars: new Map() };
}

const wholeDay = [{ from: 0, to: 1440 }];
const roundTheClock: Calendar = {
  id: '24/7',
  revisionId: '24/7',
  name: '24/7',
  zone: 'UTC',
  week: Object.fromEntries(Object.keys(emptyWeek).map((day) => [day, wholeDay])) as unknown as Calendar['week'],
  redDaySet: null,
  redDayOverrides: [],
  deviations: [],
};

function inForceAlways(calendar: Calendar, redDays: readonly RedDay[]): CalendarInForce {
  return {
    calendarId: calendar.id,
    revisionId: calendar.revisionId,
    publishedAt: 0,
    withRedDays: compileCalendar(calendar, redDays),
    withoutRedDays: compileCalendar(calendar, []),
  };
}
