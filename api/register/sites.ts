import { z } from 'zod';
import { languages } from '#core/house/users/language.ts';
import { endpoint } from '#api/platform/endpoint.ts';

const siteParams = z.object({ siteId: z.uuid() });

/** What an administrator says about an answering site (SIT-1). */
export const siteFields = z.object({
  /** Short id, at most eight characters: `FJALLBO`. */
  code: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9ÅÄÖåäö_-]{1,8}$/u),
  name: z.string().trim().min(1).max(120),
  description: z.string().trim().max(2000),
  /** Shown to the agent when a contact of the site opens. */
  instruction: z.string().trim().max(4000),
  senderName: z.string().trim().max(120),
  /** The address the site's answers come from; null takes the mail account's. */
  senderAddress: z.email().max(254).nullable(),
  /** First lines of an answer: `Hej {förnamn},`. */
  greeting: z.string().max(2000),
  /** Ends an answer, safe HTML; `{agent}` is the agent's name. */
  signatureHtml: z.string().max(20_000),
  /** A small PNG, JPEG, GIF or WebP as a data URL. */
  signaturePicture: z
    .string()
    .max(400_000)
    .regex(/^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=]+$/u)
    .nullable(),
  /** The first is the site's own. */
  languages: z.array(z.enum(languages)).min(1).max(4),
  /** The site's own calendar; null takes the base calendar. */
  calendarId: z.uuid().nullable(),
  /** Begins the number of the site's tickets: `FJ` in FJ-20418. */
  prefix: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-ZÅÄÖ0-9]{1,8}$/u),
  /** Top bar of the customer's page. */
  colour: z.string().regex(/^#[0-9a-fA-F]{6}$/u),
});

/** An answering site [svarsställe] (SIT-1). */
export const site = siteFields.extend({ id: z.uuid(), active: z.boolean(), openTickets: z.number().int() });
export type Site = z.output<typeof site>;

export const listSites = endpoint({
  method: 'GET',
  path: '/sites',
  summary: 'The sites the caller may see, by name.',
  answer: z.object({ rows: z.array(site) }),
});

export const readSite = endpoint({
  method: 'GET',
  path: '/sites/{siteId}',
  summary: 'One site.',
  params: siteParams,
  answer: site,
  refusals: ['sites.not-found'],
});

export const createSite = endpoint({
  method: 'POST',
  path: '/sites',
  summary: 'Makes a site with a number series of its own.',
  body: siteFields
    .partial()
    .required({ code: true, name: true })
    .extend({ firstNumber: z.number().int().min(1).max(1e12).default(1) }),
  answer: site,
  refusals: ['sites.code-taken', 'sites.prefix-taken'],
});

export const changeSite = endpoint({
  method: 'PATCH',
  path: '/sites/{siteId}',
  summary: 'Changes a site; tickets keep the numbers they have.',
  params: siteParams,
  body: siteFields.partial().extend({ active: z.boolean().optional() }),
  answer: site,
  refusals: ['sites.not-found', 'sites.code-taken', 'sites.prefix-taken', 'sites.last'],
});
