import type { Room } from '#server/platform/room.ts';
import { arrangeNight, slaReportJobs } from './sla-reports.jobs.ts';
import { slaReportRoutes } from './sla-reports.routes.ts';

/** The room of the SLA reports (SLR-1, SLR-2, SLR-3). */
export const slaReportsRoom: Room = {
  name: 'sla-reports',
  routes: slaReportRoutes,
  handlers: slaReportJobs,
  start: async (world) => {
    await arrangeNight(world);
    return async () => {};
  },
};
