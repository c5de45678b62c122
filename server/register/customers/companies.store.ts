import { sql } from 'kysely';
import type { Instant } from '#core/platform/instant.ts';
import { nameOrder } from '#server/platform/db/alphabet.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { jsonText } from '#server/platform/db/json-text.ts';

/** A company's row (CRM-1). */
export interface CompanyRow {
  readonly id: string;
  readonly name: string;
  readonly organisationNumber: string;
  readonly address: string;
  readonly domains: readonly string[];
  readonly numberSeries: readonly string[];
  readonly siteId: string | null;
  readonly customerGroup: string;
  readonly vip: boolean;
  readonly notes: string;
  readonly customFields: Readonly<Record<string, unknown>>;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly deletedAt: Instant | null;
}

export type CompanyTables = { companies: CompanyRow };
const tables = (tx: Tx) => tx.db.withTables<CompanyTables>();
const people = sql<number>`(select count(*) from persons p where p.company_id = companies.id and p.deleted_at is null)`;

/** One company that has not been taken out, with how many people it has. */
export async function findCompany(tx: Tx, id: string): Promise<(CompanyRow & { people: number }) | undefined> {
  return tables(tx)
    .selectFrom('companies')
    .selectAll()
    .select(people.as('people'))
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
}

/** The company one of these domains belongs to, the most particular domain first (EML-5). */
export async function findCompanyByDomains(tx: Tx, domains: readonly string[]): Promise<CompanyRow | undefined> {
  if (domains.length === 0) return undefined;
  const rows = await tables(tx)
    .selectFrom('companies')
    .selectAll()
    .where(sql<boolean>`domains && ${domains}::text[]`)
    .where('deletedAt', 'is', null)
    .execute();
  const place = (row: CompanyRow) => domains.findIndex((domain) => row.domains.includes(domain));
  return rows.toSorted((a, b) => place(a) - place(b))[0];
}

/** Companies by name after a place in the list, narrowed by words of name, number and domain. */
export async function searchCompanies(
  tx: Tx,
  asked: {
    readonly text?: string | undefined;
    readonly after?: { readonly name: string; readonly id: string } | undefined;
    readonly limit: number;
    readonly sites: 'everywhere' | ReadonlySet<string>;
  },
): Promise<(CompanyRow & { people: number })[]> {
  const { text, after, sites } = asked;
  const order = nameOrder(tx);
  let query = tables(tx).selectFrom('companies').selectAll().select(people.as('people')).where('deletedAt', 'is', null);
  if (text !== undefined && text !== '') {
    const like = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) =>
      eb.or([
        sql<boolean>`lower(name) like ${like}`,
        sql<boolean>`organisation_number like ${like}`,
        sql<boolean>`array_to_string(domains, ' ') like ${like}`,
      ]),
    );
  }
  if (sites !== 'everywhere')
    query = query.where(sql<boolean>`(site_id is null or site_id = any(${[...sites]}::uuid[]))`);
  if (after !== undefined) query = query.where(order.isAfter(after));
  return query.orderBy(order.name).orderBy('id').limit(asked.limit).execute();
}

/** Every company's name, for what refers to companies by name. */
export async function allCompanyNames(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tables(tx).selectFrom('companies').select(['id', 'name']).where('deletedAt', 'is', null).execute();
}

/** Writes a new company. */
export async function insertCompany(tx: Tx, company: CompanyRow): Promise<void> {
  await tables(tx)
    .insertInto('companies')
    .values({ ...company, customFields: jsonText(company.customFields) as never })
    .execute();
}

/** Writes changes of a company. */
export async function updateCompany(tx: Tx, id: string, changes: Partial<CompanyRow>): Promise<void> {
  const { customFields, ...plain } = changes;
  await tables(tx)
    .updateTable('companies')
    .set({
      ...plain,
      ...(customFields === undefined ? {} : { customFields: jsonText(customFields) as never }),
      changedAt: tx.now,
    })
    .where('id', '=', id)
    .execute();
}

/** Companies by their names, whatever their capitals; of several of one name the oldest. */
export async function companiesByNames(tx: Tx, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ name: string; id: string }>`
    select distinct on (lower(name)) lower(name) as name, id from companies
    where lower(name) collate "sv-x-icu" = any(${names.map((name) => name.toLowerCase())}::text[]) and deleted_at is null
    order by lower(name), created_at`.execute(tx.db);
  return new Map(rows.map(({ name, id }) => [name, id]));
}

/** What these companies are called. */
export async function companyNames(tx: Tx, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from companies where id = any(${ids}::uuid[])`.execute(tx.db);
  return rows.map(({ id, name }) => ({ kind: 'company', id, name }));
}
