import { Refusal } from '#core/platform/refusal.ts';
import type { Calendar } from '#core/time/calendars/calendar.ts';
import { type CompiledCalendar, compileCalendar } from '#core/time/calendars/compiled-calendar.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { redDaysOf } from '#server/time/holidays/keep-red-days.ts';
import { currentRevisionId, findRevision, type RevisionRecord } from './calendars.store.ts';

/** How a calendar is to be read: a level may leave the red days out (SLA-2). */
export interface Reading {
  readonly withoutRedDays?: boolean;
}

/** The current revision of a calendar, or of the base calendar for null, ready to answer (CAL-3, CAL-4). */
export async function loadCompiledCalendar(
  tx: Tx,
  calendarId: string | null,
  reading: Reading = {},
): Promise<CompiledCalendar> {
  const revisionId = await currentRevisionId(tx, calendarId);
  if (revisionId === undefined) throw new Refusal('not-found', 'calendars.not-found', { calendarId });
  return loadCompiledRevision(tx, revisionId, reading);
}

/** One revision ready to answer; kept in this process, since a revision never changes (CAL-5). */
export async function loadCompiledRevision(
  tx: Tx,
  revisionId: string,
  { withoutRedDays = false }: Reading = {},
): Promise<CompiledCalendar> {
  const key = withoutRedDays ? `${revisionId} without red days` : revisionId;
  const known = kept.get(key);
  if (known) return known;
  const revision = await findRevision(tx, revisionId);
  if (revision === undefined) throw new Refusal('not-found', 'calendars.not-found', { revisionId });
  const compiled = await compileRevision(tx, revision, withoutRedDays);
  // Forget the one kept longest when there are many; compiling again is cheap.
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value as string);
  kept.set(key, compiled);
  return compiled;
}

/** A revision's definition as the calendar core knows (CAL-1). */
export function calendarOf({ id, calendarId, number, definition }: RevisionRecord): Calendar {
  return { ...definition, id: calendarId, revisionId: id, revision: number };
}

const MOST_KEPT = 500;
const kept = new Map<string, CompiledCalendar>();

async function compileRevision(tx: Tx, revision: RevisionRecord, withoutRedDays: boolean): Promise<CompiledCalendar> {
  const calendar = calendarOf(revision);
  if (withoutRedDays) return compileCalendar({ ...calendar, redDayOverrides: [] }, []);
  return compileCalendar(calendar, calendar.redDaySet === null ? [] : await redDaysOf(tx, calendar.redDaySet));
}
