import type { Hours, RedDayOverride } from '#core/time/calendars/calendar.ts';
import { type Weekday, weekdays } from '#core/time/spans/local-date.ts';
import type { CalendarSettings } from './settings.ts';
import type { Plain } from './plain.ts';

/** A calendar as the file writes it (SLA-11, CAL-1). */
export function calendarFields(calendar: CalendarSettings): { readonly [key: string]: Plain } {
  const { name, base, zone, week, redDaySet, redDayOverrides, deviations } = calendar;
  const byDate = redDayOverrides.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  const days = (key: string, says: RedDayOverride['says']) => {
    const rows = byDate.filter((one) => one.says === says).map((one) => [one.date, one.name]);
    return rows.length > 0 ? { [key]: Object.fromEntries(rows) as Record<string, Plain> } : {};
  };
  const own = byDate.flatMap((one) =>
    one.says === 'hours' ? [[one.date, { name: one.name, hours: windows(one.hours) }] as const] : [],
  );
  return {
    name,
    ...(base ? { base: true } : {}),
    zone,
    week: weekFields(week),
    'red-days': redDaySet ?? 'none',
    ...days('closed', 'closed'),
    ...days('as-usual', 'as-usual'),
    ...(own.length > 0 ? { 'own-hours': Object.fromEntries(own) } : {}),
    ...(deviations.length > 0 ? { deviations: deviations.map(deviationFields) } : {}),
  };
}

/** Neighbouring weekdays with the same hours share a line: `mon-fri`. */
function weekFields(week: CalendarSettings['week']): { [key: string]: Plain } {
  const rows: { from: Weekday; to: Weekday; hours: readonly string[] }[] = [];
  for (const day of weekdays) {
    const hours = windows(week[day]);
    const last = rows.at(-1);
    const follows = last && weekdays.indexOf(last.to) === weekdays.indexOf(day) - 1;
    if (last && follows && last.hours.join() === hours.join()) last.to = day;
    else rows.push({ from: day, to: day, hours });
  }
  return Object.fromEntries(
    rows
      .filter(({ hours }) => hours.length > 0)
      .map(({ from, to, hours }) => [from === to ? from : `${from}-${to}`, one(hours)]),
  );
}

function deviationFields(deviation: CalendarSettings['deviations'][number]): Plain {
  const { name, says, when, text, promptId } = deviation;
  const span = ({ from, to }: { readonly from: string; readonly to: string }) =>
    from === to ? from : `${from}..${to}`;
  return {
    name,
    says,
    ...(when.dates ? { dates: span(when.dates) } : {}),
    ...(when.yearly ? { yearly: span(when.yearly) } : {}),
    ...(when.weekdays ? { weekdays: [...when.weekdays] } : {}),
    ...(when.hours ? { hours: windowWords(when.hours) } : {}),
    ...(when.nth ? { nth: when.nth === -1 ? 'last' : when.nth } : {}),
    ...(when.weekParity ? { 'week-parity': when.weekParity } : {}),
    ...(when.beforeRedDay ? { 'before-red-day': true } : {}),
    ...(text === undefined ? {} : { text }),
    ...(promptId === undefined ? {} : { prompt: promptId }),
  };
}

function windows(hours: readonly Hours[]): string[] {
  return hours.toSorted((a, b) => a.from - b.from).map(windowWords);
}

function windowWords({ from, to }: Hours): string {
  return `${clock(from)}-${clock(to)}`;
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function one(hours: readonly string[]): Plain {
  return hours.length === 1 ? (hours[0] as string) : hours;
}
