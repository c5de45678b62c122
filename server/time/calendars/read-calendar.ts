import type { CalendarFull, CalendarRow, RevisionRow } from '#api/time/calendars.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { calendarChanges } from '#core/time/calendars/calendar-changes.ts';
import { isOpen } from '#core/time/calendars/compiled-calendar.ts';
import { decidingRule } from '#core/time/calendars/deciding-rule.ts';
import { usersByIds } from '#server/house/users/users.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { feedNames } from '#server/time/feeds/feeds.store.ts';
import { usesOf } from './calendar-uses.ts';
import { currentCalendars, findCalendar, findRevision, revisionsOf } from './calendars.store.ts';
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

/** All revisions of a calendar, the newest first: who made each, when, and what changed (CAL-5). */
export async function listRevisions(tx: Tx, calendarId: string): Promise<RevisionRow[]> {
  const revisions = await revisionsOf(tx, calendarId);
  if (revisions.length === 0) throw new Refusal('not-found', 'calendars.not-found', { calendarId });
  const userIds = revisions.flatMap(({ madeByUserId }) => (madeByUserId === null ? [] : [madeByUserId]));
  const users = new Map((await usersByIds(tx, [...new Set(userIds)])).map(({ id, name }) => [id, name]));
  const feeds = await feedNames(tx, calendarId);
  return revisions.map(({ id, number, definition, madeAt, madeByUserId, feedId }, index) => {
    const before = revisions[index + 1];
    return {
      id,
      number,
      madeAt,
      madeByUserId,
      madeBy: users.get(madeByUserId ?? '') ?? null,
      feed: feeds.get(feedId ?? '') ?? null,
      current: index === 0,
      changes: before
        ? (structuredClone(calendarChanges(before.definition, definition)) as RevisionRow['changes'])
        : [],
    };
  });
}

/** What one revision said (CAL-5). */
export async function readRevision(tx: Tx, calendarId: string, revisionId: string) {
  const row = (await listRevisions(tx, calendarId)).find(({ id }) => id === revisionId);
  const revision = row && (await findRevision(tx, revisionId));
  if (!revision) throw new Refusal('not-found', 'calendars.not-found', { calendarId, revisionId });
  return { ...row, definition: revision.definition };
}
