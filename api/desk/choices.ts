import { z } from 'zod';
import { statusCategories } from '#core/promise/clocks/status-category.ts';
import { endpoint } from '#api/platform/endpoint.ts';

const choiceParams = z.object({ choiceId: z.string().min(1).max(60) });

/** A status; a built-in one has its category as id and no name until it is renamed (TKT-2). */
export const status = z.object({
  id: z.string(),
  category: z.enum(statusCategories),
  name: z.string().nullable(),
  position: z.number().int(),
  active: z.boolean(),
});

/** A ticket type or a priority (TKT-2): from the start `fault`, `order`, `other`; `low`, `medium`, `high`. */
export const choice = z.object({
  id: z.string(),
  name: z.string().nullable(),
  /** Priorities: the higher the more pressing. */
  position: z.number().int(),
  active: z.boolean(),
});

/** What a message on a closed ticket does (TKT-4). */
export const reopening = z.object({
  rule: z.enum(['reopen', 'unless-thanks', 'never']),
  withinDays: z.number().int().min(1).max(3650).nullable(),
});

/** The desk's settings, all of which can be changed. */
export const deskSettings = z.object({
  reopening,
  undoSeconds: z.number().int().min(0).max(60),
  attachmentLimitBytes: z
    .number()
    .int()
    .min(1024)
    .max(100 * 1024 * 1024),
  /** Fields that must be filled in besides the subject. */
  required: z.array(z.enum(['typeId', 'groupId', 'personId', 'companyId', 'description'])),
});

export const readChoices = endpoint({
  method: 'GET',
  path: '/ticket-choices',
  summary: 'Statuses, types, priorities and settings of the desk.',
  answer: z.object({
    statuses: z.array(status),
    types: z.array(choice),
    priorities: z.array(choice),
    settings: deskSettings,
  }),
});

export const createStatus = endpoint({
  method: 'POST',
  path: '/statuses',
  summary: 'Makes an own status of a category.',
  body: z.object({ name: z.string().trim().min(1).max(60), category: z.enum(statusCategories) }),
  answer: status,
  refusals: ['choices.name-taken'],
});

const choiceChange = z.object({
  name: z.string().trim().min(1).max(60).nullable().optional(),
  position: z.number().int().min(0).max(10_000).optional(),
  active: z.boolean().optional(),
});

export const changeStatus = endpoint({
  method: 'PATCH',
  path: '/statuses/{choiceId}',
  summary: 'Renames, moves or retires a status; a built-in one cannot be retired.',
  params: choiceParams,
  body: choiceChange,
  answer: status,
  refusals: ['choices.not-found', 'choices.name-taken', 'choices.built-in'],
});

export const createType = endpoint({
  method: 'POST',
  path: '/ticket-types',
  summary: 'Makes a ticket type.',
  body: z.object({ name: z.string().trim().min(1).max(60) }),
  answer: choice,
  refusals: ['choices.name-taken'],
});

export const changeType = endpoint({
  method: 'PATCH',
  path: '/ticket-types/{choiceId}',
  summary: 'Renames, moves or retires a ticket type.',
  params: choiceParams,
  body: choiceChange,
  answer: choice,
  refusals: ['choices.not-found', 'choices.name-taken'],
});

export const createPriority = endpoint({
  method: 'POST',
  path: '/priorities',
  summary: 'Makes a priority.',
  body: z.object({ name: z.string().trim().min(1).max(60), position: z.number().int().min(0).max(10_000) }),
  answer: choice,
  refusals: ['choices.name-taken'],
});

export const changePriority = endpoint({
  method: 'PATCH',
  path: '/priorities/{choiceId}',
  summary: 'Renames, moves or retires a priority.',
  params: choiceParams,
  body: choiceChange,
  answer: choice,
  refusals: ['choices.not-found', 'choices.name-taken', 'choices.last'],
});

export const changeDeskSettings = endpoint({
  method: 'PATCH',
  path: '/desk-settings',
  summary: 'Changes the desk’s settings.',
  body: deskSettings.partial(),
  answer: deskSettings,
});
