import fc from 'fast-check';
import { localDateOf, weekdays } from '#core/time/spans/local-date.ts';
import type {
  Calendar,
  CalendarFeed,
  Deviation,
  DeviationConditions,
  Hours,
  RedDay,
  RedDayOverride,
  WeekHours,
} from '#core/time/calendars/calendar.ts';

/** Zones that have sunk products: half hours, three quarters, changes at midnight, a half-hour change, no change. */
export const oddZones = [
  'Europe/Stockholm',
  'Europe/Helsinki',
  'America/New_York',
  'America/Santiago',
  'America/Havana',
  'Africa/Cairo',
  'Asia/Beirut',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Adelaide',
  'Australia/Lord_Howe',
  'America/St_Johns',
  'Africa/Casablanca',
  'Pacific/Apia',
  'Pacific/Chatham',
  'UTC',
] as const;

const FIRST = 20_089; // 2025-01-01

const minute = fc.oneof(
  fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15),
  fc.integer({ min: 0, max: 1439 }),
);
const window: fc.Arbitrary<Hours> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ from: minute, to: minute.map((to) => to + 1) }) },
  { weight: 1, arbitrary: fc.constant({ from: 0, to: 1440 }) },
  { weight: 1, arbitrary: fc.constant({ from: 0, to: 0 }) },
);
const date = fc.integer({ min: FIRST, max: FIRST + 730 }).map(localDateOf);
const monthDay = date.map((text) => text.slice(5));

const conditions: fc.Arbitrary<DeviationConditions> = fc
  .record(
    {
      dates: fc.tuple(date, fc.nat(20)).map(([from, days]) => ({
        from,
        to: localDateOf(Math.round(Date.parse(from) / 86_400_000) + days),
      })),
      yearly: fc.record({ from: monthDay, to: monthDay }),
      weekdays: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 4 }),
      hours: window,
      nth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const, -1 as const),
      weekParity: fc.constantFrom('odd' as const, 'even' as const),
      beforeRedDay: fc.constant(true),
    },
    { requiredKeys: [] },
  )
  .filter((when) => Object.keys(when).length <= 3);

const deviation: fc.Arbitrary<Deviation> = fc.record({
  id: fc.uuid(),
  name: fc.constant('avvikelse'),
  says: fc.constantFrom('open' as const, 'closed' as const),
  when: conditions,
});

const redDayOverride: fc.Arbitrary<RedDayOverride> = fc.oneof(
  fc.record({ date, name: fc.constant('röd'), says: fc.constant('as-usual' as const) }),
  fc.record({ date, name: fc.constant('röd'), says: fc.constant('closed' as const) }),
  fc.record({
    date,
    name: fc.constant('röd'),
    says: fc.constant('hours' as const),
    hours: fc.array(window, { minLength: 1, maxLength: 2 }),
  }),
);

const feed: fc.Arbitrary<CalendarFeed> = fc.record({
  id: fc.uuid(),
  name: fc.constant('flöde'),
  says: fc.constantFrom('open' as const, 'closed' as const),
  events: fc.array(
    fc.oneof(
      fc.tuple(date, fc.nat(4)).map(([from, days]) => ({
        name: 'semester',
        dates: { from, to: localDateOf(Math.round(Date.parse(from) / 86_400_000) + days) },
      })),
      // At noon in the zone's own winter or summer: a reading that exists once.
      fc.tuple(fc.integer({ min: 0, max: 730 }), fc.integer({ min: 1, max: 3_000 })).map(([day, minutes]) => {
        const from = (FIRST + day) * 86_400_000 + 720 * 60_000;
        return { name: 'möte', span: { from, to: from + minutes * 60_000 } };
      }),
    ),
    { maxLength: 4 },
  ),
});

const week = fc.record(
  Object.fromEntries(weekdays.map((day) => [day, fc.array(window, { maxLength: 3 })])),
) as unknown as fc.Arbitrary<WeekHours>;

/** Any calendar a person could draw, with red days among its dates (CAL-4). */
export const randomCalendar: fc.Arbitrary<{ calendar: Calendar; redDays: RedDay[] }> = fc.record({
  calendar: fc.record({
    id: fc.constant('random'),
    revisionId: fc.constant('random'),
    name: fc.constant('random'),
    zone: fc.constantFrom(...oddZones),
    week,
    redDaySet: fc.constant('SE'),
    redDayOverrides: fc.array(redDayOverride, { maxLength: 3 }),
    deviations: fc.array(deviation, { maxLength: 4 }),
    feeds: fc.array(feed, { maxLength: 2 }),
  }),
  redDays: fc.array(
    date.map((on) => ({ date: on, name: 'röd dag' })),
    { maxLength: 30 },
  ),
});

/** A moment in those years: often near a change of offset, sometimes to the millisecond. */
export const randomInstant = fc.oneof(
  fc.integer({ min: 0, max: 730 * 1440 }).map((minutes) => FIRST * 86_400_000 + minutes * 60_000),
  fc
    .tuple(
      fc.constantFrom(
        '2025-03-30T01:00Z',
        '2025-10-26T01:00Z',
        '2025-11-02T05:00Z',
        '2025-04-05T15:00Z',
        '2025-04-24T22:00Z',
        '2026-03-29T00:00Z',
        '2026-09-06T04:00Z',
      ),
      fc.integer({ min: -3000, max: 3000 }),
    )
    .map(([at, minutes]) => Date.parse(at) + minutes * 60_000),
);
