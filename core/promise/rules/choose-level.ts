import type { ConditionTree } from '#core/conditions/condition.ts';
import type { ContactFacts } from '#core/conditions/contact-facts.ts';
import { holds } from '#core/conditions/holds.ts';
import type { LevelChoice } from '../clocks/history.ts';

/** A rule that sets the level of the contacts it fits (SLA-3); a null level promises nothing. */
export interface LevelRule {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly conditions: ConditionTree;
  readonly levelId: string | null;
  readonly stops: boolean;
}

/** Where a plain target can stand, most specific first (SLA-4). */
export const fallbackScopes = ['ticket-type', 'template', 'site', 'general'] as const;
export type FallbackScope = (typeof fallbackScopes)[number];

/** A plain target in minutes, which judges like a level that only promises the resolution (SLA-4). */
export interface FallbackTarget {
  readonly scope: FallbackScope;
  /** The type, template or site; empty for the general one. */
  readonly scopeId: string;
  readonly minutes: number;
  readonly levelId: string;
}

/** Which level a contact has, and why (SLA-3, SLA-4). */
export interface ChosenLevel {
  readonly levelId: string | null;
  readonly why: LevelChoice;
}

/**
 * The level of a contact: rules from top to bottom, the last that fits stands unless one stops (SLA-3); where none
 * fits, the most specific plain target (SLA-4).
 */
export function chooseLevel(
  rules: readonly LevelRule[],
  fallbacks: readonly FallbackTarget[],
  facts: ContactFacts,
): ChosenLevel {
  let chosen: ChosenLevel | null = null;
  let level = facts.level;
  for (const rule of rules) {
    if (!rule.active || !holds(rule.conditions, { ...facts, level })) continue;
    chosen = { levelId: rule.levelId, why: { kind: 'rule', id: rule.id, name: rule.name } };
    level = rule.levelId;
    if (rule.stops) break;
  }
  return chosen ?? fallbackFor(fallbacks, facts) ?? { levelId: null, why: { kind: 'none' } };
}

function fallbackFor(fallbacks: readonly FallbackTarget[], facts: ContactFacts): ChosenLevel | null {
  const ids = { 'ticket-type': facts.type, template: facts.template, site: facts.site, general: '' };
  for (const scope of fallbackScopes) {
    const found = fallbacks.find((fallback) => fallback.scope === scope && fallback.scopeId === ids[scope]);
    if (found) return { levelId: found.levelId, why: { kind: 'fallback', scope } };
  }
  return null;
}
