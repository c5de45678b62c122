import { z } from 'zod';
import { readOwnFilter } from '#core/house/custom-fields/own-filter.ts';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { pageOf, pageQuery } from '#api/platform/page.ts';
import { customValues } from '#api/register/companies.ts';
import { channels, historyEvent, ticket, ticketRow } from './ticket.ts';

export const ticketParams = z.object({ ticketId: z.uuid() });

/** The desk's views (TKT-8), in the order of the menu. */
export const views = [
  'to-do',
  'mine',
  'mentioned',
  'snoozed',
  'open',
  'due-soon',
  'overdue',
  'unassigned',
  'waiting',
  'with-third-party',
  'queued',
  'closed-today',
  'spam',
  'deleted',
  'all',
] as const;
export type View = (typeof views)[number];

/** What a list is narrowed by; everything filled in must hold, commas separate alternatives. */
export const ticketFilter = z.object({
  view: z.enum(views).default('open'),
  siteId: z.uuid().optional(),
  groupId: z.uuid().optional(),
  /** A user's id, `me`, or `nobody`. */
  owner: z.string().max(60).optional(),
  statusId: z.string().max(400).optional(),
  priority: z.string().max(400).optional(),
  typeId: z.string().max(400).optional(),
  tag: z.string().max(60).optional(),
  channel: z.enum(channels).optional(),
  personId: z.uuid().optional(),
  companyId: z.uuid().optional(),
  text: z.string().trim().max(200).optional(),
  /** What own fields hold, by key: `{"order-number":"88213"}`; texts by their words, an empty one is not filled in. */
  own: z
    .string()
    .max(2000)
    .refine((text) => readOwnFilter(text) !== undefined)
    .optional(),
});
export type TicketFilter = z.output<typeof ticketFilter>;

/** What lists are sorted by; `own` is an own field, named beside it. */
export const sorts = ['due', 'created', 'changed', 'priority', 'own'] as const;

/** What a list can be put into groups by. */
export const listGroupings = ['owner', 'status', 'priority', 'site', 'group', 'type'] as const;
export type ListGrouping = (typeof listGroupings)[number];

/** The key of the group of tickets that have none of what they are grouped by. */
export const NO_GROUP = 'none';

export const listTickets = endpoint({
  method: 'GET',
  path: '/tickets',
  summary: 'Tickets of a view, most urgent first unless sorted otherwise, group after group where they are grouped.',
  query: pageQuery.extend(ticketFilter.shape).extend({
    sort: z.enum(sorts).default('due'),
    /** The key of the own field that is sorted by. */
    sortField: z.string().max(80).optional(),
    descending: z.enum(['true', 'false']).optional(),
    groupBy: z.enum(listGroupings).optional(),
    /** Keys of groups that are left out, as those of `GET /ticket-groups`, separated by commas. */
    folded: z.string().max(8000).optional(),
    /** The end the rows are counted from; at the end the last rows are answered, in the list's order. */
    from: z.enum(['start', 'end']).default('start'),
    /** How many rows to leave out from there. A cursor goes before both. */
    offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  }),
  answer: pageOf(ticketRow).extend({
    /** The cursor of the page before; null when this is the first. */
    previousCursor: z.string().nullable(),
  }),
  refusals: ['tickets.no-such-field'],
});

export const countListed = endpoint({
  method: 'GET',
  path: '/ticket-list-size',
  summary: 'How many tickets a list holds in all.',
  query: ticketFilter,
  answer: z.object({ count: z.number().int() }),
});

export const listTicketGroups = endpoint({
  method: 'GET',
  path: '/ticket-groups',
  summary: 'The groups of a list in their order, with how many tickets each holds.',
  query: ticketFilter.extend({ groupBy: z.enum(listGroupings) }),
  answer: z.object({ groups: z.array(z.object({ key: z.string(), count: z.number().int() })) }),
});

export const countTickets = endpoint({
  method: 'GET',
  path: '/ticket-counts',
  summary: 'How many tickets each view and each site holds, in one call.',
  query: z.object({ siteId: z.uuid().optional() }),
  answer: z.object({
    views: z.record(z.enum(views), z.number().int()),
    sites: z.array(z.object({ siteId: z.uuid(), open: z.number().int() })),
  }),
});

