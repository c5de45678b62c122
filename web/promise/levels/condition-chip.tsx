import {
  MultiSelect,
  NumberInput,
  Popover,
  Select,
  SegmentedControl as Segments,
  TagsInput,
  TextInput,
} from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import {
  ageFields,
  type ChoiceField,
  type Condition,
  choiceFields,
  dateFields,
  flagFields,
  wordFields,
} from '#core/conditions/condition.ts';
import { type Choice, useChoices } from './condition-choices.ts';
import { sayCondition } from './condition-text.ts';

export interface ConditionChipProps {
  readonly condition: Condition;
  readonly nameOf: (field: Condition['field'], value: string) => string;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: () => void;
}

/** Every field a condition can ask about, in the order it is offered (SLA-3). */
export const conditionFields: readonly Condition['field'][] = [
  ...choiceFields,
  ...wordFields,
  ...flagFields,
  ...ageFields,
  ...dateFields,
  'custom' as const,
];

/** A condition as a chip: pressed it opens to be changed, its cross takes it away (SLA-3). */
export function ConditionChip({ condition, nameOf, onChange, onRemove }: ConditionChipProps) {
  const { t } = useTranslation('promise');
  const { field, verb, values } = sayCondition(condition, t, nameOf);
  const empty = isEmpty(condition);
  return (
    <span className={empty ? 'condition-chip empty' : 'condition-chip'}>
      <Popover defaultOpened={empty} position="bottom-start" width={320} trapFocus>
        <Popover.Target>
          <button type="button" className="condition-words">
            {field} <span className="t3">{verb}</span> <b className={'words' in condition ? 'b mono' : 'b'}>{values}</b>
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <ConditionForm condition={condition} onChange={onChange} />
        </Popover.Dropdown>
      </Popover>
      <button
        type="button"
        className="btn ghost xs sq"
        aria-label={t('rules.removeCondition', { field: field || verb })}
        onClick={onRemove}
      >
        <X size={12} aria-hidden />
      </button>
    </span>
  );
}

/** A condition of a field that says nothing yet. */
export function blankCondition(field: Condition['field']): Condition {
  if ((flagFields as readonly string[]).includes(field)) return { field: field as 'deleted', negated: false };
  if ((wordFields as readonly string[]).includes(field))
    return { field: field as 'subject', negated: false, words: [] };
  if ((ageFields as readonly string[]).includes(field)) {
    return { field: field as 'created-age', negated: false, minutes: 60, clock: 'business' };
  }
  if ((dateFields as readonly string[]).includes(field)) {
    return { field: field as 'created-date', negated: false, from: null, to: null };
  }
  if (field === 'custom') return { field, negated: false, key: '', words: [] };
  return { field: field as ChoiceField, negated: false, anyOf: [] };
}

/** Does a condition still lack what it asks for? Such a one is not saved. */
export function isEmpty(condition: Condition): boolean {
  if ('anyOf' in condition) return condition.anyOf.length === 0;
  if (condition.field === 'custom') return condition.key.trim() === '' || condition.words.length === 0;
  return 'words' in condition && condition.words.length === 0;
}

function ConditionForm({
  condition,
  onChange,
}: {
  readonly condition: Condition;
  readonly onChange: (c: Condition) => void;
}) {
  const { t } = useTranslation('promise');
  const own = useChoices('custom')?.find(({ value }) => condition.field === 'custom' && value === condition.key);
  const say = (negated: boolean) => sayCondition({ ...condition, negated }, t, (_, value) => value).verb;
  return (
    <div className="condition-form">
      <Segments
        size="xs"
        value={condition.negated ? 'not' : 'is'}
        data={[
          { value: 'is', label: say(false) },
          { value: 'not', label: say(true) },
        ]}
        onChange={(value) => onChange({ ...condition, negated: value === 'not' })}
        aria-label={t('rules.negate')}
      />
      {condition.field === 'custom' ? (
        <OwnFieldKey value={condition.key} onChange={(key) => onChange({ ...condition, key })} />
      ) : null}
      {'anyOf' in condition ? (
        <ChoiceValues
          field={condition.field}
          values={condition.anyOf}
          onChange={(anyOf) => onChange({ ...condition, anyOf })}
        />
      ) : null}
      {'words' in condition ? (
        <TagsInput
          label={t('rules.values')}
          description={t('conditions.wordHint')}
          value={[...condition.words]}
          data-autofocus
          comboboxProps={{ withinPortal: false }}
          data={[...(own?.values ?? [])]}
          acceptValueOnBlur
          onChange={(words) => onChange({ ...condition, words })}
        />
      ) : null}
      {'minutes' in condition ? (
        <>
          <NumberInput
            label={t('rules.minutes')}
            value={condition.minutes}
            min={0}
            max={5_000_000}
            allowDecimal={false}
            onChange={(minutes) => onChange({ ...condition, minutes: Number(minutes) || 0 })}
          />
          <Segments
            size="xs"
            value={condition.clock}
            data={[
              { value: 'business', label: t('conditions.minutesBusiness', { count: condition.minutes }) },
              { value: 'wall', label: t('conditions.minutesWall', { count: condition.minutes }) },
            ]}
            onChange={(clock) => onChange({ ...condition, clock: clock as 'wall' | 'business' })}
          />
        </>
      ) : null}
      {'from' in condition
        ? (['from', 'to'] as const).map((end) => (
            <TextInput
              key={end}
              type="date"
              label={t(`rules.${end}`)}
              value={condition[end] === null ? '' : new Date(condition[end]).toISOString().slice(0, 10)}
              onChange={({ currentTarget: { value } }) =>
                onChange({ ...condition, [end]: value === '' ? null : Date.parse(value) })
              }
            />
          ))
        : null}
    </div>
  );
}

/** Which own field is asked about: one of those there are, or its key where none are known. */
function OwnFieldKey({ value, onChange }: { readonly value: string; readonly onChange: (key: string) => void }) {
  const { t } = useTranslation('promise');
  const choices = useChoices('custom') ?? [];
  if (choices.length === 0) {
    return <TextInput label={t('rules.key')} value={value} onChange={(event) => onChange(event.currentTarget.value)} />;
  }
  const known = value === '' || choices.some((choice) => choice.value === value);
  return (
    <Select
      label={t('rules.key')}
      searchable
      allowDeselect={false}
      comboboxProps={{ withinPortal: false }}
      value={value || null}
      data={[...choices.map(({ value: key, label }) => ({ value: key, label })), ...(known ? [] : [value])]}
      onChange={(key) => onChange(key ?? '')}
    />
  );
}

function ChoiceValues({
  field,
  values,
  onChange,
}: {
  readonly field: ChoiceField;
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
}) {
  const { t } = useTranslation('promise');
  const choices = useChoices(field);
  const none: Choice = { value: 'none', label: t('conditions.none') };
  if (choices === undefined) {
    return (
      <TagsInput label={t('rules.values')} value={[...values]} onChange={onChange} acceptValueOnBlur data-autofocus />
    );
  }
  const data = [...choices, ...(choices.some(({ value }) => value === 'none') ? [] : [none])];
  return (
    <MultiSelect
      label={t('rules.values')}
      value={[...values]}
      data={data}
      onChange={onChange}
      searchable
      data-autofocus
      comboboxProps={{ withinPortal: false }}
    />
  );
}
