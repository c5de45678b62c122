import type { CalendarFull, CalendarRow } from '#api/time/calendars.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { isOpen } from '#core/time/calendars/compiled-calendar.ts';
import { decidingRule } from '#core/time/calendars/deciding-rule.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { usesOf } from './calendar-uses.ts';
import { currentCalendars, findCalendar, findRevision, type RevisionRecord, revisionsOf } from './calendars.store.ts';
import { loadCompiledRevision } from './load-compiled-calendar.ts';

/** All calendars, the base calendar first, each open or closed now with the rule that decides (CAL-1, CAL-4). */
export async function listCalendars(tx: Tx): Promise<CalendarRow[]> {
  const rows: CalendarRow[] = [];
  for (const { calendar, revision } of await currentCalendars(tx)) {
    const compiled = await loadCompiledRevision(tx, revision.id);
    rows.push({
      id: calendar.id,
      name: calendar.name,
      isBase: calendar.isBase,
      zone: revision.definition.zone,
      revision: revision.number,
      deviations: revision.definition.deviations.length,
      openNow: isOpen(compiled, tx.now),
      reason: decidingRule(compiled, tx.now),
    });
  }
  return rows;
}

/** One calendar whole (CAL-1). */
export async function readCalendar(tx: Tx, calendarId: string): Promise<CalendarFull> {
  const calendar = await findCalendar(tx, calendarId);
  const revision = calendar && (await findRevision(tx, calendar.currentRevisionId));
  if (!revision) throw new Refusal('not-found', 'calendars.not-found', { calendarId });
  return {
    id: calendar.id,
    isBase: calendar.isBase,
    revision: revision.number,
    revisionId: revision.id,
    changedAt: revision.madeAt,
    definition: revision.definition,
    usedBy: await usesOf(tx, calendarId),
  };
}

/** All revisions of a calendar, the newest first and marked as current (CAL-5). */
export async function listRevisions(tx: Tx, calendarId: string) {
  const revisions = await revisionsOf(tx, calendarId);
  if (revisions.length === 0) throw new Refusal('not-found', 'calendars.not-found', { calendarId });
  return revisions.map((revision, index) => revisionRow(revision, index === 0));
}

/** What one revision said (CAL-5). */
export async function readRevision(tx: Tx, calendarId: string, revisionId: string) {
  const revisions = await revisionsOf(tx, calendarId);
  const revision = revisions.find(({ id }) => id === revisionId);
  if (!revision) throw new Refusal('not-found', 'calendars.not-found', { calendarId, revisionId });
  return { ...revisionRow(revision, revision === revisions[0]), definition: revision.definition };
}

function revisionRow({ id, number, madeAt, madeByUserId }: RevisionRecord, current: boolean) {
  return { id, number, madeAt, madeByUserId, current };
}
