import type { Room } from '#server/platform/room.ts';
import { calendarRoutes } from './calendars.routes.ts';

/** The calendars as the composition sees them (CAL-1). */
export const calendarsRoom: Room = {
  name: 'calendars',
  routes: calendarRoutes,
  topics: [
    { topic: 'calendar', mayHear: async () => true },
    { topic: 'calendars', mayHear: async () => true },
  ],
};
