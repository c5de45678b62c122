import { type ConditionTree, isGroup } from '#core/conditions/condition.ts';
import type { ContactFacts } from '#core/conditions/contact-facts.ts';
import { conditionHolds, holds } from '#core/conditions/holds.ts';
import { type ChosenLevel, chooseLevel, type FallbackTarget, type LevelRule } from './choose-level.ts';

/** How a rule fared with a contact (SLA-3). */
export interface TriedRule {
  readonly id: string;
  /** False when it is off, or a rule above it stopped. */
  readonly asked: boolean;
  readonly fits: boolean;
  /** Its level stands in the end. */
  readonly stands: boolean;
  /** Of each of its conditions and groups in order: does it hold? */
  readonly members: readonly boolean[];
}

/** The level a contact would get, and how every rule came to its word (SLA-3, SLA-4): the answer to *which rule, and why*. */
export function tryRules(
  rules: readonly LevelRule[],
  fallbacks: readonly FallbackTarget[],
  facts: ContactFacts,
): { readonly chosen: ChosenLevel; readonly rules: readonly TriedRule[] } {
  const chosen = chooseLevel(rules, fallbacks, facts);
  let level = facts.level;
  let stopped = false;
  const tried = rules.map((rule) => {
    const asked = rule.active && !stopped;
    const now = { ...facts, level };
    const fits = holds(rule.conditions, now);
    const members = membersHold(rule.conditions, now);
    if (asked && fits) {
      level = rule.levelId;
      stopped = rule.stops;
    }
    return { id: rule.id, asked, fits, stands: chosen.why.kind === 'rule' && chosen.why.id === rule.id, members };
  });
  return { chosen, rules: tried };
}

function membersHold({ members }: ConditionTree, facts: ContactFacts): boolean[] {
  return members.map((member) =>
    isGroup(member) ? holds({ join: 'all', members: [member] }, facts) : conditionHolds(member, facts),
  );
}
