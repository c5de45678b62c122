import type { Caller } from '#core/platform/caller.ts';
import { mayAnywhere, mayAt } from '#core/platform/caller.ts';
import type { TopicRule } from '#server/platform/live/live-socket.ts';
import { findTicketRecord } from './tickets.store.ts';

/** What somebody on a ticket's page is doing; `left` when they have gone (TKT-5). */
const doings = ['viewing', 'typing', 'left'] as const;

/**
 * The live topics of tickets (TKT-5, TKT-8).
 *
 * - `choices`: a status, type, priority or setting of the desk has changed.
 * - `tickets`: something in some list has changed; sent at each recorded event.
 * - `ticket:<id>`: events of one ticket and its messages, and `presence.changed` with
 *   `{ userId, name, connection, doing: viewing | typing | left }`. A page says `{ doing }` when it opens, every
 *   twenty seconds and when typing begins and ends; it forgets others it has not heard of for a minute.
 */
export const ticketTopics: readonly TopicRule[] = [
  { topic: 'choices', mayHear: async () => true },
  { topic: 'tickets', mayHear: async (_world, caller) => mayAnywhere(caller, 'tickets.read') },
  {
    topic: 'ticket',
    mayHear: async (world, caller, id) => {
      if (id === undefined || !/^[0-9a-f-]{36}$/u.test(id)) return false;
      const ticket = await world.read((tx) => findTicketRecord(tx, id));
      return ticket !== undefined && mayAt(caller, 'tickets.read', ticket.siteId);
    },
    said: async (world, caller, id, data, connection) => {
      const doing = doings.find((each) => 'doing' in data && data.doing === each);
      if (id !== undefined && doing !== undefined) world.live.publish([presence(id, caller, connection, doing)]);
    },
    left: async (world, caller, id, connection) => {
      if (id !== undefined) world.live.publish([presence(id, caller, connection, 'left')]);
    },
  },
];

function presence(id: string, caller: Caller, connection: string, doing: (typeof doings)[number]) {
  const { userId, name } = caller;
  return { topic: `ticket:${id}`, type: 'presence.changed', id, data: { userId, name, connection, doing } };
}
