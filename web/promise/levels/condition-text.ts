import type { TFunction } from 'i18next';
import { type Condition, type ConditionTree, isGroup } from '#core/conditions/condition.ts';

/** A condition in three parts: field, verb and values; a flag is all verb (SLA-3). */
export interface ConditionWords {
  readonly field: string;
  readonly verb: string;
  readonly values: string;
}

/** Says a condition; `name` gives a value the name a person knows it by (SLA-3, LNG-1). */
export function sayCondition(
  condition: Condition,
  t: TFunction<'promise'>,
  name: (field: Condition['field'], value: string) => string,
): ConditionWords {
  const field =
    condition.field === 'custom' ? name('custom', condition.key) : t(`conditions.fields.${condition.field}`);
  switch (condition.field) {
    case 'deleted':
    case 'from-invitation':
    case 'open-hours':
    case 'attachments':
      return { field: '', verb: t(`conditions.flags.${condition.field}${condition.negated ? 'Not' : ''}`), values: '' };
    case 'created-age':
    case 'changed-age':
    case 'last-message-age': {
      const key = condition.clock === 'wall' ? 'conditions.minutesWall' : 'conditions.minutesBusiness';
      const verb = t(condition.negated ? 'conditions.lessThan' : 'conditions.atLeast');
      return { field, verb, values: t(key, { count: condition.minutes }) };
    }
    case 'created-date':
    case 'changed-date': {
      const day = (at: number | null) => (at === null ? '…' : new Date(at).toISOString().slice(0, 10));
      const span = { from: day(condition.from), to: day(condition.to) };
      return { field, verb: t(condition.negated ? 'conditions.notBetween' : 'conditions.between', span), values: '' };
    }
    default:
      if ('words' in condition) {
        const verb = t(condition.negated ? 'conditions.containsNot' : 'conditions.contains');
        return { field, verb, values: condition.words.join(', ') };
      }
      return {
        field,
        verb: t(condition.negated ? 'conditions.isNot' : 'conditions.is'),
        values: condition.anyOf.map((value) => name(condition.field, value)).join(', '),
      };
  }
}

/** A rule's conditions as one plain sentence (SLA-3, LNG-1). */
export function sayTree(
  tree: ConditionTree,
  t: TFunction<'promise'>,
  name: (field: Condition['field'], value: string) => string,
): string {
  if (tree.members.length === 0) return t('rules.everything');
  const joined = (join: 'all' | 'any', parts: readonly string[]) =>
    parts.join(` ${t(join === 'all' ? 'rules.and' : 'rules.or')} `);
  const said = (condition: Condition) => {
    const { field, verb, values } = sayCondition(condition, t, name);
    return [field, verb, values].filter(Boolean).join(' ');
  };
  const parts = tree.members.map((member) => {
    if (!isGroup(member)) return said(member);
    const inside = joined(member.join, member.conditions.map(said));
    return member.negated
      ? `${t('rules.groupNot')} (${inside})`
      : member.conditions.length > 1
        ? `(${inside})`
        : inside;
  });
  const sentence = joined(tree.join, parts);
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
