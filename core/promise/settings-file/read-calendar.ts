import {
  type Calendar,
  DAY_MINUTES,
  type DeviationConditions,
  type Hours,
  type RedDayOverride,
} from '#core/time/calendars/calendar.ts';
import { isRedDaySet } from '#core/time/holidays/red-day-set.ts';
import { epochDayOf, localDateOf, type Weekday, weekdays } from '#core/time/spans/local-date.ts';
import { isZone } from '#core/time/zones/zone.ts';
import { entriesOf, fieldsOf, flagOf, itemsOf, namedItems, oneOf, textOf } from './read-written.ts';
import type { CalendarSettings } from './settings.ts';
import { type Reading, tell, type Written, type WrittenEntry } from './written.ts';

const keys = ['base', 'zone', 'week', 'red-days', 'closed', 'as-usual', 'own-hours', 'deviations'] as const;
const deviationKeys = [
  'says',
  'dates',
  'yearly',
  'weekdays',
  'hours',
  'nth',
  'week-parity',
  'before-red-day',
  'text',
  'prompt',
] as const;

/** Reads the section `calendars` of a settings file (SLA-11, CAL-1). */
export function readCalendars(entry: WrittenEntry, reading: Reading): CalendarSettings[] {
  return namedItems(entry, keys, reading).map(({ name, fields, node }) => {
    for (const key of ['zone', 'week'] as const) if (!fields[key]) tell(reading, node, 'missing', { key });
    return {
      name,
      base: flagOf(fields.base, false, reading),
      zone: (fields.zone && zoneOf(fields.zone.value, reading)) ?? 'UTC',
      week: readWeek(fields.week?.value ?? { line: node.line, kind: 'none' }, reading),
      redDaySet: (fields['red-days'] && redDaySetOf(fields['red-days'].value, reading)) ?? null,
      redDayOverrides: [
        ...readDays(fields.closed, 'closed', reading),
        ...readDays(fields['as-usual'], 'as-usual', reading),
        ...readOwnHours(fields['own-hours'], reading),
      ].toSorted((a, b) => (a.date < b.date ? -1 : 1)),
      deviations: readDeviations(fields.deviations, reading),
    };
  });
}

/** `08:30-17:00`; `24:00` is the midnight that ends the day (CAL-1). */
export function hoursOf(node: Written, reading: Reading): Hours | undefined {
  const text = textOf(node, reading);
  if (text === undefined) return undefined;
  const found = /^(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})$/u.exec(text);
  const from = Number(found?.[1]) * 60 + Number(found?.[2]);
  const to = Number(found?.[3]) * 60 + Number(found?.[4]);
  const sound = from < DAY_MINUTES && to <= DAY_MINUTES && Number(found?.[2]) < 60 && Number(found?.[4]) < 60;
  return sound ? { from, to } : tell(reading, node, 'bad-hours', { text });
}

/** One date or `2026-12-24..2026-12-31`; either end of the span may be the only one (CAL-2). */
export function datesOf(node: Written, reading: Reading): { from: string; to: string } | undefined {
  const text = textOf(node, reading);
  if (text === undefined) return undefined;
  const [from = '', to = from] = text.split('..').map((part) => part.trim());
  const sound = !Number.isNaN(epochDayOf(from)) && !Number.isNaN(epochDayOf(to)) && from <= to;
  return sound ? { from, to } : tell(reading, node, 'bad-date', { text });
}

/** `mon-fri: 08:30-17:00`, `sat: [09:00-12:00, 13:00-15:00]`. */
function readWeek(node: Written, reading: Reading): Calendar['week'] {
  const week = new Map<Weekday, Hours[]>(weekdays.map((day) => [day, []]));
  for (const entry of entriesOf(node, reading) ?? []) {
    const hours = itemsOf(entry.value, reading).flatMap((item) => hoursOf(item, reading) ?? []);
    for (const day of weekdaysOf(entry, entry.key, reading)) week.get(day)?.push(...hours);
  }
  return Object.fromEntries(week) as unknown as Calendar['week'];
}

function weekdaysOf(at: { readonly line: number }, text: string, reading: Reading): readonly Weekday[] {
  const [from = '', to = from] = text.split('-').map((part) => part.trim());
  const [first, last] = [weekdays.indexOf(from as Weekday), weekdays.indexOf(to as Weekday)];
  if (first === -1 || last < first) {
    return tell(reading, at, 'not-one-of', { text, known: `${weekdays.join(', ')}, mon-fri` }) ?? [];
  }
  return weekdays.slice(first, last + 1);
}

/** Days by date: a map of dates to names, or a list of `2026-12-24` and `2026-12-24 Julafton`, spans too. */
function readDays(entry: WrittenEntry | undefined, says: 'closed' | 'as-usual', reading: Reading): RedDayOverride[] {
  if (!entry || entry.value.kind === 'none') return [];
  const rows =
    entry.value.kind === 'map'
      ? entry.value.entries.map(({ key, line, value }) => ({
          dates: datesOf({ kind: 'text', text: key, line }, reading),
          name: value.kind === 'none' ? '' : (textOf(value, reading) ?? ''),
        }))
      : itemsOf(entry.value, reading).map((item) => {
          const [first = '', ...name] = (textOf(item, reading) ?? '').split(/\s+/u);
          return { dates: datesOf({ kind: 'text', text: first, line: item.line }, reading), name: name.join(' ') };
        });
  return rows.flatMap(({ dates, name }) =>
    dates ? daysFrom(dates).map((date) => ({ date, name: name || date, says })) : [],
  );
}

