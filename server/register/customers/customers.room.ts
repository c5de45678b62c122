import * as companies from '#api/register/companies.ts';
import * as people from '#api/register/people.ts';
import { type Caller, demandAt, mayAt, sitesWhere } from '#core/platform/caller.ts';
import type { Language } from '#core/house/users/language.ts';
import type { Right } from '#core/platform/right.ts';
import { needs, serve } from '#server/platform/http/route.ts';
import { readCursor, writeCursor } from '#server/house/users/cursor.ts';
import type { Room } from '#server/platform/room.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { changeCompany, createCompany, deleteCompany, demandCompany } from './change-companies.ts';
import { changePerson, createPerson, deletePerson, demandPerson, notePerson } from './change-people.ts';
import { type CompanyRow, findCompany, searchCompanies } from './companies.store.ts';
import { openContactsWith, timelineOf } from './contacts-of.ts';
import { notesOnTimeline } from './noted-timeline.store.ts';
import { type KnownPerson, listNotes, searchPersons } from './persons.store.ts';

const reads = needs('customers.read');
const edits = needs('customers.edit');

/** People and companies (CRM-1): those of a site are seen and changed by who works there, those of none by everybody. */
export const customersRoom: Room = {
  name: 'customers',
  routes: [
    serve(people.listPeople, reads, async ({ tx, caller, query }) => {
      const rows = await searchPersons(tx, {
        ...query,
        after: readCursor(query.cursor, ['name', 'id']),
        limit: query.limit + 1,
        sites: sitesWhere(caller, 'customers.read'),
      });
      const page = rows.slice(0, query.limit);
      const last = rows.length > page.length ? page.at(-1) : undefined;
      return { rows: await wiredPeople(tx, page), nextCursor: last ? cursorOf(last) : null };
    }),
    serve(people.readPerson, reads, async ({ tx, caller, params }) => {
      const person = await seenPerson(tx, caller, 'customers.read', params.personId);
      return { ...(await wiredPerson(tx, person)), notes: await listNotes(tx, person.id) };
    }),
    serve(people.readTimeline, reads, async ({ tx, caller, params, query }) => {
      await seenPerson(tx, caller, 'customers.read', params.personId);
      const at = readCursor(query.cursor, ['at', 'id']);
      const sites = sitesWhere(caller, 'tickets.read');
      const asked = {
        personId: params.personId,
        sites: sites === 'everywhere' ? null : [...sites],
        before: at && { at: Number(at.at) || 0, id: uuidOr(at.id) },
        limit: query.limit + 1,
      };
      const rows = await timelineOf(tx, asked, await notesOnTimeline(tx, asked));
      const page = rows.slice(0, query.limit);
      const last = rows.length > page.length ? page.at(-1) : undefined;
      return { rows: page, nextCursor: last ? writeCursor({ at: last.at, id: last.id }) : null };
    }),
    serve(people.createPerson, edits, async ({ tx, caller, body }) => {
      if (body.siteId != null) demandAt(caller, 'customers.edit', body.siteId);
      if (body.companyId != null) await seenCompany(tx, caller, 'customers.read', body.companyId);
      return wiredPerson(tx, await createPerson(tx, caller.actor, given(body)));
    }),
    serve(people.changePerson, edits, async ({ tx, caller, params, body }) => {
      await seenPerson(tx, caller, 'customers.edit', params.personId);
      if (body.siteId != null) demandAt(caller, 'customers.edit', body.siteId);
      if (body.companyId != null) await seenCompany(tx, caller, 'customers.read', body.companyId);
      return wiredPerson(tx, await changePerson(tx, caller.actor, { ...params, changes: given(body) }));
    }),
    serve(people.deletePerson, edits, async ({ tx, caller, params }) => {
      await seenPerson(tx, caller, 'customers.edit', params.personId);
      await deletePerson(tx, caller.actor, params);
    }),
    serve(people.notePerson, edits, async ({ tx, caller, params, body }) => {
      await seenPerson(tx, caller, 'customers.edit', params.personId);
      return notePerson(tx, caller.actor, { ...params, ...body, userId: caller.userId });
    }),
    serve(companies.listCompanies, reads, async ({ tx, caller, query }) => {
      const rows = await searchCompanies(tx, {
        ...query,
        after: readCursor(query.cursor, ['name', 'id']),
        limit: query.limit + 1,
        sites: sitesWhere(caller, 'customers.read'),
      });
      const page = rows.slice(0, query.limit);
      const last = rows.length > page.length ? page.at(-1) : undefined;
      return { rows: await wiredCompanies(tx, page), nextCursor: last ? cursorOf(last) : null };
    }),
    serve(companies.readCompany, reads, async ({ tx, caller, params }) =>
      wiredCompany(tx, await seenCompany(tx, caller, 'customers.read', params.companyId)),
    ),
    serve(companies.createCompany, edits, async ({ tx, caller, body }) => {
      if (body.siteId != null) demandAt(caller, 'customers.edit', body.siteId);
      return wiredCompany(tx, await createCompany(tx, caller.actor, given(body)));
    }),
    serve(companies.changeCompany, edits, async ({ tx, caller, params, body }) => {
      await seenCompany(tx, caller, 'customers.edit', params.companyId);
      if (body.siteId != null) demandAt(caller, 'customers.edit', body.siteId);
      return wiredCompany(tx, await changeCompany(tx, caller.actor, { ...params, changes: given(body) }));
    }),
    serve(companies.deleteCompany, edits, async ({ tx, caller, params }) => {
      await seenCompany(tx, caller, 'customers.edit', params.companyId);
      await deleteCompany(tx, caller.actor, params);
    }),
  ],
};

