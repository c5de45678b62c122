import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition } from '#core/conditions/condition.ts';
import { type FilterRow } from '#core/conditions/filter.ts';
import type { FilterAction } from '#core/conditions/filter-action.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { useSiteNames } from '#web/house/users/site-names.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { isEmpty } from '#web/promise/levels/condition-chip.tsx';
import { GroupEditor } from '#web/promise/levels/condition-group.tsx';
import { ActionLine } from './action-line.tsx';
import { actionKeysFor, blankAction, type FilterDraft, isWholeAction, keyOf } from './filter-draft.ts';
import { FilterTrial } from './filter-trial.tsx';

export interface FilterEditorProps {
  readonly filter: FilterDraft;
  readonly nameOf: (field: Condition['field'], value: string) => string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSave: (filter: FilterDraft) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** A filter opened in place: what it asks, what it does, and what it would have done so far (FLT-1…5). */
export function FilterEditor({ filter, nameOf, busy, error, onSave, onRemove, onClose }: FilterEditorProps) {
  const { t } = useTranslation('desk');
  const me = useMe();
  const [draft, setDraft] = useState(filter);
  const set = (change: Partial<FilterDraft>) => setDraft({ ...draft, ...change });
  const everywhere = mayDo(me, 'settings.edit', null);
  const sites = useSiteNames().filter((site) => mayDo(me, 'settings.edit', site.id));
  const rows = draft.ruleRows as readonly FilterRow[];
  const actions = draft.actions as readonly FilterAction[];
  const setRow = (place: number, row: FilterRow | null) => set({ ruleRows: replaced(rows, place, row) as never });
  const setAction = (place: number, action: FilterAction | null) =>
    set({ actions: replaced(actions, place, action) as never });
  const free = (mine?: FilterAction) =>
    actionKeysFor(draft.kind).filter((key) => !actions.some((one) => one !== mine && keyOf(one) === key));
  const lacking =
    rows.some(({ conditions }) => conditions.length === 0 || conditions.some(isEmpty)) || !actions.every(isWholeAction);
  const next = free()[0];
  return (
    <div className="rule-editor">
      <div className="row wrap rule-line">
        <TextInput
          size="sm"
          className="grow"
          maxLength={120}
          aria-label={t('filters.name')}
          value={draft.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <NativeSelect
          size="sm"
          aria-label={t('filters.site')}
          value={draft.siteId ?? ''}
          data={[
            ...(everywhere ? [{ value: '', label: t('filters.allSites') }] : []),
            ...sites.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => set({ siteId: event.currentTarget.value || null })}
        />
      </div>
      <p className="xs t3 filter-asks">{t(rows.length === 0 ? 'filters.everything' : 'filters.allRows')}</p>
      {rows.map((row, place) => (
        <GroupEditor
          key={`${place} row`}
          group={{ ...row, join: 'any' }}
          asks={t('filters.anyOf')}
          nameOf={nameOf}
          onChange={({ negated, conditions }) => setRow(place, { negated, conditions })}
          onRemove={() => setRow(place, null)}
        />
      ))}
      <div>
        <Button
          look="ghost"
          size="sm"
          icon={<Plus size={13} aria-hidden />}
          onClick={() => setRow(rows.length, { negated: false, conditions: [] })}
        >
          {t('filters.addRow')}
        </Button>
      </div>
      <span className="lab">{t('filters.thenDo')}</span>
      {actions.map((action, place) => (
        <ActionLine
          key={`${place} ${keyOf(action)}`}
          action={action}
          keys={free(action)}
          onChange={(changed) => setAction(place, changed)}
        />
      ))}
      <div className="row wrap rule-line">
        <Button
          look="ghost"
          size="sm"
          icon={<Plus size={13} aria-hidden />}
          disabled={next === undefined}
          onClick={() => next && setAction(actions.length, blankAction(next))}
        >
          {t('filters.addAction')}
        </Button>
        <Checkbox
          size="xs"
          label={t('filters.continues')}
          checked={draft.continues}
          onChange={(event) => set({ continues: event.currentTarget.checked })}
        />
      </div>
      {error ? <ErrorState error={error} /> : null}
      <div className="row wrap rule-line">
        <span className="xs t3 grow">{lacking ? t('filters.lacking') : ''}</span>
        {draft.id === undefined ? null : (
          <Button size="sm" look="ghost" onClick={onRemove}>
            {t('filters.remove')}
          </Button>
        )}
        <Button size="sm" look="ghost" onClick={onClose}>
          {t('filters.cancel')}
        </Button>
        <Button
          size="sm"
          look="pri"
          busy={busy}
          disabled={lacking || draft.name.trim() === ''}
          onClick={() => onSave(draft)}
        >
          {t('filters.save')}
        </Button>
      </div>
      <FilterTrial filter={draft} lacking={lacking || draft.name.trim() === ''} nameOf={nameOf} />
    </div>
  );
}

function replaced<One>(all: readonly One[], place: number, one: One | null): One[] {
  if (place === all.length && one !== null) return [...all, one];
  return all.flatMap((each, n) => (n !== place ? [each] : one === null ? [] : [one]));
}
