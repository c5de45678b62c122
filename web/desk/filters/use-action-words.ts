import { useTranslation } from 'react-i18next';
import { type FilterAction, type SetField, settable } from '#core/conditions/filter-action.ts';
import type { Condition } from '#core/conditions/condition.ts';
import { keyOf } from './filter-draft.ts';

type NameOf = (field: Condition['field'], value: string) => string;

/** The field conditions know a set field by, which says whence its values come (FLT-4). */
export function conditionFieldOf(field: SetField) {
  return settable[field].fact;
}

/** Says what a filter does in a few words (FLT-4, LNG-1). */
export function useActionWords(nameOf: NameOf): (action: FilterAction) => string {
  const { t } = useTranslation('desk');
  return (action) => {
    const what = t(`filters.does.${keyOf(action)}`);
    switch (action.kind) {
      case 'set':
        return `${what}: ${action.to === null ? t('filters.nothing') : nameOf(conditionFieldOf(action.field), action.to)}`;
      case 'tags':
        return [...action.add.map((tag) => `+${tag}`), ...action.remove.map((tag) => `−${tag}`)].join(' ');
      case 'forward':
        return `${what}: ${action.to.join(', ')}`;
      default:
        return what;
    }
  };
}
