import { useTranslation } from 'react-i18next';
import type { Condition } from '#core/conditions/condition.ts';
import { type Fate, type FilterDeed, type SetField, setFields } from '#core/conditions/filter-action.ts';
import { conditionFieldOf } from './use-action-words.ts';

/** What a filter did to a contact, as an event or a trial tells it (FLT-5). */
export interface ToldTouch {
  readonly changes: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;
  readonly fate: Fate | null;
  readonly does: readonly FilterDeed['kind'][];
  readonly skipped?: readonly SetField[];
}

/** Says what a filter did to a contact in one line (FLT-5, LNG-1); empty when it only stood in the way of others. */
export function useTouchWords(
  nameOf: (field: Condition['field'], value: string) => string,
): (touch: ToldTouch) => string {
  const { t } = useTranslation('desk');
  return ({ changes, fate, does, skipped = [] }) => {
    const set = setFields.flatMap((field) => {
      const to = changes[field]?.to;
      if (to === undefined) return [];
      const value = to === null ? t('filters.nothing') : nameOf(conditionFieldOf(field), String(to));
      return [`${t(`filters.does.${field}`)}: ${value}`];
    });
    const tags = changes['tags'] === undefined ? [] : [`${t('filters.does.tags')}: ${tagsOf(changes['tags'].to)}`];
    const filled = filledFields.flatMap((field) => (changes[field] === undefined ? [] : [t(`filters.does.${field}`)]));
    const done = [...(fate === null ? [] : [fate]), ...does].map((key) => t(`filters.does.${key}`));
    const gone = skipped.map((field) => t('filters.skipped', { field: t(`filters.does.${field}`) }));
    return [...set, ...tags, ...filled, ...done, ...gone].join(' · ');
  };
}

/** What only a template fills in. */
const filledFields = ['dueAt', 'customFields'] as const;

function tagsOf(tags: unknown): string {
  return Array.isArray(tags) && tags.length > 0 ? tags.join(', ') : '–';
}
