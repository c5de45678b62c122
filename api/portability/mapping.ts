import { z } from 'zod';
import type { FieldRule, InstantRule, Mapping } from '#core/portability/imports/mapping.ts';
import { promises } from '#core/promise/clocks/promise.ts';
import { statusCategories } from '#core/promise/clocks/status-category.ts';

const words = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable().transform(textOf));
const text = z.union([z.string(), z.number(), z.boolean()]).transform((value) => String(value));

const fieldParts = {
  column: z.string().min(1).optional(),
  constant: text.optional(),
  template: z.string().min(1).optional(),
  values: words.optional(),
  otherwise: text.nullable().optional(),
  missing: z.enum(['create', 'leave', 'refuse']).optional(),
};
const oneSource = (rule: { column?: unknown; constant?: unknown; template?: unknown }) =>
  [rule.column, rule.constant, rule.template].filter((each) => each !== undefined).length === 1;
const sourceMessage = 'name exactly one of column, constant and template';

/** A column by its name, a template when it holds `{…}`, or the long form. */
const field = z.union([
  z
    .string()
    .min(1)
    .transform((name): FieldRule => (/\{[^{}]+\}/.test(name) ? { template: name } : { column: name })),
  z.strictObject(fieldParts).refine(oneSource, sourceMessage),
]);
const customField = z.union([
  z
    .string()
    .min(1)
    .transform((name): FieldRule => (/\{[^{}]+\}/.test(name) ? { template: name } : { column: name })),
  z
    .strictObject({ ...fieldParts, as: z.enum(['text', 'number', 'date', 'yes-no']).optional() })
    .refine(oneSource, sourceMessage),
]);

const formats = z.union([
  z
    .string()
    .min(1)
    .transform((one) => [one]),
  z.array(z.string().min(1)).min(1),
]);
const instantField = z.union([
  z
    .string()
    .min(1)
    .transform((column): InstantRule => ({ column })),
  z
    .strictObject({ column: z.string().min(1), format: formats.optional(), zone: z.string().optional() })
    .transform(({ format, ...rest }): InstantRule => ({ ...rest, formats: format })),
]);
const waiting = z.strictObject({
  from: instantField,
  to: instantField.optional(),
  status: z.enum(statusCategories).default('waiting-for-customer'),
});

/** How a file of another system becomes tickets, as YAML (API-2); docs/operating/import-tickets.md tells every word. */
export const mappingSchema = z.strictObject({
  source: z.string().trim().min(1).max(100),
  file: z
    .strictObject({
      format: z.enum(['csv', 'jsonl']).nullable().default(null),
      delimiter: z.string().length(1).nullable().default(null),
      charset: z.string().nullable().default(null),
      header: z.array(z.string()).min(1).nullable().default(null),
      missing: z.array(text).default([]),
    })
    .prefault({}),
  dates: z
    .strictObject({ format: formats.default(['iso']), zone: z.string().default('UTC') })
    .prefault({})
    .transform(({ format, zone }) => ({ formats: format, zone })),
  decimal: z.enum(['.', ',']).default('.'),
  ticket: z.strictObject({
    id: z.string().min(1),
    subject: field.optional(),
    description: field.optional(),
    status: field.optional(),
    type: field.optional(),
    priority: field.optional(),
    group: field.optional(),
    site: field.optional(),
    company: field.optional(),
    person: field.optional(),
    address: field.optional(),
    owner: field.optional(),
    level: field.optional(),
    channel: field.optional(),
    language: field.optional(),
    tags: field.optional(),
    template: field.optional(),
    referrer: field.optional(),
    custom: z.record(z.string(), customField).optional(),
    origin: z.enum(['customer', 'agent']).optional(),
  }),
  events: z
    .strictObject({
      opened: instantField.optional(),
      answered: instantField.optional(),
      assigned: instantField.optional(),
      resolved: instantField.optional(),
      closed: instantField.optional(),
      reopened: instantField.optional(),
      waiting: z.union([waiting.transform((one) => [one]), z.array(waiting)]).optional(),
    })
    .prefault({}),
  rows: z
    .strictObject({
      at: instantField,
      state: field.optional(),
      by: field.optional(),
      text: field.optional(),
    })
    .nullable()
    .default(null),
  given: z
    .strictObject({
      promise: z.enum(promises).default('resolution'),
      due: instantField.optional(),
      met: field.optional(),
    })
    .nullable()
    .default(null),
}) satisfies z.ZodType<Mapping>;

function textOf(value: string | number | boolean | null): string | null {
  return value === null ? null : String(value);
}
