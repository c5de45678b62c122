import type { Instant } from '#core/platform/instant.ts';
import { type Calendar, emptyWeek, type RedDay } from '#core/time/calendars/calendar.ts';
import { compileCalendar } from '#core/time/calendars/compiled-calendar.ts';
import { defaultTickingIn, type LevelDefinition, type LevelRevision } from '../levels/level.ts';
import type { Target } from '../levels/target.ts';
import type { Cycle } from './cycle.ts';
import type { Fact } from './history.ts';
import type { CalendarInForce, Policy } from './policy.ts';
import type { PromiseName } from './promise.ts';
import { replayHistory } from './replay-history.ts';

/** Agent Anna and leader Bo answer Kaffebolaget in Stockholm; open Monday to Friday 08–17. */
export const anna = 'anna';
export const bo = 'bo';

/** A local reading of the week of Monday 3 November 2025 in Stockholm (UTC+1): `at('mon 10:15')`, `at('fri+1 08:00')`. */
export function at(reading: string): Instant {
  const [day = '', time = ''] = reading.split(' ');
  const [name = '', weeks = '0'] = day.split('+');
  const place = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(name) + 7 * Number(weeks);
  const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
  return Date.UTC(2025, 10, 3 + place, hour - 1, minute, Math.floor(second)) + Math.round((second % 1) * 1000);
}

const officeDay = [{ from: 8 * 60, to: 17 * 60 }];

/** The base calendar of the examples. */
export const officeHours: Calendar = {
  id: 'office',
  revisionId: 'office-1',
  name: 'Grundkalender',
  zone: 'Europe/Stockholm',
  week: { ...emptyWeek, mon: officeDay, tue: officeDay, wed: officeDay, thu: officeDay, fri: officeDay },
  redDaySet: 'SE',
  redDayOverrides: [],
  deviations: [],
};

/** A calendar published at an instant, ready to judge by. */
export function published(calendar: Calendar, publishedAt = 0, redDays: readonly RedDay[] = []): CalendarInForce {
  return {
    calendarId: calendar.id,
    revisionId: calendar.revisionId,
    publishedAt,
    withRedDays: compileCalendar(calendar, redDays),
    withoutRedDays: compileCalendar(calendar, []),
  };
}

/** `30 min`, `4 h`, `2 d`, `20 s` as a target in business time, or on the wall. */
export function target(written: string, more: Partial<Target> = {}): Target {
  const [amount = '0', unit = 'min'] = written.split(' ');
  const units = { s: 'seconds', min: 'minutes', h: 'hours', d: 'days' } as const;
  return {
    amount: Number(amount),
    unit: units[unit as keyof typeof units],
    day: 'open-hours-24',
    clock: 'business',
    calendarId: null,
    ...more,
  };
}

/** A level that promises these targets. */
export function level(
  levelId: string,
  targets: Partial<Record<PromiseName, string | Target>>,
  more: Partial<LevelDefinition> = {},
): LevelRevision {
  const entries = Object.entries(targets).map(([promise, wanted]) => [
    promise,
    { standard: typeof wanted === 'string' ? target(wanted) : wanted, byPriority: {} },
  ]);
  return {
    id: `${levelId}-1`,
    levelId,
    revisionNo: 1,
    publishedAt: 0,
    definition: {
      calendarId: null,
      holidaysExcluded: true,
      targets: Object.fromEntries(entries),
      tickingIn: defaultTickingIn,
      standingStill: [],
      warnAt: [50, 80],
      steps: [],
      botsAnswer: false,
      ...more,
    },
  };
}

/** Gold answers in an hour and solves in sixteen; silver in four and twenty-four. */
export const gold = level('gold', { 'first-answer': '1 h', 'next-answer': '1 h', resolution: '16 h' });
export const silver = level('silver', { 'first-answer': '4 h', 'next-answer': '4 h', resolution: '24 h' });

/** What the examples are judged by at an instant. */
export function policyAt(
  now: Instant,
  levels: readonly LevelRevision[] = [gold, silver],
  calendars = [published(officeHours)],
): Policy {
  const byLevel = new Map<string, LevelRevision[]>();
  for (const revision of levels) byLevel.set(revision.levelId, [...(byLevel.get(revision.levelId) ?? []), revision]);
  const byCalendar = new Map<string, CalendarInForce[]>();
  for (const revision of calendars) {
    byCalendar.set(revision.calendarId, [...(byCalendar.get(revision.calendarId) ?? []), revision]);
  }
  return { now, levels: byLevel, calendars: byCalendar, baseCalendarId: 'office', siteCalendars: new Map() };
}

type Untold = Fact extends infer One ? (One extends Fact ? Omit<One, 'at' | 'eventId'> : never) : never;

/** A history told in words: `['mon 10:00', { kind: 'customer-wrote' }]`. */
export function told(...rows: readonly (readonly [string | Instant, ...Untold[]])[]): Fact[] {
  return rows.flatMap(([when, ...facts]) =>
    facts.map((fact) => ({ ...fact, at: typeof when === 'string' ? at(when) : when, eventId: 'event' }) as Fact),
  );
}

/** Words of a history. */
export const opened = { kind: 'opened', by: 'customer' } as const;
export const openedByAgent = { kind: 'opened', by: 'agent' } as const;
export const customerWrote = { kind: 'customer-wrote' } as const;
export const annaAnswered = { kind: 'agent-answered', userId: anna } as const;
export const botAnswered = { kind: 'bot-answered' } as const;
export const closed = { kind: 'closed', userId: anna } as const;
export const reopened = { kind: 'reopened' } as const;
export const annaTakesIt = { kind: 'assigned', userId: anna } as const;
export const toLevel = (levelId: string | null) =>
  ({ kind: 'level-set', levelId, why: { kind: 'hand', userId: bo } }) as const;
export const priority = (name: string) => ({ kind: 'priority-set', priority: name }) as const;
export const status = (category: 'new' | 'open' | 'with-third-party' | 'waiting-for-customer' | 'solved') =>
  ({ kind: 'status-set', category, userId: anna }) as const;

/** The rounds of one promise. */
export function rounds(promise: PromiseName, facts: readonly Fact[], policy: Policy): Cycle[] {
  return replayHistory(facts, policy).filter((cycle) => cycle.promise === promise);
}
