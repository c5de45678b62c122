import type { FilterHit } from '#api/desk/filters.ts';
import type { Filter } from '#core/conditions/filter.ts';
import { noFills, type TemplateFills } from '#core/desk/filters/template-fills.ts';
import { isAsked, touchingFilters } from '#core/desk/filters/touching-filters.ts';
import { whyItHolds } from '#core/desk/filters/why-it-holds.ts';
import { type Caller, demandAt, type Reach, sitesWhere } from '#core/platform/caller.ts';
import { DAY } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { FilterFields } from './edit-filters.ts';
import { asFilter } from './filters-in-force.ts';
import { listFilterRecords } from './filters.store.ts';
import { type PastPage, pastBeginnings, pastReplies, type TriedContact } from './past-contacts.ts';
import { countBeginnings, countReplies, type PastWish } from './past-contacts.store.ts';
import { templateFills } from './template-fills.ts';
import { countToLookAt, pageToLookAt } from './touches.store.ts';
import { seenTickets } from './look-at-tickets.ts';

/** A page of past contacts tried against a filter (FLT-5). */
export interface FilterTrialPage {
  readonly hits: readonly FilterHit[];
  readonly scanned: number;
  readonly total: number | null;
  readonly next: string | null;
}

/** So many at once: a page is answered in a moment, and however many there are only so many are held. */
const PAGE = 1_000;

/**
 * Tries a filter that may be only written yet against what came before (FLT-5); nothing is changed.
 *
 * It is asked of each contact as it was when it came, in its place among the filters in force; one that acts as time
 * passes is asked of the tickets as they are. Whoever tries sees only tickets they may read.
 */
export async function tryFilter(
  tx: Tx,
  caller: Caller,
  input: {
    readonly filter: FilterFields;
    readonly filterId: string | null;
    readonly days: number;
    readonly after: string | null;
  },
): Promise<FilterTrialPage> {
  const { filter, filterId, days, after } = input;
  if (filter.ruleRows.some(({ conditions }) => conditions.length === 0))
    throw new Refusal('invalid', 'filters.empty-row', { name: filter.name });
  const sites = sitesOf(caller, filter.siteId);
  const wish: PastWish = { since: tx.now - days * DAY, sites, after, limit: PAGE };
  const tried: Filter = { ...filter, id: filterId ?? tx.newId(), active: true };
  const filters = await inItsPlace(tx, tried);
  const contacts = await contactsFor(tx, filter.kind, wish);
  const fills = new Map<string | null, TemplateFills>();
  for (const { facts } of contacts.contacts)
    if (!fills.has(facts.site)) fills.set(facts.site, await templateFills(tx, filters, facts.site));
  return {
    hits: contacts.contacts.flatMap(
      (contact) => hitOf(tried, filters, contact, fills.get(contact.facts.site) ?? noFills) ?? [],
    ),
    scanned: contacts.scanned,
    total: after === null ? await totalOf(tx, filter.kind, wish) : null,
    next: contacts.scanned < PAGE ? null : contacts.last,
  };
}

async function contactsFor(tx: Tx, kind: Filter['kind'], wish: PastWish): Promise<PastPage> {
  if (kind !== 'existing') return kind === 'new' ? pastBeginnings(tx, wish) : pastReplies(tx, wish);
  const ids = await pageToLookAt(tx, wish.after, wish.limit, wish.sites);
  const seen = await seenTickets(tx, ids);
  const contacts = seen.map(({ ticket, facts, read }) => {
    const { id, number, subject, changedAt } = ticket;
    return { ticket: { id, number, subject }, from: read.sender, at: changedAt, facts };
  });
  return { contacts, scanned: ids.length, last: ids.at(-1) ?? null };
}

async function totalOf(tx: Tx, kind: Filter['kind'], wish: PastWish): Promise<number> {
  if (kind === 'existing') return countToLookAt(tx, wish.sites);
  return kind === 'new' ? countBeginnings(tx, wish) : countReplies(tx, wish);
}

function hitOf(
  tried: Filter,
  filters: readonly Filter[],
  contact: TriedContact,
  fills: TemplateFills,
): FilterHit | null {
  const { facts, ticket, from, at } = contact;
  if (!isAsked(tried, facts) || whyItHolds(tried.ruleRows, facts) === null) return null;
  const touches = touchingFilters(filters, facts, fills);
  const inOrder = touches.find(({ filterId }) => filterId === tried.id);
  const [touch] = inOrder === undefined ? touchingFilters([tried], facts, fills) : [inOrder];
  if (touch === undefined) return null;
  return {
    ticket,
    from,
    at,
    because: touch.because.map(({ negated, conditions }) => ({ negated, conditions: [...conditions] })),
    changes: { ...touch.changes },
    fate: touch.fate,
    does: touch.deeds.map(({ kind }) => kind),
    takenBy: inOrder === undefined ? (touches.at(-1)?.name ?? null) : null,
  } as FilterHit;
}

async function inItsPlace(tx: Tx, tried: Filter): Promise<readonly Filter[]> {
  const known = (await listFilterRecords(tx)).filter(({ kind }) => kind === tried.kind).map(asFilter);
  const stands = known.some(({ id }) => id === tried.id);
  return stands ? known.map((one) => (one.id === tried.id ? tried : one)) : [...known, tried];
}

/** The sites whose tickets the caller both sets filters for and reads. */
function sitesOf(caller: Caller, siteId: string | null): Reach {
  if (siteId !== null) {
    for (const right of ['settings.edit', 'tickets.read'] as const) demandAt(caller, right, siteId);
    return new Set([siteId]);
  }
  const [edits, reads] = [sitesWhere(caller, 'settings.edit'), sitesWhere(caller, 'tickets.read')];
  if (edits === 'everywhere') return reads;
  return reads === 'everywhere' ? edits : new Set([...edits].filter((id) => reads.has(id)));
}
