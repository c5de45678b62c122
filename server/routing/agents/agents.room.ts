import { listen, timer } from '#server/platform/jobs/appointments.ts';
import type { Room } from '#server/platform/room.ts';
import { agentRoutes } from './agents.routes.ts';
import { ASK, askAgent, askTheSilent, leaveWithSession, MISS, missAgent, noteHere } from './lose-agent.ts';

/** Agents and their states (QUE-3): chosen, lost, and seen by their colleagues. */
export const agentsRoom: Room = {
  name: 'agents',
  routes: agentRoutes,
  handlers: [
    timer(MISS, async (tx, due) => {
      for (const { key, payload } of due) await missAgent(tx, key, Number(payload.askedAt));
    }),
    timer(ASK, askTheSilent, { patient: true }),
    listen(['session.ended', 'sessions.ended'], 'agents.leave', async (tx, { subject, data }) => {
      const userId = subject.kind === 'user' ? subject.id : (data as { userId?: string }).userId;
      if (userId !== undefined) await leaveWithSession(tx, userId);
    }),
  ],
  topics: [
    { topic: 'agents', mayHear: async () => true },
    { topic: 'agent-choices', mayHear: async () => true },
    {
      topic: 'agent',
      mayHear: async (_world, caller, id) => id === caller.userId,
      said: (world, caller) => world.transact((tx) => noteHere(tx, caller.userId)),
      left: (world, caller) => world.transact((tx) => askAgent(tx, caller.userId)),
    },
  ],
  start: async (world) => {
    await world.transact(async (tx) => tx.schedule({ kind: ASK, key: 'all', dueAt: tx.now }));
    return async () => {};
  },
};
