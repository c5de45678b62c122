import * as api from '#api/desk/ticket-surgery.ts';
import { needs, type Route, serve } from '#server/platform/http/route.ts';
import { linkTickets, unlinkTickets } from './link-tickets.ts';
import { mergeTicket, unmergeTicket } from './merge-ticket.ts';
import { readKinship } from './read-kinship.ts';
import { splitTicket, undoSplit } from './split-ticket.ts';
import { demandTicket } from './tickets.access.ts';
import { wireTicket } from './wire-ticket.ts';

const answers = needs('tickets.answer');

/** Merging, splitting and linking (TKT-6): whoever may answer both tickets. */
export const surgeryRoutes: readonly Route[] = [
  serve(api.readKinship, needs('tickets.read'), async ({ tx, caller, params }) =>
    readKinship(tx, caller, await demandTicket(tx, caller, 'tickets.read', params.ticketId)),
  ),
  serve(api.mergeTicket, answers, async ({ tx, caller, params, body }) => {
    await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
    await demandTicket(tx, caller, 'tickets.answer', body.intoId);
    return wireTicket(tx, await mergeTicket(tx, caller.actor, { ...params, ...body }));
  }),
  serve(api.unmergeTicket, answers, async ({ tx, caller, params }) => {
    const { mergedIntoId } = await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
    if (mergedIntoId !== null) await demandTicket(tx, caller, 'tickets.answer', mergedIntoId);
    return wireTicket(tx, await unmergeTicket(tx, caller.actor, params));
  }),
  serve(api.splitTicket, answers, async ({ tx, caller, params, body }) => {
    await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
    return wireTicket(tx, await splitTicket(tx, caller.actor, { ...params, ...body }));
  }),
  serve(api.undoSplit, answers, async ({ tx, caller, params }) => {
    await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
    await demandTicket(tx, caller, 'tickets.answer', params.otherId);
    return wireTicket(tx, await undoSplit(tx, caller.actor, { ticketId: params.ticketId, madeId: params.otherId }));
  }),
  serve(api.linkTickets, answers, async ({ tx, caller, params, body }) => {
    await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
    await demandTicket(tx, caller, 'tickets.read', params.otherId);
    return readKinship(tx, caller, await linkTickets(tx, caller.actor, { ...params, ...body }));
  }),
  serve(api.unlinkTickets, answers, async ({ tx, caller, params }) => {
    await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
    await demandTicket(tx, caller, 'tickets.read', params.otherId);
    return readKinship(tx, caller, await unlinkTickets(tx, caller.actor, params));
  }),
];
