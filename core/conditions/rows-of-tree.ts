import { type Condition, type ConditionGroup, type ConditionTree, isGroup } from './condition.ts';
import type { FilterRow } from './filter.ts';

/**
 * A tree of conditions as the rows of a filter (FLT-2): what `treeOf` is turned round.
 *
 * Undefined where rows cannot say it: any of several of which one wants more than one thing at once.
 */
export function rowsOfTree({ join, members }: ConditionTree): readonly FilterRow[] | undefined {
  const [first, ...others] = members;
  if (join === 'all' || (first !== undefined && others.length === 0)) return members.flatMap(rowsOfMember);
  const any = members.map(anyOfMember);
  if (any.some((conditions) => conditions === undefined)) return undefined;
  return [{ negated: false, conditions: any.flatMap((conditions) => conditions ?? []) }];
}

function rowsOfMember(member: Condition | ConditionGroup): FilterRow[] {
  if (isGroup(member) && member.join === 'any') return [{ negated: member.negated, conditions: member.conditions }];
  if (isGroup(member) && !member.negated) return member.conditions.flatMap(rowsOfMember);
  return [{ negated: false, conditions: anyOfMember(member) ?? [] }];
}

/** What a member asks, as conditions of which any is enough; not all of some is any of their opposites. */
function anyOfMember(member: Condition | ConditionGroup): readonly Condition[] | undefined {
  if (!isGroup(member)) return [member];
  const { join, negated, conditions } = member;
  if ((join === 'all') === negated) return negated ? conditions.map(opposite) : conditions;
  return conditions.length === 1 ? conditions.map((one) => (negated ? opposite(one) : one)) : undefined;
}

function opposite(condition: Condition): Condition {
  return { ...condition, negated: !condition.negated };
}
