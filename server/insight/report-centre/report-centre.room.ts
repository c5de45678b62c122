import type { Room } from '#server/platform/room.ts';
import { arrangeForgetting, reportCentreJobs } from './report-centre.jobs.ts';
import { reportCentreListens } from './report-centre.listens.ts';
import { reportCentreRoutes } from './report-centre.routes.ts';

/** The report centre (REP-1): reports subscribed to, sent by mail at a rhythm, and the archive of what was sent. */
export const reportCentreRoom: Room = {
  name: 'report-centre',
  routes: reportCentreRoutes,
  handlers: [...reportCentreJobs, ...reportCentreListens],
  start: async (world) => {
    await arrangeForgetting(world);
    return async () => {};
  },
};
