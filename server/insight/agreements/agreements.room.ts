import type { Room } from '#server/platform/room.ts';
import { agreementRoutes } from './agreements.routes.ts';

/** The room of agreements with companies, their statements and their ranking (SLR-5). */
export const agreementsRoom: Room = { name: 'agreements', routes: agreementRoutes };
