import type { Room } from '#server/platform/room.ts';
import { slaReportRoutes } from './sla-reports.routes.ts';

/** The room of the SLA reports (SLR-1, SLR-2). */
export const slaReportsRoom: Room = { name: 'sla-reports', routes: slaReportRoutes };
