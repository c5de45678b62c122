import type { ContactFacts } from '#core/conditions/contact-facts.ts';
import type { Filter } from '#core/conditions/filter.ts';
import {
  type Fate,
  type FilterAction,
  type FilterDeed,
  isDeed,
  isFate,
  type SetField,
  settable,
} from '#core/conditions/filter-action.ts';
import type { FilterChange, FilterChanges } from './filter-changes.ts';
import { noFills, type TemplateFills, withTemplate } from './template-fills.ts';
import { type HeldRow, whyItHolds } from './why-it-holds.ts';

/** A filter that touches a contact: why, what it changes, what becomes of it and what leaves the house (FLT-4, FLT-5). */
export interface FilterTouch {
  readonly filterId: string;
  readonly name: string;
  readonly because: readonly HeldRow[];
  readonly changes: FilterChanges;
  readonly fate: Fate | null;
  readonly deeds: readonly FilterDeed[];
}

/**
 * Which filters touch a contact, in their order (FLT-1): the first that fits, and after one that continues the next.
 *
 * A filter sees what those before it set. One for a site is asked of that site's contacts only. What a colleague typed
 * in is touched only by a filter that names that source. What is dropped is touched by none after. A template that one
 * sets fills in what nobody has set.
 */
export function touchingFilters(
  filters: readonly Filter[],
  facts: ContactFacts,
  fills: TemplateFills = noFills,
): readonly FilterTouch[] {
  const touches: FilterTouch[] = [];
  let now = facts;
  for (const filter of filters) {
    if (!isAsked(filter, now)) continue;
    const because = whyItHolds(filter.ruleRows, now);
    if (because === null) continue;
    const touch = touchOf(filter, because, now, fills);
    touches.push(touch);
    if (!filter.continues || touch.fate === 'drop') break;
    now = factsAfter(now, touch.changes);
  }
  return touches;
}

/** Is a filter asked of a contact at all? (FLT-1) */
export function isAsked(filter: Filter, facts: ContactFacts): boolean {
  if (!filter.active || (filter.siteId !== null && filter.siteId !== facts.site)) return false;
  return filter.kind !== 'new' || facts.source !== 'manual' || namesManual(filter);
}

/** What is known of a contact once a filter has changed it (FLT-1). */
export function factsAfter(facts: ContactFacts, changes: FilterChanges): ContactFacts {
  const set = Object.entries(settable).flatMap(([field, { fact }]) => {
    const change = changes[field as SetField];
    return change === undefined ? [] : [[fact, change.to]];
  });
  const custom = Object.entries(changes.customFields?.to ?? {}).map(([key, value]) => [key, String(value)]);
  return {
    ...facts,
    ...Object.fromEntries(set),
    tags: changes.tags?.to ?? facts.tags,
    dueAt: changes.dueAt?.to ?? facts.dueAt,
    custom: { ...facts.custom, ...Object.fromEntries(custom) },
  };
}

function touchOf(filter: Filter, because: readonly HeldRow[], facts: ContactFacts, fills: TemplateFills): FilterTouch {
  const named = new Set(filter.actions.flatMap((action) => (action.kind === 'set' ? [action.field] : [])));
  return {
    filterId: filter.id,
    name: filter.name,
    because,
    changes: withTemplate(changesOf(filter.actions, facts), named, facts, fills),
    fate: filter.actions.find(isFate)?.kind ?? null,
    deeds: filter.actions.filter(isDeed),
  };
}

function changesOf(actions: readonly FilterAction[], facts: ContactFacts): FilterChanges {
  const set = actions.flatMap((action): [string, FilterChange<unknown>][] => {
    if (action.kind === 'set') {
      const from = facts[settable[action.field].fact];
      return from === action.to ? [] : [[action.field, { from, to: action.to }]];
    }
    if (action.kind !== 'tags') return [];
    const kept = facts.tags.filter((tag) => !action.remove.includes(tag));
    const to = [...new Set([...kept, ...action.add])];
    return to.join('\n') === facts.tags.join('\n') ? [] : [['tags', { from: facts.tags, to }]];
  });
  return Object.fromEntries(set) as FilterChanges;
}

function namesManual({ ruleRows }: Filter): boolean {
  return ruleRows.some(({ negated, conditions }) =>
    conditions.some((one) => one.field === 'source' && one.negated === negated && one.anyOf.includes('manual')),
  );
}
