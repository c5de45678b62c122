import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { dayKinds } from '#core/time/calendars/year-preview.ts';
import { calendarChange } from './calendar-changes.ts';
import { calendarDefinition, hours, localDate, reason, redDay } from './calendar-definition.ts';

const calendarParams = z.object({ calendarId: z.uuid() });

/** What uses a calendar: a level, a site, a queue (CAL-3). */
const calendarUse = z.object({ kind: z.enum(['level', 'site', 'queue']), id: z.string(), name: z.string() });

/** A calendar in the list, with whether it is open now (CAL-1). */
export const calendarRow = z.object({
  id: z.uuid(),
  name: z.string(),
  isBase: z.boolean(),
  zone: z.string(),
  revision: z.number().int(),
  deviations: z.number().int(),
  openNow: z.boolean(),
  reason,
});
export type CalendarRow = z.output<typeof calendarRow>;

/** A calendar whole, as its current revision says (CAL-1). */
export const calendarFull = z.object({
  id: z.uuid(),
  isBase: z.boolean(),
  revision: z.number().int(),
  revisionId: z.uuid(),
  changedAt: instant,
  definition: calendarDefinition,
  usedBy: z.array(calendarUse),
});
export type CalendarFull = z.output<typeof calendarFull>;

const revisionRow = z.object({
  id: z.uuid(),
  number: z.number().int(),
  madeAt: instant,
  madeByUserId: z.uuid().nullable(),
  /** Who made it; null for the first of the base calendar, and for those a feed made. */
  madeBy: z.string().nullable(),
  /** The feed whose new events made it. */
  feed: z.string().nullable(),
  current: z.boolean(),
  /** What differs from the revision before; empty for the first. */
  changes: z.array(calendarChange),
});
export type RevisionRow = z.output<typeof revisionRow>;

/** What a draft would do to the clocks that run under its calendar (CAL-5). */
const foreseenMoves = z.object({
  /** Clocks that run under the calendar now. */
  running: z.number().int(),
  /** How many of them were looked at; the rest is beyond what is judged at once. */
  judged: z.number().int(),
  earlier: z.number().int(),
  later: z.number().int(),
  /** Would be overdue the moment it is saved, and are not now. */
  overdue: z.number().int(),
});
export type ForeseenMoves = z.output<typeof foreseenMoves>;

const stretch = z.object({ from: instant, to: instant, open: z.boolean(), reason });
/** An instant that may never come. */
const instantOrNever = instant.nullable();

export const listCalendars = endpoint({
  method: 'GET',
  path: '/calendars',
  summary: 'All calendars, the base calendar first, with whether each is open now and why.',
  answer: z.object({ rows: z.array(calendarRow) }),
});

export const readCalendar = endpoint({
  method: 'GET',
  path: '/calendars/{calendarId}',
  summary: 'One calendar as its current revision says, and what uses it.',
  params: calendarParams,
  answer: calendarFull,
  refusals: ['calendars.not-found'],
});

export const createCalendar = endpoint({
  method: 'POST',
  path: '/calendars',
  summary: 'Makes a calendar.',
  body: calendarDefinition,
  answer: calendarFull,
  refusals: ['calendars.name-taken'],
});

export const reviseCalendar = endpoint({
  method: 'PUT',
  path: '/calendars/{calendarId}/definition',
  summary: 'Makes a new revision; what was judged keeps the revision it was judged by.',
  params: calendarParams,
  body: z.object({ definition: calendarDefinition, basedOn: z.uuid() }),
  answer: calendarFull,
  refusals: ['calendars.not-found', 'calendars.stale', 'calendars.name-taken'],
});

export const foreseeMoves = endpoint({
  method: 'POST',
  path: '/calendars/{calendarId}/foreseen-moves',
  summary: 'What saving a draft would do to running clocks; saves nothing.',
  params: calendarParams,
  body: z.object({ definition: calendarDefinition }),
  answer: foreseenMoves,
  refusals: ['calendars.not-found'],
});

