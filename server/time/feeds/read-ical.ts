import ICAL from 'ical.js';
import type { FeedFault } from '#api/time/calendar-feeds.ts';
import { DAY, type Instant } from '#core/platform/instant.ts';
import type { FeedEvent } from '#core/time/calendars/calendar.ts';
import { localDateOf } from '#core/time/spans/local-date.ts';
import type { Span } from '#core/time/spans/span.ts';
import { instantOf, isZone } from '#core/time/zones/zone.ts';

/** A file that cannot be taken as a calendar (CAL-1). */
export class IcalUnreadable extends Error {
  readonly fault: FeedFault;
  constructor(fault: 'not-a-calendar' | 'too-many-events', detail: string) {
    super(`${fault}: ${detail}`);
    this.fault = fault;
  }
}

/** How an iCalendar file is to be read. */
export interface IcalReading {
  /** Events that end before or begin after are left out. */
  readonly reach: Span;
  /** Where times without a zone of their own are at home. */
  readonly zone: string;
  /** The name of an event that has none. */
  readonly fallbackName: string;
}

/**
 * The events of an iCalendar file (RFC 5545), repeated ones expanded within the reach (CAL-1).
 *
 * Cancelled events are left out. Whether an event counts as busy is not asked: calendars of holidays mark theirs as
 * free, and they close all the same.
 */
export function readIcal(text: string, reading: IcalReading): FeedEvent[] {
  const found: FeedEvent[] = [];
  const patience = { left: MOST_STEPS };
  for (const calendar of calendarsIn(text)) {
    for (const component of calendar.getAllSubcomponents('vevent')) {
      if (component.hasProperty('recurrence-id') || isCancelled(component)) continue;
      for (const event of eventsOf(component, reading, patience)) {
        found.push(event);
        if (found.length > MOST_EVENTS) throw new IcalUnreadable('too-many-events', String(MOST_EVENTS));
      }
    }
  }
  return found;
}

const MOST_EVENTS = 2_000;
/** Occurrences looked at in one file: enough for a daily event since 1970 many times over. */
const MOST_STEPS = 200_000;

function calendarsIn(text: string): ICAL.Component[] {
  let parsed: unknown[];
  try {
    parsed = ICAL.parse(text.replace(/^\uFEFF/, '')) as unknown[];
  } catch (error) {
    throw new IcalUnreadable('not-a-calendar', String(error).slice(0, 200));
  }
  const roots = (Array.isArray(parsed[0]) ? parsed : [parsed]) as unknown[][];
  const calendars = roots.filter(([name]) => name === 'vcalendar').map((root) => new ICAL.Component(root as never));
  if (calendars.length === 0) throw new IcalUnreadable('not-a-calendar', 'no VCALENDAR');
  return calendars;
}

function* eventsOf(component: ICAL.Component, reading: IcalReading, patience: { left: number }): Generator<FeedEvent> {
  const event = new ICAL.Event(component);
  if (!event.startDate) return;
  if (!event.isRecurring()) {
    const read = eventOf(event.summary, event.startDate, event.endDate, reading);
    if (read) yield read;
    return;
  }
  const walk = event.iterator();
  for (let next = walk.next(); next; next = walk.next()) {
    patience.left -= 1;
    if (patience.left < 0) throw new IcalUnreadable('too-many-events', 'a repetition without end');
    // A day to spare: an occurrence is compared before its zone is known.
    if (wallOf(next) > reading.reach.to + DAY) return;
    if (wallOf(next) < reading.reach.from - MOST_LENGTH) continue;
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    if (isCancelled(item.component)) continue;
    const read = eventOf(item.summary, startDate, endDate, reading);
    if (read) yield read;
  }
}

const MOST_LENGTH = 366 * DAY;

function eventOf(
  summary: string | null,
  start: ICAL.Time,
  end: ICAL.Time | null,
  { reach, zone, fallbackName }: IcalReading,
): FeedEvent | undefined {
  const name = plainText((summary ?? '').slice(0, 200)) || fallbackName;
  if (start.isDate) {
    const first = wallOf(start) / DAY;
    const last = Math.max(first, (end ? wallOf(end) / DAY : first + 1) - 1);
    if ((last + 1) * DAY <= reach.from || first * DAY >= reach.to) return undefined;
    return { name, dates: { from: localDateOf(first), to: localDateOf(Math.ceil(last)) } };
  }
  const from = instantIn(start, zone);
  const to = end ? instantIn(end, zone) : from;
  if (to <= from || to <= reach.from || from >= reach.to) return undefined;
  return { name, span: { from, to } };
}

/** Without what no database keeps (NUL, halves of letters), on one line. */
function plainText(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed().replace(/\s+/g, ' ').trim();
}

/** The reading of the clock as if it were UTC. */
function wallOf({ year, month, day, hour, minute, second, isDate }: ICAL.Time): number {
  return Date.UTC(year, month - 1, day, isDate ? 0 : hour, isDate ? 0 : minute, isDate ? 0 : second);
}

/** By the zone's own name where the world knows it, by the file's own rules where it does not. */
function instantIn(time: ICAL.Time, floatingZone: string): Instant {
  const tzid = time.zone?.tzid ?? 'floating';
  if (tzid === 'UTC' || tzid === 'Z') return wallOf(time);
  if (tzid === 'floating') return instantOf(namedZone(time) ?? floatingZone, wallOf(time));
  return isZone(tzid) ? instantOf(tzid, wallOf(time)) : time.toUnixTime() * 1_000;
}

/** A zone that is named without being described in the file. */
function namedZone(time: ICAL.Time): string | undefined {
  const { timezone } = time as unknown as { readonly timezone?: string };
  return timezone && isZone(timezone) ? timezone : undefined;
}

function isCancelled(component: ICAL.Component): boolean {
  return String(component.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED';
}
