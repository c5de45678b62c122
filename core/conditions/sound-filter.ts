import { ageFields, type Condition } from './condition.ts';
import { fatesOf, type Filter } from './filter.ts';
import { isFate } from './filter-action.ts';

/** Why a filter cannot be kept as it is written (FLT-1, FLT-4). */
export const filterFaults = [
  'empty-row',
  'does-nothing',
  'done-twice',
  'wrong-fate',
  'needs-age',
  'fits-everything',
] as const;
export type FilterFault = (typeof filterFaults)[number];

/**
 * What is wrong with a filter, or null (FLT-1, FLT-4).
 *
 * A filter that does nothing and does not continue is one: it keeps those after it from being asked. One that is to act
 * as time passes must say how old; one that drops or calls spam must say of what.
 */
export function filterFault(filter: Pick<Filter, 'kind' | 'ruleRows' | 'actions' | 'continues'>): FilterFault | null {
  const { kind, ruleRows, actions, continues } = filter;
  if (ruleRows.some(({ conditions }) => conditions.length === 0)) return 'empty-row';
  if (actions.length === 0 && continues) return 'does-nothing';
  const fates = actions.filter(isFate);
  const named = actions.map((one) => (one.kind === 'set' ? one.field : isFate(one) ? 'fate' : one.kind));
  if (new Set(named).size < named.length) return 'done-twice';
  if (fates.some((fate) => !fatesOf[kind].includes(fate.kind))) return 'wrong-fate';
  if (kind === 'existing' && !ruleRows.some((row) => row.conditions.some(isAge))) return 'needs-age';
  return ruleRows.length === 0 && fates.some((fate) => fate.kind !== 'create') ? 'fits-everything' : null;
}

/** Does a condition hold only once enough time has passed? (FLT-3) */
export function isAge(condition: Condition): condition is Extract<Condition, { readonly minutes: number }> {
  return (ageFields as readonly string[]).includes(condition.field);
}