type Company = CompanyRow & { readonly people: number };

async function seenPerson(tx: Tx, caller: Caller, right: Right, personId: string): Promise<KnownPerson> {
  const person = await demandPerson(tx, personId);
  demandSeen(caller, right, person.siteId);
  return person;
}

async function seenCompany(tx: Tx, caller: Caller, right: Right, companyId: string): Promise<Company> {
  const company = await demandCompany(tx, companyId);
  demandSeen(caller, right, company.siteId);
  return company;
}

function demandSeen(caller: Caller, right: Right, siteId: string | null): void {
  if (siteId !== null && !mayAt(caller, right, siteId)) demandAt(caller, right, siteId);
}

async function wiredPeople(tx: Tx, rows: readonly KnownPerson[]) {
  const open = await openContactsWith(
    tx,
    'person',
    rows.map((row) => row.id),
  );
  const names = new Map<string, string>();
  for (const companyId of new Set(rows.flatMap((row) => row.companyId ?? [])))
    names.set(companyId, (await findCompany(tx, companyId))?.name ?? '');
  return rows.map((row) => {
    const { deletedAt: _deleted, changedAt: _changed, language, keywords, customFields, ...shown } = row;
    return {
      ...shown,
      language: language as Language | null,
      keywords: [...keywords],
      customFields: customFields as Record<string, string>,
      addresses: [...row.addresses],
      deadAddresses: [...row.deadAddresses],
      numbers: [...row.numbers],
      companyName: row.companyId === null ? null : (names.get(row.companyId) ?? null),
      openTickets: open.get(row.id) ?? 0,
    };
  });
}

async function wiredPerson(tx: Tx, row: KnownPerson) {
  const [person] = await wiredPeople(tx, [row]);
  return person as NonNullable<typeof person>;
}

async function wiredCompanies(tx: Tx, rows: readonly Company[]) {
  const open = await openContactsWith(
    tx,
    'company',
    rows.map((row) => row.id),
  );
  return rows.map((row) => {
    const { deletedAt: _deleted, changedAt: _changed, domains, numberSeries, customFields, ...shown } = row;
    return {
      ...shown,
      domains: [...domains],
      numberSeries: [...numberSeries],
      customFields: customFields as Record<string, string>,
      openTickets: open.get(row.id) ?? 0,
    };
  });
}

async function wiredCompany(tx: Tx, row: Company) {
  const [company] = await wiredCompanies(tx, [row]);
  return company as NonNullable<typeof company>;
}

function cursorOf(row: { readonly name: string; readonly id: string }): string {
  return writeCursor({ name: row.name.toLowerCase(), id: row.id });
}

function uuidOr(id: string): string {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(id) ? id : '00000000-0000-0000-0000-000000000000';
}

/** What was filled in; absent fields are left out rather than undefined. */
function given<Body extends object>(body: Body): { [Key in keyof Body]: Exclude<Body[Key], undefined> } {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as never;
}
