import { z } from 'zod';
import { instant } from '#api/platform/instant.ts';
import { isRedDaySet } from '#core/time/holidays/red-day-set.ts';
import { epochDayOf, weekdays } from '#core/time/spans/local-date.ts';
import { isZone } from '#core/time/zones/zone.ts';

/** A date that exists (CAL-2). */
export const localDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((date) => !Number.isNaN(epochDayOf(date)));

/** `MM-DD`; 29 February counts, 30 February does not (CAL-2). */
const monthDay = z
  .string()
  .regex(/^\d{2}-\d{2}$/)
  .refine((text) => !Number.isNaN(epochDayOf(`2024-${text}`)));

/** A window of the clock face in minutes since midnight; `to <= from` runs past midnight (CAL-1). */
export const hours = z.object({ from: z.number().int().min(0).max(1439), to: z.number().int().min(0).max(1440) });

const windows = z.array(hours).max(24);
const weekday = z.enum(weekdays);

const optional = z.exactOptional;

/** The conditions of a deviation; those filled in must all hold (CAL-2). */
export const deviationConditions = z.object({
  dates: optional(z.object({ from: localDate, to: localDate }).refine(({ from, to }) => from <= to)),
  yearly: optional(z.object({ from: monthDay, to: monthDay })),
  weekdays: optional(z.array(weekday).min(1).max(7)),
  hours: optional(hours),
  nth: optional(z.literal([1, 2, 3, 4, 5, -1])),
  weekParity: optional(z.enum(['odd', 'even'])),
  beforeRedDay: optional(z.boolean()),
});

/** A deviation as written and read (CAL-2). */
export const deviation = z.object({
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1).max(120),
  says: z.enum(['open', 'closed']),
  when: deviationConditions,
  text: optional(z.string().trim().max(1000)),
  promptId: optional(z.string().max(64)),
});

/** A red day of a set (CAL-1). */
export const redDay = z.object({ date: localDate, name: z.string(), eve: optional(z.boolean()) });

const overrideName = z.string().trim().min(1).max(120);
const redDayOverride = z.discriminatedUnion('says', [
  z.object({ date: localDate, name: overrideName, says: z.literal('as-usual') }),
  z.object({ date: localDate, name: overrideName, says: z.literal('closed') }),
  z.object({ date: localDate, name: overrideName, says: z.literal('hours'), hours: windows.min(1) }),
]);

/** A feed with the events it brought (CAL-1). */
const feed = z.object({
  id: z.string().max(64),
  name: z.string().max(120),
  says: z.enum(['open', 'closed']),
  events: z
    .array(
      z.union([
        z.object({ name: z.string().max(200), dates: z.object({ from: localDate, to: localDate }) }),
        z.object({ name: z.string().max(200), span: z.object({ from: instant, to: instant }) }),
      ]),
    )
    .max(5_000),
});

/** Everything that decides when a calendar is open (CAL-1). */
export const calendarDefinition = z.object({
  name: z.string().trim().min(1).max(120),
  zone: z.string().max(64).refine(isZone),
  week: z.object({
    mon: windows,
    tue: windows,
    wed: windows,
    thu: windows,
    fri: windows,
    sat: windows,
    sun: windows,
  }),
  redDaySet: z.string().max(32).refine(isRedDaySet).nullable(),
  redDayOverrides: z.array(redDayOverride).max(500),
  deviations: z
    .array(deviation)
    .max(200)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length),
  /** Only read: what its feeds say is theirs, and stays as it is when a calendar is written. */
  feeds: optional(z.array(feed).max(20)),
});
export type CalendarDefinition = z.output<typeof calendarDefinition>;

/** The rule that decided (CAL-4). */
export const reason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('week'), weekday, hours: z.object({ from: z.number(), to: z.number() }) }),
  z.object({ kind: z.literal('outside-hours'), weekday }),
  z.object({ kind: z.literal('closed-weekday'), weekday }),
  z.object({ kind: z.literal('red-day'), date: z.string(), name: z.string() }),
  z.object({ kind: z.literal('red-day-hours'), date: z.string(), name: z.string() }),
  z.object({ kind: z.literal('deviation'), id: z.string(), name: z.string() }),
]);
