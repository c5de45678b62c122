import type { Condition } from '#core/conditions/condition.ts';
import type { ContactFacts } from '#core/conditions/contact-facts.ts';
import type { FilterRow } from '#core/conditions/filter.ts';
import { conditionHolds } from '#core/conditions/holds.ts';

/** Why a row held (FLT-5): the conditions of it that did, or of a negative row those of which none did. */
export interface HeldRow {
  readonly negated: boolean;
  readonly conditions: readonly Condition[];
}

/** Why a filter's ruleRows hold for a contact, row by row (FLT-2, FLT-5); null when one does not. */
export function whyItHolds(ruleRows: readonly FilterRow[], facts: ContactFacts): readonly HeldRow[] | null {
  const held: HeldRow[] = [];
  for (const { negated, conditions } of ruleRows) {
    const holding = conditions.filter((condition) => conditionHolds(condition, facts));
    // A row without conditions asks nothing, so it holds.
    if (conditions.length > 0 && holding.length > 0 === negated) return null;
    held.push({ negated, conditions: negated ? conditions : holding });
  }
  return held;
}
