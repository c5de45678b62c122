import type { ContactFacts } from '#core/conditions/contact-facts.ts';
import type { Filter, FilterKind } from '#core/conditions/filter.ts';
import { type SetField, settable } from '#core/conditions/filter-action.ts';
import type { FilterChanges } from '#core/desk/filters/filter-changes.ts';
import { type FilterTouch, touchingFilters } from '#core/desk/filters/touching-filters.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { demandSite } from '#server/register/sites/known-sites.ts';
import type { JustKnown } from '../tickets/rule-facts.store.ts';
import { factsOf } from '../tickets/tell-promises.ts';
import type { TicketRecord } from '../tickets/tickets.store.ts';
import { canBeSet } from './filter-targets.ts';
import { filtersInForce } from './filters-in-force.ts';
import { templateFills } from './template-fills.ts';

/** A filter that touches a contact, with the fields left as they were because what it sets is gone (FLT-4). */
export interface SoundTouch extends FilterTouch {
  readonly skipped: readonly SetField[];
}

/** Which filters in force touch a contact as it would be (FLT-1); where there are none, nothing is read. */
export async function siftContact(
  tx: Tx,
  kind: FilterKind,
  ticket: Omit<TicketRecord, 'number'>,
  known: JustKnown,
): Promise<readonly SoundTouch[]> {
  const filters = await filtersInForce(tx, kind);
  if (filters.length === 0) return [];
  const { calendarId } = await demandSite(tx, ticket.siteId);
  return touchesOf(tx, filters, await factsOf(tx, ticket, calendarId, known));
}

/** The touches of filters, without what cannot be set any more: a colleague who left holds up no mail (FLT-4). */
export async function touchesOf(
  tx: Tx,
  filters: readonly Filter[],
  facts: ContactFacts,
): Promise<readonly SoundTouch[]> {
  const sound: SoundTouch[] = [];
  let { site, department } = facts;
  for (const touch of touchingFilters(filters, facts, await templateFills(tx, filters, facts.site))) {
    const skipped: SetField[] = [];
    const moved = touch.changes.site?.to ?? null;
    if (moved !== null && (await canBeSet(tx, 'site', moved, null))) site = moved;
    for (const field of Object.keys(settable) as SetField[]) {
      const to = touch.changes[field]?.to;
      if (to !== undefined && !(await canBeSet(tx, field, to, site))) skipped.push(field);
    }
    let changes = without(touch.changes, skipped);
    department = changes.group === undefined ? department : changes.group.to;
    // A group of the old site stays behind when the contact moves.
    if (changes.site !== undefined && department !== null && !(await canBeSet(tx, 'group', department, site))) {
      changes = { ...changes, group: { from: department, to: null } };
      department = null;
    }
    sound.push({ ...touch, changes, skipped });
  }
  return sound;
}

function without(changes: FilterChanges, skipped: readonly SetField[]): FilterChanges {
  return Object.fromEntries(Object.entries(changes).filter(([field]) => !skipped.includes(field as SetField)));
}