export const readBoard = endpoint({
  method: 'GET',
  path: '/ticket-board',
  summary: 'Open tickets in columns by status, the most urgent first in each.',
  query: ticketFilter.extend({ columnLimit: z.coerce.number().int().min(1).max(200).default(50) }),
  answer: z.object({
    columns: z.array(z.object({ statusId: z.string(), count: z.number().int(), rows: z.array(ticketRow) })),
  }),
});

export const readTicket = endpoint({
  method: 'GET',
  path: '/tickets/{ticketId}',
  summary: 'A ticket with its messages, history, people and promises.',
  params: ticketParams,
  answer: ticket,
  refusals: ['tickets.not-found'],
});

export const findTicket = endpoint({
  method: 'GET',
  path: '/ticket-numbers/{number}',
  summary: 'Which ticket has a number.',
  params: z.object({ number: z.string().max(40) }),
  answer: z.object({ ticketId: z.uuid() }),
  refusals: ['tickets.not-found'],
});

export const readHistory = endpoint({
  method: 'GET',
  path: '/tickets/{ticketId}/history',
  summary: 'Everything that happened to a ticket, oldest first.',
  params: ticketParams,
  answer: z.object({ rows: z.array(historyEvent) }),
  refusals: ['tickets.not-found'],
});

/** What can be said of a ticket and changed (TKT-1). */
export const changeable = z.object({
  subject: z.string().trim().min(1).max(500),
  priority: z.string().max(60),
  typeId: z.string().max(60).nullable(),
  tags: z.array(z.string().trim().min(1).max(60)).max(50),
  siteId: z.uuid(),
  groupId: z.uuid().nullable(),
  ownerId: z.uuid().nullable(),
  statusId: z.string().max(60),
  personId: z.uuid().nullable(),
  companyId: z.uuid().nullable(),
  /** Its template (TPL-1): of a new ticket, its presets fill in what is not said. */
  templateId: z.uuid().nullable(),
  dueAt: instant.nullable(),
  /** A change leaves the own fields it does not name; null empties one. */
  customFields: customValues,
});

export const createTicket = endpoint({
  method: 'POST',
  path: '/tickets',
  summary: 'Makes a ticket; only the subject is mandatory.',
  body: changeable
    .partial()
    .required({ subject: true })
    .extend({
      /** Plain text, or HTML that is made safe. */
      description: z.string().max(1_000_000).optional(),
      descriptionHtml: z.string().max(2_000_000).optional(),
      /** Who asks: an address is recognised, or written into the register. */
      requester: z.object({ address: z.email().max(254), name: z.string().trim().max(200).default('') }).optional(),
      channel: z.enum(channels).default('manual'),
      /** The customer wrote this themselves, so that an answer is owed; else an agent did. */
      fromCustomer: z.boolean().default(false),
      attachmentIds: z.array(z.uuid()).max(50).default([]),
      /** The page the customer was on before the one they wrote from (SLA-3). */
      startReferrer: z
        .url({ protocol: /^https?$/u })
        .max(2000)
        .optional(),
      /** The customer was invited to write (SLA-3). */
      fromInvitation: z.boolean().default(false),
    }),
  answer: ticketRow,
  refusals: [
    'sites.not-found',
    'people.not-found',
    'companies.not-found',
    'choices.unknown',
    'attachments.not-found',
    'fields.required',
    'fields.unknown',
    'templates.not-found',
    'templates.other-site',
  ],
});

export const changeTicket = endpoint({
  method: 'PATCH',
  path: '/tickets/{ticketId}',
  summary: 'Changes fields of a ticket; refused with the difference when somebody changed them since `version`.',
  params: ticketParams,
  body: changeable.partial().extend({ version: z.number().int() }),
  answer: ticketRow,
  refusals: [
    'tickets.not-found',
    'tickets.stale',
    'tickets.gone',
    'choices.unknown',
    'sites.not-found',
    'fields.required',
    'fields.unknown',
    'templates.not-found',
    'templates.other-site',
  ],
});

/** What a bulk change puts on each ticket; `addTags` and `removeTags` leave the other tags. */
export const bulkChanges = changeable
  .pick({ priority: true, typeId: true, siteId: true, groupId: true, ownerId: true, statusId: true })
  .partial()
  .extend({
    addTags: z.array(z.string().trim().min(1).max(60)).max(20).optional(),
    removeTags: z.array(z.string().trim().min(1).max(60)).max(20).optional(),
  });

