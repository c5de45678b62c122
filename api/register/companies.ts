import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { pageOf, pageQuery } from '#api/platform/page.ts';

const companyParams = z.object({ companyId: z.uuid() });

/** Values of own fields: text, number, date (`2025-10-30`), choice or ticked (CRM-1, TKT-1). */
export const customValues = z.record(
  z.string().min(1).max(60),
  z.union([z.string().max(4000), z.number(), z.boolean(), z.null()]),
);

/** What is known of a company (CRM-1). */
export const companyFields = z.object({
  name: z.string().trim().min(1).max(200),
  organisationNumber: z.string().trim().max(40),
  address: z.string().trim().max(1000),
  /** Mail from these domains is the company's: `kaffebolaget.se`. */
  domains: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[a-z0-9åäöü.-]+\.[a-z]{2,}$/u)
        .max(253),
    )
    .max(50),
  numberSeries: z.array(z.string().trim().max(40)).max(50),
  siteId: z.uuid().nullable(),
  customerGroup: z.string().trim().max(80),
  vip: z.boolean(),
  notes: z.string().max(20_000),
  customFields: customValues,
});

/** A customer company (CRM-1). */
export const company = companyFields.extend({
  id: z.uuid(),
  createdAt: instant,
  people: z.number().int(),
  openTickets: z.number().int(),
});
export type Company = z.output<typeof company>;

export const listCompanies = endpoint({
  method: 'GET',
  path: '/companies',
  summary: 'Companies by name, searched by name, organisation number and domain.',
  query: pageQuery.extend({ text: z.string().trim().max(200).optional() }),
  answer: pageOf(company),
});

export const readCompany = endpoint({
  method: 'GET',
  path: '/companies/{companyId}',
  summary: 'One company.',
  params: companyParams,
  answer: company,
  refusals: ['companies.not-found'],
});

export const createCompany = endpoint({
  method: 'POST',
  path: '/companies',
  summary: 'Writes a company into the register.',
  body: companyFields.partial().required({ name: true }),
  answer: company,
  refusals: ['companies.domain-taken', 'sites.not-found'],
});

export const changeCompany = endpoint({
  method: 'PATCH',
  path: '/companies/{companyId}',
  summary: 'Changes what is known of a company.',
  params: companyParams,
  body: companyFields.partial(),
  answer: company,
  refusals: ['companies.not-found', 'companies.domain-taken', 'sites.not-found'],
});

export const deleteCompany = endpoint({
  method: 'DELETE',
  path: '/companies/{companyId}',
  summary: 'Takes a company out of the register; its people and tickets stay.',
  params: companyParams,
  refusals: ['companies.not-found'],
});
