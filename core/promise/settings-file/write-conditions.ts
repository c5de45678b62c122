import { type Condition, type ConditionGroup, type ConditionTree, isGroup } from '#core/conditions/condition.ts';
import { DAY, type Instant } from '#core/platform/instant.ts';
import type { Plain } from './plain.ts';

/** Conditions as the file writes them (SLA-11, SLA-3). */
export function treeFields({ join, members }: ConditionTree): Plain {
  return { [join]: members.map(memberFields) };
}

/** A condition or a group of them as the file writes it (SLA-11). */
export function memberFields(member: Condition | ConditionGroup): Plain {
  if (!isGroup(member)) return conditionFields(member);
  const group = { [member.join]: member.conditions.map(conditionFields) };
  return member.negated ? { not: group } : group;
}

function conditionFields(condition: Condition): Plain {
  const { field, negated } = condition;
  switch (field) {
    case 'deleted':
    case 'from-invitation':
    case 'open-hours':
    case 'attachments':
      return { [field]: !negated };
    default: {
      const said: Plain = { [field]: valueFields(condition) };
      return negated ? { not: said } : said;
    }
  }
}

function valueFields(condition: Condition): Plain {
  if (condition.field === 'custom') return { field: condition.key, words: [...condition.words] };
  if ('anyOf' in condition) return [...condition.anyOf];
  if ('words' in condition) return [...condition.words];
  if ('minutes' in condition) {
    return `at least ${condition.minutes} min${condition.clock === 'wall' ? ' wall-clock' : ''}`;
  }
  if ('from' in condition) return `${instantWords(condition.from)}..${instantWords(condition.to)}`;
  return true;
}

function instantWords(at: Instant | null): string {
  if (at === null) return '';
  const text = new Date(at).toISOString();
  return at % DAY === 0 ? text.slice(0, 10) : text;
}