export const bulkChange = endpoint({
  method: 'POST',
  path: '/ticket-changes',
  summary: 'Changes up to 500 tickets at once; the answer holds what to send to take it back.',
  body: z.object({
    changes: z
      .array(z.object({ ticketIds: z.array(z.uuid()).min(1).max(500), changes: bulkChanges }))
      .min(1)
      .max(500)
      .refine((changes) => changes.reduce((sum, { ticketIds }) => sum + ticketIds.length, 0) <= 500),
  }),
  answer: z.object({
    changed: z.array(z.uuid()),
    refused: z.array(z.object({ ticketId: z.uuid(), code: z.string() })),
    /** Send this as the next bulk change to undo. */
    undo: z.array(z.object({ ticketIds: z.array(z.uuid()), changes: bulkChanges })),
  }),
});

export const closeTicket = endpoint({
  method: 'PUT',
  path: '/tickets/{ticketId}/closure',
  summary: 'Closes a ticket as solved or closed.',
  params: ticketParams,
  body: z.object({ statusId: z.string().max(60).default('closed'), version: z.number().int().optional() }),
  answer: ticketRow,
  refusals: ['tickets.not-found', 'tickets.stale', 'tickets.gone', 'choices.unknown'],
});

export const reopenTicket = endpoint({
  method: 'DELETE',
  path: '/tickets/{ticketId}/closure',
  summary: 'Opens a closed ticket again.',
  params: ticketParams,
  answer: ticketRow,
  refusals: ['tickets.not-found', 'tickets.gone'],
});

export const markSpam = endpoint({
  method: 'PUT',
  path: '/tickets/{ticketId}/spam',
  summary: 'Files a ticket as spam; its clocks end and come back if it is taken out.',
  params: ticketParams,
  answer: ticketRow,
  refusals: ['tickets.not-found'],
});

export const clearSpam = endpoint({
  method: 'DELETE',
  path: '/tickets/{ticketId}/spam',
  summary: 'Takes a ticket out of spam with its clocks as they were.',
  params: ticketParams,
  answer: ticketRow,
  refusals: ['tickets.not-found'],
});

export const deleteTicket = endpoint({
  method: 'PUT',
  path: '/tickets/{ticketId}/deletion',
  summary: 'Deletes a ticket; for thirty days it can be restored.',
  params: ticketParams,
  answer: ticketRow,
  refusals: ['tickets.not-found'],
});

export const restoreTicket = endpoint({
  method: 'DELETE',
  path: '/tickets/{ticketId}/deletion',
  summary: 'Restores a deleted ticket with its clocks as they were.',
  params: ticketParams,
  answer: ticketRow,
  refusals: ['tickets.not-found'],
});

export const snoozeTicket = endpoint({
  method: 'PUT',
  path: '/tickets/{ticketId}/snooze',
  summary: 'Puts a ticket aside until an instant; its clocks go on.',
  params: ticketParams,
  body: z.object({ until: instant }),
  answer: ticketRow,
  refusals: ['tickets.not-found', 'tickets.snooze-past'],
});

export const wakeTicket = endpoint({
  method: 'DELETE',
  path: '/tickets/{ticketId}/snooze',
  summary: 'Takes a ticket up again.',
  params: ticketParams,
  answer: ticketRow,
  refusals: ['tickets.not-found'],
});

export const dismissAnswer = endpoint({
  method: 'PUT',
  path: '/tickets/{ticketId}/answer-dismissal',
  summary: 'Says that the customer’s last message needs no answer, which ends its clock.',
  params: ticketParams,
  body: z.object({ reason: z.string().trim().max(200).nullable().default(null) }),
  answer: ticketRow,
  refusals: ['tickets.not-found'],
});

export const markRead = endpoint({
  method: 'PUT',
  path: '/tickets/{ticketId}/reading',
  summary: 'Says that what is new in a ticket has been seen.',
  params: ticketParams,
  refusals: ['tickets.not-found'],
});

export const takeNext = endpoint({
  method: 'POST',
  path: '/ticket-takings',
  summary: 'To solve: hands over the most urgent ticket the caller may take, and makes it theirs.',
  body: z.object({ siteId: z.uuid().optional(), groupId: z.uuid().optional() }).default({}),
  /** `ticket` is null when nothing waits; then `nextDueAt` says when the next promise is due. */
  answer: z.object({ ticket: ticketRow.nullable(), nextDueAt: instant.nullable() }),
});
