import { z } from 'zod';
import { languages } from '#core/house/users/language.ts';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { customValues } from '#api/register/companies.ts';
import { ticketRow } from './ticket.ts';
import { changeable } from './tickets.ts';

const templateParams = z.object({ templateId: z.uuid() });
const itemParams = z.object({ ticketId: z.uuid(), itemId: z.uuid() });

/** What a template presets on a ticket (TPL-1); null and empty say nothing. */
export const templatePresets = z.object({
  typeId: z.string().max(60).nullable().default(null),
  priority: z.string().max(60).nullable().default(null),
  statusId: z.string().max(60).nullable().default(null),
  groupId: z.uuid().nullable().default(null),
  ownerId: z.uuid().nullable().default(null),
  tags: z.array(z.string().trim().min(1).max(60)).max(50).default([]),
  customFields: customValues.default({}),
  /** Due so many hours on the wall after the ticket is made. */
  dueInHours: z.number().int().min(1).max(87_600).nullable().default(null),
});

/** Things to do, ticked on the ticket; an item without an id is a new one. */
const checklist = z.array(z.object({ id: z.uuid().optional(), text: z.string().trim().min(1).max(300) })).max(50);

/** What is said about a template (TPL-1). */
const templateFields = z.object({
  name: z.string().trim().min(1).max(120),
  /** The site it belongs to; null is for every site. */
  siteId: z.uuid().nullable(),
  /** Null suits every language. */
  language: z.enum(languages).nullable(),
  presets: templatePresets,
  subject: z.string().trim().max(500),
  bodyText: z.string().max(100_000),
  /** For the agent; the customer never sees them. */
  instructions: z.string().trim().max(20_000),
  checklist,
  /** HTML with variables like `{{person.firstName}}`, offered as an answer; it is made safe. */
  replyHtml: z.string().max(50_000),
  /** Its plain target for the resolution in open minutes (SLA-4); set by who may set targets everywhere. */
  targetMinutes: z.number().int().min(1).max(5_000_000).nullable(),
});

/** A ticket template [mall] (TPL-1). */
export const template = templateFields.extend({
  id: z.uuid(),
  version: z.number().int(),
  checklist: z.array(z.object({ id: z.uuid(), text: z.string() })),
  archivedAt: instant.nullable(),
});
export type Template = z.output<typeof template>;

const written = ['choices.unknown', 'fields.unknown', 'groups.not-found', 'users.not-found', 'sites.not-found'];
const writing = ['templates.name-taken', ...written];

export const listTemplates = endpoint({
  method: 'GET',
  path: '/templates',
  summary: 'Ticket templates of the caller’s sites and of all sites, by name; archived ones too, marked.',
  answer: z.object({ rows: z.array(template) }),
});

export const createTemplate = endpoint({
  method: 'POST',
  path: '/templates',
  summary: 'Makes a ticket template; its name is its own among those of the same site and language.',
  body: templateFields.extend({
    siteId: z.uuid().nullable().default(null),
    language: z.enum(languages).nullable().default(null),
    presets: templatePresets.prefault({}),
    subject: templateFields.shape.subject.default(''),
    bodyText: templateFields.shape.bodyText.default(''),
    instructions: templateFields.shape.instructions.default(''),
    checklist: checklist.default([]),
    replyHtml: templateFields.shape.replyHtml.default(''),
    targetMinutes: templateFields.shape.targetMinutes.default(null),
  }),
  answer: template,
  refusals: writing,
});

export const changeTemplate = endpoint({
  method: 'PATCH',
  path: '/templates/{templateId}',
  summary: 'Changes a ticket template; what its tickets have already taken from it stays.',
  params: templateParams,
  body: templateFields.partial().extend({ version: z.number().int() }),
  answer: template,
  refusals: ['templates.not-found', 'templates.stale', ...writing],
});

export const archiveTemplate = endpoint({
  method: 'PUT',
  path: '/templates/{templateId}/archiving',
  summary: 'Archives a template: it is offered no more, and tickets keep it.',
  params: templateParams,
  answer: template,
  refusals: ['templates.not-found'],
});

export const restoreTemplate = endpoint({
  method: 'DELETE',
  path: '/templates/{templateId}/archiving',
  summary: 'Offers an archived template again.',
  params: templateParams,
  answer: template,
  refusals: ['templates.not-found', 'templates.name-taken'],
});

export const setTicketTemplate = endpoint({
  method: 'PUT',
  path: '/tickets/{ticketId}/template',
  summary: 'Sets the template of a ticket and fills in what nobody has set; the answer holds what to send to undo it.',
  params: z.object({ ticketId: z.uuid() }),
  body: z.object({
    /** Null takes the template away. */
    templateId: z.uuid().nullable(),
    /** Whether its presets fill what nobody has set. */
    fill: z.boolean().default(true),
  }),
  answer: z.object({
    ticket: ticketRow,
    filled: z.array(z.string()),
    /** Send this as a change of the ticket to undo. */
    undo: changeable.partial(),
  }),
  refusals: ['tickets.not-found', 'tickets.gone', 'tickets.merged', 'templates.not-found', 'templates.other-site'],
});

export const tickItem = endpoint({
  method: 'PUT',
  path: '/tickets/{ticketId}/checklist/{itemId}',
  summary: 'Ticks an item of the ticket’s checklist; who and when is kept.',
  params: itemParams,
  refusals: ['tickets.not-found', 'tickets.gone', 'tickets.merged', 'templates.item-not-found'],
});

export const untickItem = endpoint({
  method: 'DELETE',
  path: '/tickets/{ticketId}/checklist/{itemId}',
  summary: 'Takes back that an item of the ticket’s checklist is done.',
  params: itemParams,
  refusals: ['tickets.not-found', 'tickets.gone', 'tickets.merged', 'templates.item-not-found'],
});
