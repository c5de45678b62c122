import { type Condition, type ConditionTree, isGroup } from '#core/conditions/condition.ts';
import { referredBy } from './read-conditions.ts';
import type { ReferenceKind } from './written.ts';

/** Puts names for ids, or ids for names (SLA-11). */
export type Rename = (kind: ReferenceKind, name: string) => string;

/** Conditions under other names (SLA-11). */
export function renameConditions({ join, members }: ConditionTree, rename: Rename): ConditionTree {
  return {
    join,
    members: members.map((member) =>
      isGroup(member)
        ? { ...member, conditions: member.conditions.map((one) => renameCondition(one, rename)) }
        : renameCondition(member, rename),
    ),
  };
}

/** A condition under other names (SLA-11). */
export function renameCondition(condition: Condition, rename: Rename): Condition {
  if (!('anyOf' in condition)) return condition;
  const kind = referredBy[condition.field];
  if (!kind) return condition;
  return { ...condition, anyOf: condition.anyOf.map((one) => (one === 'none' ? one : rename(kind, one))) };
}
