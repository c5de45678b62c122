import { z } from 'zod';
import { languages } from '#core/house/users/language.ts';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { pageOf, pageQuery } from '#api/platform/page.ts';
import { customValues } from './companies.ts';

const personParams = z.object({ personId: z.uuid() });

/** What is known of a customer's human (CRM-1). */
export const personFields = z.object({
  name: z.string().trim().max(200),
  companyId: z.uuid().nullable(),
  siteId: z.uuid().nullable(),
  /** The first is written to. */
  addresses: z.array(z.email().max(254)).max(20),
  numbers: z.array(z.string().trim().min(3).max(40)).max(20),
  customerId: z.string().trim().max(60).nullable(),
  role: z.string().trim().max(120),
  language: z.enum(languages).nullable(),
  greeting: z.string().trim().max(1000),
  keywords: z.array(z.string().trim().min(1).max(60)).max(50),
  newsletter: z.boolean(),
  vip: z.boolean(),
  customFields: customValues,
});

/** A customer's human (CRM-1). */
export const person = personFields.extend({
  id: z.uuid(),
  companyName: z.string().nullable(),
  createdAt: instant,
  openTickets: z.number().int(),
  /** Addresses that mail has bounced from for good (EML-4). */
  deadAddresses: z.array(z.string()),
});
export type Person = z.output<typeof person>;

/** A dated note on a person (CRM-1). */
export const personNote = z.object({ id: z.uuid(), text: z.string(), userId: z.uuid().nullable(), writtenAt: instant });

/** One contact on a person's timeline, whatever the channel (CRM-1). */
export const timelineEntry = z.object({
  kind: z.enum(['ticket', 'note']),
  id: z.uuid(),
  channel: z.string(),
  title: z.string(),
  /** The ticket's number and status, empty for a note. */
  number: z.string().nullable(),
  statusId: z.string().nullable(),
  ownerName: z.string().nullable(),
  at: instant,
});

export const listPeople = endpoint({
  method: 'GET',
  path: '/people',
  summary: 'People by name, searched by name, address, number, customer id and company.',
  query: pageQuery.extend({ text: z.string().trim().max(200).optional(), companyId: z.uuid().optional() }),
  answer: pageOf(person),
});

export const readPerson = endpoint({
  method: 'GET',
  path: '/people/{personId}',
  summary: 'One person with dated notes.',
  params: personParams,
  answer: person.extend({ notes: z.array(personNote) }),
  refusals: ['people.not-found'],
});

export const readTimeline = endpoint({
  method: 'GET',
  path: '/people/{personId}/timeline',
  summary: 'Every contact with a person on every channel, newest first.',
  params: personParams,
  query: pageQuery,
  answer: pageOf(timelineEntry),
  refusals: ['people.not-found'],
});

export const createPerson = endpoint({
  method: 'POST',
  path: '/people',
  summary: 'Writes a person into the register.',
  body: personFields.partial(),
  answer: person,
  refusals: ['people.address-taken', 'people.empty', 'companies.not-found'],
});

export const changePerson = endpoint({
  method: 'PATCH',
  path: '/people/{personId}',
  summary: 'Changes what is known of a person.',
  params: personParams,
  body: personFields.partial(),
  answer: person,
  refusals: ['people.not-found', 'people.address-taken', 'companies.not-found'],
});

export const deletePerson = endpoint({
  method: 'DELETE',
  path: '/people/{personId}',
  summary: 'Takes a person out of the register; tickets stay without a name.',
  params: personParams,
  refusals: ['people.not-found'],
});

export const notePerson = endpoint({
  method: 'POST',
  path: '/people/{personId}/notes',
  summary: 'Writes a dated note on a person.',
  params: personParams,
  body: z.object({ text: z.string().trim().min(1).max(20_000) }),
  answer: personNote,
  refusals: ['people.not-found'],
});
