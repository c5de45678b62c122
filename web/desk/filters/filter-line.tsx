import { Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Filter } from '#api/desk/filter-fields.ts';
import type { Condition } from '#core/conditions/condition.ts';
import { treeOf } from '#core/conditions/filter.ts';
import type { FilterAction } from '#core/conditions/filter-action.ts';
import { useSiteNames } from '#web/house/users/site-names.ts';
import { Tag } from '#web/kit/parts/chips.tsx';
import { sayTree } from '#web/promise/levels/condition-text.ts';
import { useActionWords } from './use-action-words.ts';

interface FilterLineProps {
  readonly filter: Filter;
  readonly place: number;
  readonly grip: ReactNode;
  readonly nameOf: (field: Condition['field'], value: string) => string;
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onToggle: (active: boolean) => void;
}

/** A filter in the list: what it asks, what it does, where, and whether it is on (FLT-1). */
export function FilterLine({ filter, place, grip, nameOf, open, onOpen, onToggle }: FilterLineProps) {
  const { t } = useTranslation('desk');
  const { t: say } = useTranslation('promise');
  const sites = useSiteNames();
  const words = useActionWords(nameOf);
  const actions = filter.actions as readonly FilterAction[];
  const asks = sayTree(treeOf(filter.ruleRows as Parameters<typeof treeOf>[0]), say, nameOf);
  return (
    <div className={open ? 'rule-row on' : 'rule-row'}>
      {grip}
      <b className="num t3">{place + 1}</b>
      <button
        type="button"
        className="rule-said"
        aria-expanded={open}
        title={filter.mayChange ? t('filters.open', { name: filter.name }) : t('filters.notYours')}
        disabled={!filter.mayChange}
        onClick={onOpen}
      >
        <span className="m cut">{filter.name}</span>
        <span className="xs t3 cut">{asks}</span>
        <span className="xs t2 cut">
          {actions.length === 0 ? t('filters.stopsOnly') : actions.map(words).join(' · ')}
        </span>
      </button>
      <span className="row rule-tags">
        {filter.siteId === null ? null : (
          <Tag tone="neutral">{sites.find(({ id }) => id === filter.siteId)?.name ?? '–'}</Tag>
        )}
        {filter.continues ? <Tag tone="ljung">{t('filters.goesOn')}</Tag> : null}
      </span>
      <Switch
        size="sm"
        checked={filter.active}
        disabled={!filter.mayChange}
        aria-label={t('filters.toggle', { name: filter.name })}
        onChange={(event) => onToggle(event.currentTarget.checked)}
      />
    </div>
  );
}
