import type { LevelRule } from '#api/promise/level-rules.ts';
import { type ConditionTree, isGroup } from '#core/conditions/condition.ts';
import { isEmpty } from './condition-chip.tsx';

/** Does a rule say all it needs, as it is written (SLA-3)? One that does not stays on the page and is not in the draft. */
export function isWholeRule({ name, conditions }: LevelRule): boolean {
  if (name.trim() === '') return false;
  return !(conditions as ConditionTree).members.some((member) =>
    isGroup(member) ? member.conditions.length === 0 || member.conditions.some(isEmpty) : isEmpty(member),
  );
}
