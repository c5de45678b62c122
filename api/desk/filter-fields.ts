import { z } from 'zod';
import { condition } from '#api/promise/condition.ts';
import { filterKinds } from '#core/conditions/filter.ts';
import { fates, type SetField, setFields } from '#core/conditions/filter-action.ts';

const text = (most: number) => z.string().trim().max(most);
const addresses = z.array(z.email().max(320)).max(50);
const tags = z.array(z.string().trim().min(1).max(60)).max(20);

/** Conditions of which any one is enough; negative, none may hold (FLT-2). */
export const filterRow = z.object({ negated: z.boolean().default(false), conditions: z.array(condition).max(50) });

/** One thing a filter does (FLT-4). */
export const filterAction = z.union([
  z.object({
    kind: z.literal('set'),
    field: z.enum(setFields as [SetField, ...SetField[]]),
    to: z.string().min(1).max(100).nullable(),
  }),
  z.object({ kind: z.literal('tags'), add: tags.default([]), remove: tags.default([]) }),
  z.object({ kind: z.enum(fates) }),
  z.object({
    kind: z.literal('auto-reply'),
    subject: text(300).default(''),
    /** With variables like `{{person.firstName}}`. */
    text: text(10_000).min(1),
    /** So many automatic answers one sender gets within an hour at most. */
    mostPerHour: z.number().int().min(1).max(100).default(3),
  }),
  z.object({ kind: z.literal('forward'), to: addresses.min(1), text: text(10_000).default('') }),
  z.object({ kind: z.literal('webhook'), url: z.url({ protocol: /^https?$/u }).max(1000) }),
  z.object({
    kind: z.literal('alarm'),
    userIds: z.array(z.uuid()).max(200).default([]),
    groupIds: z.array(z.uuid()).max(50).default([]),
    addresses: addresses.default([]),
    text: text(2_000).default(''),
  }),
]);

/** What a filter is made of (FLT-1…4). */
export const filterFields = z.object({
  name: z.string().trim().min(1).max(120),
  kind: z.enum(filterKinds),
  /** The site whose contacts it is for; null is every site. */
  siteId: z.uuid().nullable(),
  active: z.boolean(),
  /** All must hold. */
  ruleRows: z.array(filterRow).max(30),
  actions: z.array(filterAction).max(30),
  /** The next filter that fits is asked too. */
  continues: z.boolean(),
});

/** A filter [filter] (FLT-1). */
export const filter = filterFields.extend({
  id: z.uuid(),
  version: z.number().int(),
  /** The caller may change it; the others touch their tickets too. */
  mayChange: z.boolean(),
});
export type Filter = z.output<typeof filter>;