export const deleteCalendar = endpoint({
  method: 'DELETE',
  path: '/calendars/{calendarId}',
  summary: 'Takes a calendar away that nothing uses; its revisions stay for what they judged.',
  params: calendarParams,
  refusals: ['calendars.not-found', 'calendars.is-base', 'calendars.in-use'],
});

export const restoreCalendar = endpoint({
  method: 'PUT',
  path: '/calendars/{calendarId}/restoration',
  summary: 'Brings a calendar back that was taken away, as it was.',
  params: calendarParams,
  answer: calendarFull,
  refusals: ['calendars.not-found', 'calendars.name-taken'],
});

export const chooseBaseCalendar = endpoint({
  method: 'PUT',
  path: '/calendars/{calendarId}/base',
  summary: 'Lets this calendar serve whatever names none of its own.',
  params: calendarParams,
  answer: calendarFull,
  refusals: ['calendars.not-found'],
});

export const listCalendarRevisions = endpoint({
  method: 'GET',
  path: '/calendars/{calendarId}/revisions',
  summary: 'All revisions of a calendar, the newest first.',
  params: calendarParams,
  answer: z.object({ rows: z.array(revisionRow) }),
  refusals: ['calendars.not-found'],
});

export const readCalendarRevision = endpoint({
  method: 'GET',
  path: '/calendars/{calendarId}/revisions/{revisionId}',
  summary: 'What one revision said.',
  params: calendarParams.extend({ revisionId: z.uuid() }),
  answer: revisionRow.extend({ definition: calendarDefinition }),
  refusals: ['calendars.not-found'],
});

export const previewCalendarYear = endpoint({
  method: 'GET',
  path: '/calendars/{calendarId}/years/{year}',
  summary: 'Every day of a year: open or closed, how long, and the reason.',
  params: calendarParams.extend({ year: z.coerce.number().int().min(1900).max(2500) }),
  answer: z.object({
    days: z.array(
      z.object({
        date: localDate,
        kind: z.enum(dayKinds),
        openMinutes: z.number(),
        windows: z.array(hours),
        reasons: z.array(reason),
      }),
    ),
    openMs: z.number().int(),
  }),
  refusals: ['calendars.not-found'],
});

export const askIsOpen = endpoint({
  method: 'GET',
  path: '/calendars/{calendarId}/open-at',
  summary: 'Is it open at an instant, by which rule, and when does that change?',
  params: calendarParams,
  query: z.object({ at: instant }),
  answer: z.object({ open: z.boolean(), reason, nextOpening: instantOrNever, nextClosing: instantOrNever }),
  refusals: ['calendars.not-found', 'calendars.out-of-reach'],
});

export const askOpenTime = endpoint({
  method: 'GET',
  path: '/calendars/{calendarId}/open-time',
  summary: 'How much open time lies between two instants, stretch by stretch with the rule that decided?',
  params: calendarParams,
  query: z.object({ from: instant, to: instant }),
  answer: z.object({ openMs: z.number().int(), stretches: z.array(stretch) }),
  refusals: ['calendars.not-found', 'calendars.out-of-reach'],
});

export const askInstantAfter = endpoint({
  method: 'GET',
  path: '/calendars/{calendarId}/instant-after',
  summary: 'Which instant is so many open minutes after another, stretch by stretch? Null when it never comes.',
  params: calendarParams,
  query: z.object({ from: instant, minutes: z.coerce.number().min(0).max(5_256_000) }),
  answer: z.object({ at: instantOrNever, stretches: z.array(stretch) }),
  refusals: ['calendars.not-found', 'calendars.out-of-reach'],
});

export const listRedDaySets = endpoint({
  method: 'GET',
  path: '/red-day-sets',
  summary: 'The sets of red days a calendar can follow.',
  answer: z.object({
    rows: z.array(z.object({ code: z.string(), country: z.string(), region: z.string().nullable() })),
  }),
});

export const listRedDays = endpoint({
  method: 'GET',
  path: '/red-day-sets/{setCode}/days',
  summary: 'All red days of a set, eves marked, the oldest first.',
  params: z.object({ setCode: z.string().max(32) }),
  answer: z.object({ rows: z.array(redDay) }),
  refusals: ['calendars.no-such-red-day-set'],
});
