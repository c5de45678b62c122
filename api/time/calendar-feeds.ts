import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { icalContents } from '#core/time/calendars/write-ical.ts';

const calendarParams = z.object({ calendarId: z.uuid() });
const feedParams = calendarParams.extend({ feedId: z.uuid() });
const feedName = z.string().trim().min(1).max(120);
const feedSays = z.enum(['closed', 'open']);

/** Why a feed could not be fetched or read, in a word (CAL-1). */
export const feedFaults = [
  'bad-address',
  'private-address',
  'unknown-host',
  'unreachable',
  'too-slow',
  'too-large',
  'too-many-redirects',
  'refused',
  'not-a-calendar',
  'too-many-events',
] as const;
export type FeedFault = (typeof feedFaults)[number];

/** A calendar kept elsewhere that closes or opens this one (CAL-1). */
export const calendarFeed = z.object({
  id: z.uuid(),
  name: z.string(),
  says: feedSays,
  /** The host it is fetched from; null for an uploaded file. The whole address is a secret. */
  host: z.string().nullable(),
  everyHours: z.number().int().nullable(),
  events: z.number().int(),
  fetchedAt: instant.nullable(),
  /** The last attempt failed for this reason; what was fetched before still holds. */
  fault: z.enum(feedFaults).nullable(),
  failedAt: instant.nullable(),
  nextAt: instant.nullable(),
});
export type CalendarFeedRow = z.output<typeof calendarFeed>;

/** A secret address at which a calendar can be read by other calendars (CAL-1). */
export const calendarLink = z.object({
  id: z.uuid(),
  content: z.enum(icalContents),
  address: z.string(),
  madeAt: instant,
});

export const listCalendarFeeds = endpoint({
  method: 'GET',
  path: '/calendars/{calendarId}/feeds',
  summary: 'The calendars kept elsewhere that this one follows, with when each was fetched or why not.',
  params: calendarParams,
  answer: z.object({ rows: z.array(calendarFeed) }),
  refusals: ['calendars.not-found'],
});

export const followCalendarFeed = endpoint({
  method: 'POST',
  path: '/calendars/{calendarId}/feeds',
  summary: 'Follows an .ics address: its events close the calendar, or open it.',
  params: calendarParams,
  body: z.object({
    name: feedName,
    says: feedSays,
    address: z.string().trim().min(1).max(2_000),
    everyHours: z.number().int().min(1).max(168),
  }),
  answer: calendarFeed,
  refusals: ['calendars.not-found', 'feeds.bad-address', 'feeds.private-address', 'feeds.too-many'],
});

export const uploadCalendarFeed = endpoint({
  method: 'POST',
  path: '/calendars/{calendarId}/feed-files',
  summary: 'Takes the events of an .ics file: they close the calendar, or open it.',
  params: calendarParams,
  body: z.object({ name: feedName, says: feedSays, content: z.string().max(5_000_000) }),
  answer: calendarFeed,
  refusals: ['calendars.not-found', 'feeds.not-a-calendar', 'feeds.too-many-events', 'feeds.too-many'],
});

export const fetchCalendarFeed = endpoint({
  method: 'PUT',
  path: '/calendars/{calendarId}/feeds/{feedId}/fetching',
  summary: 'Fetches a feed again now.',
  params: feedParams,
  refusals: ['feeds.not-found'],
});

export const removeCalendarFeed = endpoint({
  method: 'DELETE',
  path: '/calendars/{calendarId}/feeds/{feedId}',
  summary: 'Follows a feed no longer; its events go with a new revision.',
  params: feedParams,
  refusals: ['feeds.not-found'],
});

export const restoreCalendarFeed = endpoint({
  method: 'PUT',
  path: '/calendars/{calendarId}/feeds/{feedId}/following',
  summary: 'Follows a removed feed again, with the events it had.',
  params: feedParams,
  answer: calendarFeed,
  refusals: ['feeds.not-found', 'feeds.too-many'],
});

export const listCalendarLinks = endpoint({
  method: 'GET',
  path: '/calendars/{calendarId}/links',
  summary: 'The secret addresses at which other calendars may read this one.',
  params: calendarParams,
  answer: z.object({ rows: z.array(calendarLink) }),
  refusals: ['calendars.not-found'],
});

export const makeCalendarLink = endpoint({
  method: 'POST',
  path: '/calendars/{calendarId}/links',
  summary: 'Makes a secret address for the opening hours or the closed days.',
  params: calendarParams,
  body: z.object({ content: z.enum(icalContents) }),
  answer: calendarLink,
  secretAnswer: true,
  refusals: ['calendars.not-found', 'feeds.too-many'],
});

export const revokeCalendarLink = endpoint({
  method: 'DELETE',
  path: '/calendars/{calendarId}/links/{linkId}',
  summary: 'Ends a secret address: whoever has it reads nothing more.',
  params: calendarParams.extend({ linkId: z.uuid() }),
  refusals: ['feeds.link-not-found'],
});

export const readCalendarLink = endpoint({
  method: 'GET',
  path: '/public/calendars/{token}/calendar.ics',
  summary: 'The opening hours or closed days of a calendar as an iCalendar file, for whoever has the address.',
  params: z.object({ token: z.string().max(200) }),
  sends: 'file',
  refusals: ['feeds.link-not-found'],
});