function daysFrom({ from, to }: { readonly from: string; readonly to: string }): string[] {
  const first = epochDayOf(from);
  const count = Math.min(epochDayOf(to) - first + 1, 500);
  return Array.from({ length: count }, (_, day) => localDateOf(first + day));
}

/** `2026-12-23: 08:30-12:00`, or with a name: `{ name: Dan före julafton, hours: [08:30-12:00] }`. */
function readOwnHours(entry: WrittenEntry | undefined, reading: Reading): RedDayOverride[] {
  return (entry ? (entriesOf(entry.value, reading) ?? []) : []).flatMap(({ key, line, value }) => {
    const dates = datesOf({ kind: 'text', text: key, line }, reading);
    const fields = value.kind === 'map' ? fieldsOf(value, ['name', 'hours'], reading) : { hours: { key, line, value } };
    const name = (fields && 'name' in fields && fields.name && textOf(fields.name.value, reading)) || key;
    const written = fields?.hours ? itemsOf(fields.hours.value, reading) : [];
    const hours = written.flatMap((item) => hoursOf(item, reading) ?? []);
    if (!dates || hours.length === 0) return [];
    return daysFrom(dates).map((date) => ({ date, name, says: 'hours' as const, hours }));
  });
}

function readDeviations(entry: WrittenEntry | undefined, reading: Reading): CalendarSettings['deviations'] {
  return (entry ? itemsOf(entry.value, reading) : []).flatMap((node) => {
    const fields = fieldsOf(node, ['name', ...deviationKeys], reading);
    if (!fields) return [];
    for (const key of ['name', 'says'] as const) if (!fields[key]) tell(reading, node, 'missing', { key });
    const name = fields.name && textOf(fields.name.value, reading);
    const says = fields.says && oneOf(fields.says.value, ['open', 'closed'], reading);
    if (!name || !says) return [];
    const text = fields.text && textOf(fields.text.value, reading);
    const promptId = fields.prompt && textOf(fields.prompt.value, reading);
    const when = readConditions(fields, reading);
    return [{ name, says, when, ...(text ? { text } : {}), ...(promptId ? { promptId } : {}) }];
  });
}

function readConditions(
  fields: Partial<Record<(typeof deviationKeys)[number], WrittenEntry>>,
  reading: Reading,
): DeviationConditions {
  const dates = fields.dates && datesOf(fields.dates.value, reading);
  const yearly = fields.yearly && yearlyOf(fields.yearly.value, reading);
  const hours = fields.hours && hoursOf(fields.hours.value, reading);
  const days = fields.weekdays && itemsOf(fields.weekdays.value, reading);
  const chosen = days?.flatMap((item) => weekdaysOf(item, textOf(item, reading) ?? '', reading));
  const nth = fields.nth && oneOf(fields.nth.value, ['1', '2', '3', '4', '5', 'last'], reading);
  const weekParity = fields['week-parity'] && oneOf(fields['week-parity'].value, ['odd', 'even'], reading);
  const before = flagOf(fields['before-red-day'], false, reading);
  return {
    ...(dates ? { dates } : {}),
    ...(yearly ? { yearly } : {}),
    ...(chosen && chosen.length > 0 ? { weekdays: chosen } : {}),
    ...(hours ? { hours } : {}),
    ...(nth ? { nth: nth === 'last' ? -1 : (Number(nth) as 1) } : {}),
    ...(weekParity ? { weekParity } : {}),
    ...(before ? { beforeRedDay: true } : {}),
  };
}

/** `12-24`, or `12-20..01-06` over the year's end. */
function yearlyOf(node: Written, reading: Reading): { from: string; to: string } | undefined {
  const text = textOf(node, reading);
  if (text === undefined) return undefined;
  const [from = '', to = from] = text.split('..').map((part) => part.trim());
  const exists = (day: string) => /^\d{2}-\d{2}$/u.test(day) && !Number.isNaN(epochDayOf(`2024-${day}`));
  return exists(from) && exists(to) ? { from, to } : tell(reading, node, 'bad-date', { text });
}

function zoneOf(node: Written, reading: Reading): string | undefined {
  const text = textOf(node, reading);
  return text === undefined || isZone(text) ? text : tell(reading, node, 'bad-zone', { text });
}

function redDaySetOf(node: Written, reading: Reading): string | undefined {
  if (node.kind === 'none') return undefined;
  const text = textOf(node, reading);
  if (text === undefined || text === 'none') return undefined;
  return isRedDaySet(text) ? text : tell(reading, node, 'not-one-of', { text, known: 'SE, FI, NO, DK, DE, DE-BY …' });
}
