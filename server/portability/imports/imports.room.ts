import { mayEverywhere } from '#core/platform/caller.ts';
import type { Room } from '#server/platform/room.ts';
import { importJobs } from './imports.jobs.ts';
import { importRoutes } from './imports.routes.ts';

/** Imports of tickets with their history (API-2); `imports` tells screens that one has come further. */
export const importsRoom: Room = {
  name: 'imports',
  routes: importRoutes,
  handlers: importJobs,
  topics: [{ topic: 'imports', mayHear: async (_world, caller) => mayEverywhere(caller, 'settings.edit') }],
};
