import * as api from '#api/desk/ticket-return.ts';
import { needs, type Route, serve } from '#server/platform/http/route.ts';
import { dropReturn, planReturn } from './return-ticket.ts';
import { findReturn } from './returns.store.ts';
import { demandTicket } from './tickets.access.ts';
import { wireTicket } from './wire-ticket.ts';

const answers = needs('tickets.answer');

/** When tickets come back by themselves (TKT-2). */
export const returnRoutes: readonly Route[] = [
  serve(api.readReturn, needs('tickets.read'), async ({ tx, caller, params }) => {
    await demandTicket(tx, caller, 'tickets.read', params.ticketId);
    return { plan: (await findReturn(tx, params.ticketId)) ?? null };
  }),
  serve(api.planReturn, answers, async ({ tx, caller, params, body }) => {
    await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
    const { dormant, version, ...plan } = body;
    return wireTicket(tx, await planReturn(tx, caller.actor, { ...params, version, plan, dormant }));
  }),
  serve(api.dropReturn, answers, async ({ tx, caller, params }) => {
    await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
    return wireTicket(tx, await dropReturn(tx, caller.actor, params));
  }),
];
