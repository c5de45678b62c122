import { DAY, type Instant, MINUTE } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import {
  addOpenTime,
  type CompiledCalendar,
  isOpen,
  nextClosing,
  nextOpening,
  openTimeBetween,
  stretches,
} from '#core/time/calendars/compiled-calendar.ts';
import { decidingRule } from '#core/time/calendars/deciding-rule.ts';
import { yearPreview } from '#core/time/calendars/year-preview.ts';
import { firstDayOfYear } from '#core/time/spans/local-date.ts';
import { instantOf } from '#core/time/zones/zone.ts';

/** Is it open at an instant, by which rule, and when does that change? (CAL-4) */
export function openAt(c: CompiledCalendar, at: Instant) {
  demandReach(at);
  return {
    open: isOpen(c, at),
    reason: decidingRule(c, at),
    nextOpening: orNull(nextOpening(c, at)),
    nextClosing: orNull(nextClosing(c, at)),
  };
}

/** The open time between two instants with its stretches, which are told for up to three years (CAL-4). */
export function openTime(c: CompiledCalendar, from: Instant, to: Instant) {
  demandReach(from);
  demandReach(to);
  return { openMs: openTimeBetween(c, from, to), stretches: told(c, from, to) };
}

/** The instant so many open minutes after another, with the stretches on the way; null when it never comes (CAL-4). */
export function instantAfter(c: CompiledCalendar, from: Instant, minutes: number) {
  demandReach(from);
  const at = orNull(addOpenTime(c, from, Math.round(minutes * MINUTE)));
  return { at, stretches: at === null ? [] : told(c, from, at) };
}

/** Every day of a year with its reason, and the open time of the whole year (CAL-6). */
export function year(c: CompiledCalendar, number: number) {
  const start = instantOf(c.calendar.zone, firstDayOfYear(number) * DAY);
  const end = instantOf(c.calendar.zone, firstDayOfYear(number + 1) * DAY);
  return {
    days: yearPreview(c, number).map((day) => ({ ...day, windows: [...day.windows], reasons: [...day.reasons] })),
    openMs: openTimeBetween(c, start, end),
  };
}

const FIRST = Date.UTC(1900, 0, 1);
const LAST = Date.UTC(2500, 0, 1);
const MOST_TOLD = 1_100 * DAY;

function told(c: CompiledCalendar, from: Instant, to: Instant) {
  return to - from > MOST_TOLD ? [] : stretches(c, from, to);
}

function demandReach(at: Instant): void {
  if (at < FIRST || at > LAST) throw new Refusal('invalid', 'calendars.out-of-reach', {});
}

function orNull(at: Instant | 'never'): Instant | null {
  return at === 'never' ? null : at;
}
