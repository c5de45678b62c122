import type { Condition, ConditionTree } from './condition.ts';
import type { FilterAction, Fate } from './filter-action.ts';

/** What a filter looks at (FLT-1): tickets that come, messages to those there are, or tickets as time passes. */
export const filterKinds = ['new', 'reply', 'existing'] as const;
export type FilterKind = (typeof filterKinds)[number];

/** Conditions of which any one is enough; negative, none of them may hold (FLT-2). */
export interface FilterRow {
  readonly negated: boolean;
  readonly conditions: readonly Condition[];
}

/**
 * What happens by itself to the contacts it fits (FLT-1…4): all ruleRows must hold.
 *
 * It stands among the conditions, left of the desk that runs it, because the settings file writes it too.
 */
export interface Filter {
  readonly id: string;
  readonly name: string;
  readonly kind: FilterKind;
  /** Only for contacts of this site; null is for every site. */
  readonly siteId: string | null;
  readonly active: boolean;
  readonly ruleRows: readonly FilterRow[];
  readonly actions: readonly FilterAction[];
  /** The next filter that fits is asked too; else the first that fits is the only one. */
  readonly continues: boolean;
}

/** What may become of a contact by a filter of a kind (FLT-4): what is there already cannot be created or dropped. */
export const fatesOf: Readonly<Record<FilterKind, readonly Fate[]>> = {
  new: ['create', 'drop', 'spam'],
  reply: ['drop', 'spam'],
  existing: ['spam'],
};

/** A filter's ruleRows in the one language of conditions (FLT-2). */
export function treeOf(ruleRows: readonly FilterRow[]): ConditionTree {
  return { join: 'all', members: ruleRows.map(({ negated, conditions }) => ({ join: 'any', negated, conditions })) };
}
