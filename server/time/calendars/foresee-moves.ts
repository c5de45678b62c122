import type { CalendarDefinition } from '#api/time/calendar-definition.ts';
import type { ForeseenMoves } from '#api/time/calendars.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Calendar } from '#core/time/calendars/calendar.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findCalendar, findRevision } from './calendars.store.ts';

/** A socket: whoever runs clocks by calendars tells here what a draft would do to them (CAL-5). */
export type ClocksForeseen = (tx: Tx, draft: Calendar) => Promise<ForeseenMoves>;

/** Filled by the composition, once, before anything runs. */
export const clocksForeseen: ClocksForeseen[] = [];

/** What saving a draft would do to the clocks that run under the calendar; saves nothing (CAL-5). */
export async function foreseeMoves(tx: Tx, calendarId: string, draft: CalendarDefinition): Promise<ForeseenMoves> {
  const calendar = await findCalendar(tx, calendarId);
  const current = calendar && (await findRevision(tx, calendar.currentRevisionId));
  if (!current) throw new Refusal('not-found', 'calendars.not-found', { calendarId });
  const { feeds } = current.definition;
  const as: Calendar = { ...draft, ...(feeds ? { feeds } : {}), id: calendarId, revisionId: current.id };
  const sum = { running: 0, judged: 0, earlier: 0, later: 0, overdue: 0 };
  for (const foresee of clocksForeseen) {
    const told = await foresee(tx, as);
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += told[key];
  }
  return sum;
}
