import { DAY, MINUTE } from '#core/platform/instant.ts';
import type { Room } from '#server/platform/room.ts';
import { choiceRoutes } from './choices.routes.ts';
import { messageRoutes } from './messages.routes.ts';
import { publicTicketRoutes } from './public-ticket.routes.ts';
import { returnRoutes } from './returns.routes.ts';
import { surgeryRoutes } from './surgery.routes.ts';
import { ticketJobs } from './tickets.jobs.ts';
import { ticketListens } from './tickets.listens.ts';
import { ticketRoutes } from './tickets.routes.ts';
import { ticketTopics } from './tickets.topics.ts';

/** Tickets: what came, what was answered, what is owed (TKT). */
export const ticketsRoom: Room = {
  name: 'tickets',
  routes: [
    ...ticketRoutes,
    ...messageRoutes,
    ...choiceRoutes,
    ...returnRoutes,
    ...surgeryRoutes,
    ...publicTicketRoutes,
  ],
  handlers: [...ticketJobs, ...ticketListens],
  topics: ticketTopics,
  start: async (world) => {
    await world.transact(async (tx) => {
      tx.schedule({ kind: 'tickets.tidy', key: 'nightly', dueAt: tx.now + DAY });
      tx.schedule({ kind: 'tickets.sum-up', key: 'often', dueAt: tx.now + MINUTE });
    });
    return async () => {};
  },
};
