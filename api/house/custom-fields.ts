import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { builtInFields, fieldSubjects, fieldTypes } from '#core/house/custom-fields/custom-field.ts';

const name = z.string().trim().min(1).max(60);
const choices = z.array(z.string().trim().min(1).max(120)).max(200);

/** A field of one's own (TKT-1). */
export const customField = z.object({
  id: z.uuid(),
  about: z.enum(fieldSubjects),
  /** Its values stand under this in `customFields`; it stays when the field is renamed. */
  key: z.string(),
  name,
  type: z.enum(fieldTypes),
  required: z.boolean(),
  hidden: z.boolean(),
  choices,
});
export type OwnField = z.output<typeof customField>;

/** A field every ticket has, as it is called and whether it is shown; a null name is the ordinary one (TKT-1). */
export const builtInField = z.object({ field: z.enum(builtInFields), name: name.nullable(), hidden: z.boolean() });

export const listFields = endpoint({
  method: 'GET',
  path: '/fields',
  summary: 'Own fields of tickets, persons and companies in order, and which fields of tickets are renamed or hidden.',
  answer: z.object({ rows: z.array(customField), builtIn: z.array(builtInField) }),
});

export const createField = endpoint({
  method: 'POST',
  path: '/fields',
  summary: 'Makes a field of one’s own, last in its list.',
  body: z.object({
    about: z.enum(fieldSubjects),
    name,
    type: z.enum(fieldTypes),
    required: z.boolean().default(false),
    choices: choices.default([]),
  }),
  answer: customField,
  refusals: ['fields.name-taken', 'fields.no-choices'],
});

export const changeField = endpoint({
  method: 'PATCH',
  path: '/fields/{fieldId}',
  summary: 'Renames, requires or hides an own field, or changes what can be chosen; its type stays.',
  params: z.object({ fieldId: z.uuid() }),
  body: z.object({ name, required: z.boolean(), hidden: z.boolean(), choices }).partial(),
  answer: customField,
  refusals: ['fields.not-found', 'fields.name-taken', 'fields.no-choices'],
});

export const orderFields = endpoint({
  method: 'PUT',
  path: '/field-order',
  summary: 'Puts the own fields of tickets, persons or companies in order; every one of them is named.',
  body: z.object({ about: z.enum(fieldSubjects), fieldIds: z.array(z.uuid()).max(500) }),
  refusals: ['fields.not-found'],
});

export const changeBuiltInField = endpoint({
  method: 'PUT',
  path: '/built-in-fields/{field}',
  summary: 'Renames or hides a field that every ticket has.',
  params: z.object({ field: z.enum(builtInFields) }),
  body: z.object({ name: name.nullable(), hidden: z.boolean() }),
  refusals: ['fields.never-hidden'],
});
