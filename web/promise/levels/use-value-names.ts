import { useTranslation } from 'react-i18next';
import type { Level } from '#api/promise/levels.ts';
import type { Condition } from '#core/conditions/condition.ts';
import { useChoices } from './condition-choices.ts';

/** Gives the value of a condition the name a person knows it by; an unknown one stands as it is (SLA-3). */
export function useValueNames(levels: readonly Level[]): (field: Condition['field'], value: string) => string {
  const { t } = useTranslation('promise');
  const known = {
    site: useChoices('site'),
    department: useChoices('department'),
    owner: useChoices('owner'),
    status: useChoices('status'),
    priority: useChoices('priority'),
    type: useChoices('type'),
    template: useChoices('template'),
    company: useChoices('company'),
    source: useChoices('source'),
    language: useChoices('language'),
    custom: useChoices('custom'),
  };
  return (field, value) => {
    if (value === 'none') return t('conditions.none');
    if (field === 'level') return levels.find(({ id }) => id === value)?.name ?? value;
    if (field === 'author' && (value === 'customer' || value === 'agent' || value === 'bot')) {
      return t(`conditions.authors.${value}`);
    }
    const label = known[field as keyof typeof known]?.find((choice) => choice.value === value)?.label;
    // A site, a group or a person of elsewhere has no name here.
    return label ?? (/^[0-9a-f-]{36}$/u.test(value) ? t('conditions.unseen') : value);
  };
}
