import type { Hours, RedDay, RedDayOverride } from '#core/time/calendars/calendar.ts';
import type { LocalDate } from '#core/time/spans/local-date.ts';

/** A coming red day with what the calendar says of it (CAL-1). */
export interface ComingRedDay {
  readonly date: LocalDate;
  readonly name: string;
  /** From the set, or the calendar's own. */
  readonly own: boolean;
  readonly says: 'closed' | 'as-usual' | 'hours';
  readonly hours: readonly Hours[];
}

/** The coming red days of set and calendar together, in order (CAL-1). */
export function comingRedDays(
  redDays: readonly RedDay[],
  overrides: readonly RedDayOverride[],
  from: LocalDate,
  count: number,
): readonly ComingRedDay[] {
  const inSet = new Map(redDays.map((day) => [day.date, day.name]));
  const said = new Map(overrides.map((override) => [override.date, override]));
  const dates = [...new Set([...inSet.keys(), ...said.keys()])].filter((date) => date >= from).sort();
  return dates.slice(0, count).map((date) => {
    const override = said.get(date);
    return {
      date,
      name: inSet.get(date) ?? override?.name ?? date,
      own: !inSet.has(date),
      says: override?.says ?? 'closed',
      hours: override?.says === 'hours' ? override.hours : [],
    };
  });
}

/** The overrides when one day's is set; null follows the set again, and takes an own day away (CAL-1). */
export function withOverride(
  overrides: readonly RedDayOverride[],
  date: LocalDate,
  override: RedDayOverride | null,
): RedDayOverride[] {
  const others = overrides.filter((one) => one.date !== date);
  return override === null ? others : [...others, override].sort((a, b) => a.date.localeCompare(b.date));
}
