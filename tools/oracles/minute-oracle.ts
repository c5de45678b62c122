import { Temporal } from 'temporal-polyfill';
import { type Instant, MINUTE } from '#core/platform/instant.ts';
import { weekdays } from '#core/time/spans/local-date.ts';
import type { Calendar, DeviationConditions, FeedEvent, Hours, RedDay } from '#core/time/calendars/calendar.ts';

/**
 * The naive oracle: asks the rules of every minute of every day and walks (CAL-4).
 *
 * Shares nothing with the engine but the calendar's shape: dates, weeks and zones are Temporal's.
 */
export function minuteOracle(calendar: Calendar, redDays: readonly RedDay[]) {
  const days = new Map<string, readonly (readonly [Instant, Instant])[]>();

  const isOpen = (at: Instant): boolean => {
    return openOn(dateAt(at)).some(([from, to]) => from <= at && at < to);
  };
  const openMinutes = (from: Instant, to: Instant): number => {
    let count = 0;
    for (let at = from; at < to; at += MINUTE) if (isOpen(at)) count += 1;
    return count;
  };
  const walk = (from: Instant, minutes: number, limit: Instant): Instant | 'beyond' => {
    let left = minutes;
    for (let at = from; at < limit; at += MINUTE) {
      if (left === 0) return at;
      if (isOpen(at)) left -= 1;
    }
    return left === 0 ? limit : 'beyond';
  };

  function dateAt(at: Instant): Temporal.PlainDate {
    return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(calendar.zone).toPlainDate();
  }
  function openOn(date: Temporal.PlainDate): readonly (readonly [Instant, Instant])[] {
    const key = date.toString();
    const known = days.get(key);
    if (known) return known;
    const start = instant(date, 0);
    const end = instant(date, 1440);
    const found: [Instant, Instant][] = [];
    const rule = rulesOf(date);
    let since: number | undefined;
    for (let minute = 0; minute <= 1440; minute++) {
      const open = minute < 1440 && rule(minute);
      if (open && since === undefined) since = minute;
      if (!open && since !== undefined) {
        found.push([Math.max(start, instant(date, since)), Math.min(end, instant(date, minute))]);
        since = undefined;
      }
    }
    days.set(key, found);
    return found;
  }
  function instant(date: Temporal.PlainDate, minute: number): Instant {
    const local = date.toPlainDateTime().add({ minutes: minute });
    return local.toZonedDateTime(calendar.zone, { disambiguation: 'compatible' }).epochMilliseconds;
  }
  function rulesOf(date: Temporal.PlainDate): (minute: number) => boolean {
    const yesterday = date.subtract({ days: 1 });
    const deviations = calendar.deviations.map(({ when, says }) => ({
      window: when.hours ?? { from: 0, to: 1440 },
      today: onDate(when, date),
      yesterday: onDate(when, yesterday),
      open: says === 'open',
    }));
    const red = redOn(date);
    const spill = [...(redOn(yesterday)?.hours ?? []), ...windowsOf(yesterday)];
    const usual = windowsOf(date);
    const feeds = (calendar.feeds ?? []).map(({ says, events }) => ({
      open: says === 'open',
      holds: events.map((event) => holdsOn(event, date)),
    }));
    return (minute) => {
      for (const one of deviations) {
        if (one.today && inWindow(one.window, minute, true, false)) return one.open;
        if (one.yesterday && inWindow(one.window, minute, false, true)) return one.open;
      }
      for (const feed of feeds) if (feed.holds.some((holds) => holds(minute))) return feed.open;
      if (red) return red.hours.some((window) => inWindow(window, minute, true, false));
      return (
        usual.some((window) => inWindow(window, minute, true, false)) ||
        spill.some((window) => inWindow(window, minute, false, true))
      );
    };
  }
  /** On the clock face: the first and the last minute of a timed event are whole. */
  function holdsOn(event: FeedEvent, date: Temporal.PlainDate): (minute: number) => boolean {
    const text = date.toString();
    if ('dates' in event) return () => text >= event.dates.from && text <= event.dates.to;
    const midnight = date.toPlainDateTime();
    const face = (at: Instant) =>
      midnight
        .until(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(calendar.zone).toPlainDateTime())
        .total('minutes');
    const from = face(event.span.from);
    const to = face(event.span.to);
    return (minute) => minute + 1 > from && minute < to;
  }
  function windowsOf(date: Temporal.PlainDate): readonly Hours[] {
    return calendar.week[weekdays[date.dayOfWeek - 1] as (typeof weekdays)[number]];
  }
  function redOn(date: Temporal.PlainDate): { hours: readonly Hours[] } | undefined {
    const override = calendar.redDayOverrides.findLast((one) => one.date === date.toString());
    if (override?.says === 'as-usual') return undefined;
    if (override?.says === 'hours') return { hours: override.hours };
    return override || redDays.some((one) => one.date === date.toString()) ? { hours: [] } : undefined;
  }
  function onDate(when: DeviationConditions, date: Temporal.PlainDate): boolean {
    const text = date.toString();
    const md = text.slice(5);
    const { yearly, dates } = when;
    const weekday = weekdays[date.dayOfWeek - 1] as (typeof weekdays)[number];
    const nth = Math.floor((date.day - 1) / 7) + 1;
    const isLast = date.add({ days: 7 }).month !== date.month;
    if (dates && (text < dates.from || text > dates.to)) return false;
    if (yearly?.from && yearly.from <= yearly.to && (md < yearly.from || md > yearly.to)) return false;
    if (yearly && yearly.from > yearly.to && md < yearly.from && md > yearly.to) return false;
    if (when.weekdays && !when.weekdays.includes(weekday)) return false;
    if (when.nth !== undefined && (when.nth === -1 ? !isLast : nth !== when.nth)) return false;
    if (when.weekParity && ((date.weekOfYear as number) % 2 === 1) !== (when.weekParity === 'odd')) return false;
    return !when.beforeRedDay || redOn(date.add({ days: 1 }))?.hours.length === 0;
  }
  return { isOpen, openMinutes, walk };
}

/** Is the minute in the window's part on its own day, or in its part past midnight? */
function inWindow({ from, to }: Hours, minute: number, sameDay: boolean, nextDay: boolean): boolean {
  if (to > from) return sameDay && minute >= from && minute < to;
  return (sameDay && minute >= from) || (nextDay && minute < to);
}
