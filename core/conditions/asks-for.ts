import { type Condition, type ConditionTree, isGroup } from './condition.ts';

/** Does a tree of conditions ask about a field, on its first or its second floor? (SLA-3) */
export function asksFor(tree: ConditionTree, field: Condition['field']): boolean {
  return tree.members.some((member) =>
    isGroup(member) ? member.conditions.some((one) => one.field === field) : member.field === field,
  );
}
