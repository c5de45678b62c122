import {
  bulkChange as bulkEndpoint,
  changeTicket as changeEndpoint,
  clearSpam as clearSpamEndpoint,
  closeTicket as closeEndpoint,
  countListed,
  countTickets,
  createTicket as createEndpoint,
  deleteTicket as deleteEndpoint,
  dismissAnswer as dismissEndpoint,
  findTicket,
  listTicketGroups,
  listTickets,
  markRead as markReadEndpoint,
  markSpam as markSpamEndpoint,
  readBoard,
  readHistory,
  readTicket,
  reopenTicket as reopenEndpoint,
  restoreTicket as restoreEndpoint,
  snoozeTicket as snoozeEndpoint,
  takeNext as takeNextEndpoint,
  wakeTicket as wakeEndpoint,
} from '#api/desk/tickets.ts';
import { demandAt, sitesWhere } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { needs, type Route, serve } from '#server/platform/http/route.ts';
import { bulkChange } from './bulk-change.ts';
import { changeTicket } from './change-ticket.ts';
import { closeTicket, reopenTicket } from './close-ticket.ts';
import { countList } from './count-found.ts';
import { createTicket } from './create-ticket.ts';
import {
  clearSpam,
  deleteTicket,
  dismissAnswer,
  markRead,
  markSpam,
  restoreTicket,
  snoozeTicket,
  wakeTicket,
} from './file-ticket.ts';
import { newTicketOf, ownSite } from './new-ticket-of.ts';
import { readGroups, readList } from './read-list.ts';
import { readColumns, readCounts } from './read-lists.ts';
import { readEvents, readTicketPage } from './read-ticket.ts';
import { takeNext } from './take-next.ts';
import { demandChanges, demandOfSite, demandTicket } from './tickets.access.ts';
import { findTicketByNumber } from './tickets.store.ts';
import { wireMadeTicket, wireTicket } from './wire-ticket.ts';

const reads = needs('tickets.read');
const answers = needs('tickets.answer');

/** Tickets: lists, one ticket, and what can be done to it (TKT-1…8, SLA-7). */
export const ticketRoutes: readonly Route[] = [
  serve(listTickets, reads, ({ tx, caller, query }) => readList(tx, caller, query)),
  serve(countListed, reads, async ({ tx, caller, query }) => ({ count: await countList(tx, caller, query) })),
  serve(listTicketGroups, reads, ({ tx, caller, query }) => readGroups(tx, caller, query)),
  serve(countTickets, reads, ({ tx, caller, query }) => readCounts(tx, caller, query.siteId)),
  serve(readBoard, reads, ({ tx, caller, query }) => readColumns(tx, caller, query)),
  serve(readTicket, reads, async ({ tx, caller, params }) =>
    readTicketPage(tx, caller, await demandTicket(tx, caller, 'tickets.read', params.ticketId)),
  ),
  serve(findTicket, reads, async ({ tx, caller, params }) => {
    const ticket = await findTicketByNumber(tx, params.number);
    if (ticket === undefined) throw new Refusal('not-found', 'tickets.not-found', { number: params.number });
    demandAt(caller, 'tickets.read', ticket.siteId);
    return { ticketId: ticket.id };
  }),
  serve(readHistory, reads, async ({ tx, caller, params }) => {
    await demandTicket(tx, caller, 'tickets.read', params.ticketId);
    return { rows: await readEvents(tx, params.ticketId) };
  }),
  serve(createEndpoint, answers, async ({ tx, caller, body }) => {
    const siteId = body.siteId ?? (await ownSite(tx, caller)).id;
    demandAt(caller, 'tickets.answer', siteId);
    if (body.ownerId != null && body.ownerId !== caller.userId) demandAt(caller, 'tickets.assign', siteId);
    await demandOfSite(tx, caller, siteId, body);
    return wireMadeTicket(tx, await createTicket(tx, caller.actor, newTicketOf(body, siteId)));
  }),
  serve(changeEndpoint, answers, async ({ tx, caller, params, body }) => {
    const { version, ...changes } = body;
    await demandChanges(tx, caller, await demandTicket(tx, caller, 'tickets.answer', params.ticketId), changes);
    return wireTicket(tx, await changeTicket(tx, caller.actor, { ticketId: params.ticketId, version, changes }));
  }),
  serve(bulkEndpoint, answers, ({ tx, caller, body }) =>
    bulkChange(tx, caller.actor, {
      bulks: body.changes,
      may: (ticket, changes) => demandChanges(tx, caller, ticket, changes),
    }),
  ),
  serve(closeEndpoint, answers, async ({ tx, caller, params, body }) => {
    await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
    return wireTicket(tx, await closeTicket(tx, caller.actor, { ...params, ...body }));
  }),
  serve(reopenEndpoint, answers, async ({ tx, caller, params }) => {
    await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
    return wireTicket(tx, await reopenTicket(tx, caller.actor, params));
  }),
  serve(markSpamEndpoint, answers, async ({ tx, caller, params }) => {
    await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
    return wireTicket(tx, await markSpam(tx, caller.actor, params));
  }),
  serve(clearSpamEndpoint, answers, async ({ tx, caller, params }) => {
    await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
    return wireTicket(tx, await clearSpam(tx, caller.actor, params));
  }),
  serve(deleteEndpoint, needs('tickets.delete'), async ({ tx, caller, params }) => {
    await demandTicket(tx, caller, 'tickets.delete', params.ticketId);
    return wireTicket(tx, await deleteTicket(tx, caller.actor, params));
  }),
  serve(restoreEndpoint, needs('tickets.delete'), async ({ tx, caller, params }) => {
    await demandTicket(tx, caller, 'tickets.delete', params.ticketId);
    return wireTicket(tx, await restoreTicket(tx, caller.actor, params));
  }),
  serve(snoozeEndpoint, answers, async ({ tx, caller, params, body }) => {
    await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
    return wireTicket(tx, await snoozeTicket(tx, caller.actor, { ...params, until: body.until }));
  }),
  serve(wakeEndpoint, answers, async ({ tx, caller, params }) => {
    await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
    return wireTicket(tx, await wakeTicket(tx, caller.actor, params));
  }),
  serve(dismissEndpoint, answers, async ({ tx, caller, params, body }) => {
    await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
    return wireTicket(tx, await dismissAnswer(tx, caller.actor, { ...params, reason: body.reason }));
  }),
  serve(markReadEndpoint, reads, async ({ tx, caller, params }) => {
    await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
    await markRead(tx, params);
  }),
  serve(takeNextEndpoint, answers, async ({ tx, caller, body }) => {
    const taken = await takeNext(tx, caller.actor, {
      userId: caller.userId,
      groupIds: caller.groupIds,
      sites: sitesWhere(caller, 'tickets.answer'),
      ...body,
    });
    return {
      ticket: taken.ticket === null ? null : await wireTicket(tx, taken.ticket),
      nextDueAt: taken.nextDueAt,
    };
  }),
];
