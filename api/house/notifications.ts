import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { pageOf, pageQuery } from '#api/platform/page.ts';

/** A notice to one user (SLA-8); its sentence is in the languages under its kind, filled in with the facts. */
export const notification = z.object({
  id: z.uuid(),
  kind: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }),
  facts: z.record(z.string(), z.unknown()),
  createdAt: instant,
  readAt: instant.nullable(),
});
export type Notification = z.output<typeof notification>;

export const listNotifications = endpoint({
  method: 'GET',
  path: '/notifications',
  summary: 'The own notices, newest first.',
  query: pageQuery.extend({ unread: z.enum(['true', 'false']).default('false') }),
  answer: pageOf(notification).extend({ unread: z.number().int() }),
});

export const readNotification = endpoint({
  method: 'PUT',
  path: '/notifications/{notificationId}/reading',
  summary: 'Marks a notice as read.',
  params: z.object({ notificationId: z.uuid() }),
  refusals: ['notifications.not-found'],
});

export const readAllNotifications = endpoint({
  method: 'PUT',
  path: '/notifications/reading',
  summary: 'Marks all notices as read.',
});
