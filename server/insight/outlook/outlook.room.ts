import * as api from '#api/insight/outlook.ts';
import { needs, serve } from '#server/platform/http/route.ts';
import type { Room } from '#server/platform/room.ts';
import { arrangeNoon, outlookJobs } from './outlook.jobs.ts';
import { answerOutlook } from './read-outlook.ts';

/** The forecast: which open promises are going to be missed at the present pace (SLA-12). */
export const outlookRoom: Room = {
  name: 'outlook',
  routes: [serve(api.readOutlook, needs('reports.read'), ({ tx, caller }) => answerOutlook(tx, caller))],
  handlers: outlookJobs,
  start: async (world) => {
    await arrangeNoon(world);
    return async () => {};
  },
};
