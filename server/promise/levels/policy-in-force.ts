import { type CalendarInForce, inForce, type Policy } from '#core/promise/clocks/policy.ts';
import type { LevelRevision } from '#core/promise/levels/level.ts';
import type { RedDay } from '#core/time/calendars/calendar.ts';
import { type CompiledCalendar, compileCalendar } from '#core/time/calendars/compiled-calendar.ts';
import type { Tx, World } from '#server/platform/db/tx.ts';
import { redDaysOf } from '#server/time/holidays/keep-red-days.ts';
import { allCalendarRevisions, type CalendarRevisionRow, policyMark } from './level-policy.store.ts';
import { allLevelRevisions } from './levels.store.ts';

type KeptPolicy = Omit<Policy, 'now' | 'siteCalendars'> & { readonly mark: string };

const kept = new WeakMap<World, KeptPolicy>();
/** Compiled calendars by revision: a revision never changes, and what is compiled grows by the year (CAL-4). */
const compiled = new Map<string, CalendarInForce>();

/**
 * Levels and calendars with all their revisions, from the process's memory as long as none was published (SLA-6).
 *
 * `mark` is the published state as a query just read it; without one it is read now.
 */
export async function policyInForce(tx: Tx, mark?: string): Promise<Omit<Policy, 'siteCalendars'>> {
  const now = mark ?? (await policyMark(tx));
  const known = kept.get(tx.world);
  if (known?.mark === now) return { ...known, now: tx.now };
  const policy = await readPolicy(tx, now);
  kept.set(tx.world, policy);
  return { ...policy, now: tx.now };
}

/** Which published revision of a level a round is judged by. */
export interface JudgedBy {
  readonly levelId: string;
  readonly levelRevisionId: string;
}

/**
 * Finds the revisions these rounds are judged by (SLA-6).
 *
 * What is published stays as it is, so the process's memory is asked first and the database only for what is new here.
 */
export async function publishedRevisions(
  tx: Tx,
  rounds: readonly JudgedBy[],
): Promise<(round: JudgedBy) => LevelRevision | undefined> {
  const find = ({ levelId, levelRevisionId }: JudgedBy) =>
    kept
      .get(tx.world)
      ?.levels.get(levelId)
      ?.find(({ id }) => id === levelRevisionId);
  if (rounds.some((round) => find(round) === undefined)) await policyInForce(tx);
  return find;
}

/** The calendar that serves a site's opening hours now: its own, or the base calendar (CAL-3). */
export async function calendarInForce(tx: Tx, calendarId: string | null): Promise<CompiledCalendar | null> {
  const policy = await policyInForce(tx);
  const found =
    inForce(calendarId === null ? undefined : policy.calendars.get(calendarId), tx.now) ??
    inForce(policy.calendars.get(policy.baseCalendarId), tx.now);
  return found?.withRedDays ?? null;
}

async function readPolicy(tx: Tx, mark: string): Promise<KeptPolicy> {
  const levels = new Map<string, LevelRevision[]>();
  for (const revision of await allLevelRevisions(tx)) {
    levels.set(revision.levelId, [...(levels.get(revision.levelId) ?? []), revision]);
  }
  const calendars = new Map<string, CalendarInForce[]>();
  const redDays = new Map<string, readonly RedDay[]>();
  let baseCalendarId = '';
  for (const row of await allCalendarRevisions(tx)) {
    if (row.isBase) baseCalendarId = row.calendarId;
    const { redDaySet } = row.definition;
    if (redDaySet !== null && !redDays.has(redDaySet)) redDays.set(redDaySet, await redDaysOf(tx, redDaySet));
    const days = redDaySet === null ? [] : (redDays.get(redDaySet) ?? []);
    calendars.set(row.calendarId, [...(calendars.get(row.calendarId) ?? []), made(row, days)]);
  }
  return { levels, calendars, baseCalendarId, mark };
}

function made(row: CalendarRevisionRow, redDays: readonly RedDay[]): CalendarInForce {
  const known = compiled.get(row.revisionId);
  if (known) return known;
  const { calendarId, revisionId, revision: number } = row;
  const calendar = { ...row.definition, id: calendarId, revisionId, revision: number };
  const revision = {
    calendarId: row.calendarId,
    revisionId: row.revisionId,
    publishedAt: row.publishedAt,
    withRedDays: compileCalendar(calendar, redDays),
    withoutRedDays: compileCalendar(calendar, []),
  };
  compiled.set(row.revisionId, revision);
  return revision;
}
