import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findCompany } from '#server/register/customers/companies.store.ts';
import { findPerson } from '#server/register/customers/persons.store.ts';
import { foreseeSender, recogniseSender } from '#server/register/customers/recognise-sender.ts';
import { demandSite, firstSite } from '#server/register/sites/known-sites.ts';
import type { SiteRow } from '#server/register/sites/sites.store.ts';
import type { NewTicket } from './new-ticket.ts';

/** Who a new ticket is from, and what follows from that (TKT-1). */
export interface Who {
  readonly personId: string | null;
  readonly companyId: string | null;
  readonly siteId: string | null;
  readonly language: string | null;
  readonly name: string;
}

/** Who a new ticket is from: recognised by address, or written into the register (TKT-1, EML-5). */
export async function whoAsks(tx: Tx, by: Actor, input: NewTicket): Promise<Who> {
  if (input.companyId != null && (await findCompany(tx, input.companyId)) === undefined)
    throw new Refusal('not-found', 'companies.not-found', { companyId: input.companyId });
  const person =
    input.personId != null
      ? await findPerson(tx, input.personId)
      : input.requester === undefined
        ? undefined
        : await recogniseSender(tx, by, {
            ...input.requester,
            siteId: input.siteId ?? (await firstSite(tx)).id,
          });
  if (input.personId != null && person === undefined)
    throw new Refusal('not-found', 'people.not-found', { personId: input.personId });
  return {
    personId: person?.id ?? null,
    companyId: input.companyId ?? person?.companyId ?? null,
    siteId: person?.siteId ?? null,
    language: person?.language ?? null,
    name: person?.name ?? input.requester?.name ?? '',
  };
}

/** Who a new ticket would be from; nobody is written into the register (FLT-4). */
export async function whoWouldAsk(tx: Tx, input: NewTicket): Promise<Who> {
  const { personId, requester } = input;
  const person =
    personId != null
      ? await findPerson(tx, personId)
      : requester === undefined
        ? undefined
        : await foreseeSender(tx, requester.address);
  return {
    personId: person?.id ?? null,
    companyId: input.companyId ?? person?.companyId ?? null,
    siteId: person?.siteId ?? null,
    language: person?.language ?? null,
    name: person?.name ?? requester?.name ?? '',
  };
}

/** The site a new ticket belongs to: as said, its customer's, or the first (SIT-1). */
export async function siteFor(tx: Tx, input: NewTicket, who: Who): Promise<SiteRow> {
  const siteId = input.siteId ?? who.siteId;
  return siteId === null ? firstSite(tx) : demandSite(tx, siteId);
}
