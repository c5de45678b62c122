import * as api from '#api/time/calendars.ts';
import { needsEverywhere, type Route, serve, signedIn } from '#server/platform/http/route.ts';
import { redDaysOf } from '#server/time/holidays/keep-red-days.ts';
import { suggestedSets } from '#server/time/holidays/suggest-red-days.ts';
import { instantAfter, openAt, openTime, year } from './ask-calendar.ts';
import { chooseBaseCalendar } from './choose-base-calendar.ts';
import { createCalendar } from './create-calendar.ts';
import { deleteCalendar } from './delete-calendar.ts';
import { foreseeMoves } from './foresee-moves.ts';
import { loadCompiledCalendar } from './load-compiled-calendar.ts';
import { listCalendars, listRevisions, readCalendar, readRevision } from './read-calendar.ts';
import { restoreCalendar } from './restore-calendar.ts';
import { reviseCalendar } from './revise-calendar.ts';

const editor = needsEverywhere('settings.edit');

/** What the calendars answer over HTTP (CAL-1…6). */
export const calendarRoutes: readonly Route[] = [
  serve(api.listCalendars, signedIn, async ({ tx }) => ({ rows: await listCalendars(tx) })),
  serve(api.readCalendar, signedIn, ({ tx, params }) => readCalendar(tx, params.calendarId)),
  serve(api.createCalendar, editor, async ({ tx, caller, body }) =>
    readCalendar(tx, await createCalendar(tx, caller.actor, body)),
  ),
  serve(api.reviseCalendar, editor, async ({ tx, caller, params, body }) => {
    await reviseCalendar(tx, caller.actor, { ...params, ...body });
    return readCalendar(tx, params.calendarId);
  }),
  serve(api.foreseeMoves, editor, ({ tx, params, body }) => foreseeMoves(tx, params.calendarId, body.definition)),
  serve(api.deleteCalendar, editor, ({ tx, caller, params }) => deleteCalendar(tx, caller.actor, params.calendarId)),
  serve(api.restoreCalendar, editor, async ({ tx, caller, params }) => {
    await restoreCalendar(tx, caller.actor, params.calendarId);
    return readCalendar(tx, params.calendarId);
  }),
  serve(api.chooseBaseCalendar, editor, async ({ tx, caller, params }) => {
    await chooseBaseCalendar(tx, caller.actor, params.calendarId);
    return readCalendar(tx, params.calendarId);
  }),
  serve(api.listCalendarRevisions, signedIn, async ({ tx, params }) => ({
    rows: await listRevisions(tx, params.calendarId),
  })),
  serve(api.readCalendarRevision, signedIn, ({ tx, params }) => readRevision(tx, params.calendarId, params.revisionId)),
  serve(api.previewCalendarYear, signedIn, async ({ tx, params }) =>
    year(await loadCompiledCalendar(tx, params.calendarId), params.year),
  ),
  serve(api.askIsOpen, signedIn, async ({ tx, params, query }) =>
    openAt(await loadCompiledCalendar(tx, params.calendarId), query.at),
  ),
  serve(api.askOpenTime, signedIn, async ({ tx, params, query }) =>
    openTime(await loadCompiledCalendar(tx, params.calendarId), query.from, query.to),
  ),
  serve(api.askInstantAfter, signedIn, async ({ tx, params, query }) =>
    instantAfter(await loadCompiledCalendar(tx, params.calendarId), query.from, query.minutes),
  ),
  serve(api.listRedDaySets, signedIn, async () => ({ rows: [...(await suggestedSets())] })),
  serve(api.listRedDays, signedIn, async ({ tx, params }) => ({ rows: [...(await redDaysOf(tx, params.setCode))] })),
];
