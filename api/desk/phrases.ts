import { z } from 'zod';
import { languages } from '#core/house/users/language.ts';
import { endpoint } from '#api/platform/endpoint.ts';

const phraseParams = z.object({ phraseId: z.uuid() });

/** What is said about a canned phrase (TKT-3). */
export const phraseFields = z.object({
  name: z.string().trim().min(1).max(120),
  /** Typed after `/` in the composer: `leverans`. */
  shortcut: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}_-]{1,30}$/u),
  /** HTML with variables like `{{person.firstName}}`; it is made safe. */
  bodyHtml: z.string().min(1).max(50_000),
  /** The site it belongs to; null is for every site. */
  siteId: z.uuid().nullable(),
  /** Null suits every language. */
  language: z.enum(languages).nullable(),
});

/** A canned phrase [fras] (TKT-3). */
export const phrase = phraseFields.extend({ id: z.uuid() });
export type Phrase = z.output<typeof phrase>;

export const listPhrases = endpoint({
  method: 'GET',
  path: '/phrases',
  summary: 'Canned phrases of the caller’s sites and of all sites, by name.',
  answer: z.object({ rows: z.array(phrase) }),
});

export const createPhrase = endpoint({
  method: 'POST',
  path: '/phrases',
  summary: 'Makes a canned phrase; its shortcut is its own among those of the same site and language.',
  body: phraseFields.extend({
    siteId: z.uuid().nullable().default(null),
    language: z.enum(languages).nullable().default(null),
  }),
  answer: phrase,
  refusals: ['phrases.shortcut-taken', 'phrases.empty', 'sites.not-found'],
});

export const changePhrase = endpoint({
  method: 'PATCH',
  path: '/phrases/{phraseId}',
  summary: 'Changes a canned phrase.',
  params: phraseParams,
  body: phraseFields.partial(),
  answer: phrase,
  refusals: ['phrases.not-found', 'phrases.shortcut-taken', 'phrases.empty', 'sites.not-found'],
});

export const deletePhrase = endpoint({
  method: 'DELETE',
  path: '/phrases/{phraseId}',
  summary: 'Deletes a canned phrase; what was written with it stays.',
  params: phraseParams,
  refusals: ['phrases.not-found'],
});
