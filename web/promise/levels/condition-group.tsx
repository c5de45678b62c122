import { Checkbox, Menu } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Condition, ConditionGroup } from '#core/conditions/condition.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { SegmentedControl } from '#web/kit/parts/segmented.tsx';
import { blankCondition, ConditionChip, conditionFields } from './condition-chip.tsx';

export interface GroupEditorProps {
  readonly group: ConditionGroup;
  readonly nameOf: (field: Condition['field'], value: string) => string;
  readonly onChange: (group: ConditionGroup) => void;
  readonly onRemove: () => void;
  /** What the group asks, where it is not for the writer to choose how its conditions are joined. */
  readonly asks?: string | undefined;
}

/** Conditions that belong together, with how they are joined and whether they are turned round (SLA-3, FLT-2). */
export function GroupEditor({ group, nameOf, onChange, onRemove, asks }: GroupEditorProps) {
  const { t } = useTranslation('promise');
  const set = (place: number, condition: Condition | null) =>
    onChange({
      ...group,
      conditions: group.conditions.flatMap((one, n) => (n !== place ? [one] : condition === null ? [] : [condition])),
    });
  return (
    <div className="rule-group">
      <div className="row xs rule-line">
        {asks === undefined ? (
          <Join value={group.join} onChange={(join) => onChange({ ...group, join })} />
        ) : (
          <span className="t3">{asks}</span>
        )}
        <Checkbox
          size="xs"
          label={t('rules.groupNot')}
          checked={group.negated}
          onChange={(event) => onChange({ ...group, negated: event.currentTarget.checked })}
        />
        <span className="grow" />
        <Button
          size="xs"
          look="ghost"
          square
          aria-label={t('rules.removeGroup')}
          onClick={onRemove}
          icon={<X size={12} />}
        />
      </div>
      <div className="row wrap rule-line">
        {group.conditions.map((condition, place) => (
          <ConditionChip
            key={`${place} ${condition.field}`}
            condition={condition}
            nameOf={nameOf}
            onChange={(changed) => set(place, changed)}
            onRemove={() => set(place, null)}
          />
        ))}
        <AddCondition onAdd={(condition) => onChange({ ...group, conditions: [...group.conditions, condition] })} />
      </div>
    </div>
  );
}

/** Whether all or any of some conditions must hold. */
export function Join({
  value,
  onChange,
}: {
  readonly value: 'all' | 'any';
  readonly onChange: (join: 'all' | 'any') => void;
}) {
  const { t } = useTranslation('promise');
  return (
    <SegmentedControl
      label={t('rules.mustHold')}
      value={value}
      options={[
        { value: 'all', label: t('rules.all') },
        { value: 'any', label: t('rules.any') },
      ]}
      onChange={onChange}
    />
  );
}

/** The fields a condition can ask about, as a menu. */
export function AddCondition({ onAdd }: { readonly onAdd: (condition: Condition) => void }) {
  const { t } = useTranslation('promise');
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button look="ghost" size="sm" icon={<Plus size={13} aria-hidden />}>
          {t('rules.condition')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className="condition-menu">
        {conditionFields.map((field) => (
          <Menu.Item key={field} onClick={() => onAdd(blankCondition(field))}>
            {t(`conditions.fields.${field}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
