import * as api from '#api/house/notifications.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { serve, signedIn } from '#server/platform/http/route.ts';
import type { Room } from '#server/platform/room.ts';
import { readCursor, writeCursor } from '../users/cursor.ts';
import { countUnread, listNotificationRows, markRead } from './notifications.store.ts';

/** The bell: one's own notices (SLA-8). */
export const notificationsRoom: Room = {
  name: 'notifications',
  routes: [
    serve(api.listNotifications, signedIn, async ({ tx, caller, query }) => {
      const cursor = readCursor(query.cursor, ['at', 'id']);
      const rows = await listNotificationRows(tx, caller.userId, {
        limit: query.limit + 1,
        unreadOnly: query.unread === 'true',
        after: cursor && { at: Number(cursor.at), id: cursor.id },
      });
      const page = rows.slice(0, query.limit);
      const last = page.at(-1);
      return {
        rows: page.map((row) => ({
          id: row.id,
          kind: row.kind,
          subject: { kind: row.subjectKind, id: row.subjectId },
          facts: row.facts,
          createdAt: row.createdAt,
          readAt: row.readAt,
        })),
        nextCursor: rows.length > page.length && last ? writeCursor({ at: last.createdAt, id: last.id }) : null,
        unread: await countUnread(tx, caller.userId),
      };
    }),
    serve(api.readNotification, signedIn, async ({ tx, caller, params }) => {
      const found = await markRead(tx, caller.userId, params.notificationId);
      if (found === 0) throw new Refusal('not-found', 'notifications.not-found');
      tx.tell(`user:${caller.userId}`, { notification: params.notificationId });
    }),
    serve(api.readAllNotifications, signedIn, async ({ tx, caller }) => {
      await markRead(tx, caller.userId);
      tx.tell(`user:${caller.userId}`, { notification: 'all' });
    }),
  ],
  topics: [{ topic: 'user', mayHear: async (_world, caller, id) => id === caller.userId }],
};
