import { MultiSelect, NativeSelect, NumberInput, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type FilterAction, settable } from '#core/conditions/filter-action.ts';
import { phraseVariables } from '#core/desk/phrases/fill-phrase.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { useChoices } from '#web/promise/levels/condition-choices.ts';
import { type ActionKey, blankAction, isWholeAction, keyOf } from './filter-draft.ts';
import { conditionFieldOf } from './use-action-words.ts';

interface ActionLineProps {
  readonly action: FilterAction;
  /** What it may become: what no other line does already. */
  readonly keys: readonly ActionKey[];
  /** Null takes it away. */
  readonly onChange: (action: FilterAction | null) => void;
}

/** One thing a filter does: what, and to what (FLT-4). */
export function ActionLine({ action, keys, onChange }: ActionLineProps) {
  const { t } = useTranslation('desk');
  return (
    <div className="step-line filter-action">
      <NativeSelect
        size="xs"
        aria-label={t('filters.action')}
        value={keyOf(action)}
        data={keys.map((key) => ({ value: key, label: t(`filters.does.${key}`) }))}
        onChange={(event) => onChange(blankAction(event.currentTarget.value as ActionKey))}
      />
      <ActionFields action={action} onChange={onChange} />
      <Button
        look="ghost"
        size="xs"
        square
        icon={<X size={13} aria-hidden />}
        aria-label={t('filters.removeAction', { action: t(`filters.does.${keyOf(action)}`) })}
        onClick={() => onChange(null)}
      />
      {isWholeAction(action) ? null : <span className="hint">{t('filters.notWhole')}</span>}
    </div>
  );
}

type FieldsOf<Kind extends FilterAction['kind']> = {
  readonly action: Extract<FilterAction, { readonly kind: Kind }>;
  readonly onChange: (action: FilterAction) => void;
};

function ActionFields({ action, onChange }: Omit<ActionLineProps, 'keys'>) {
  const { t } = useTranslation('desk');
  switch (action.kind) {
    case 'set':
      return <SetValue action={action} onChange={onChange} />;
    case 'tags':
      return (
        <>
          <TagsInput
            size="xs"
            aria-label={t('filters.addTags')}
            placeholder={t('filters.addTags')}
            value={[...action.add]}
            acceptValueOnBlur
            onChange={(add) => onChange({ ...action, add })}
          />
          <TagsInput
            size="xs"
            aria-label={t('filters.removeTags')}
            placeholder={t('filters.removeTags')}
            value={[...action.remove]}
            acceptValueOnBlur
            onChange={(remove) => onChange({ ...action, remove })}
          />
        </>
      );
    case 'auto-reply':
      return <AutoReply action={action} onChange={onChange} />;
    case 'forward':
      return (
        <>
          <Addresses values={action.to} onChange={(to) => onChange({ ...action, to })} />
          <Words value={action.text} onChange={(text) => onChange({ ...action, text })} />
        </>
      );
    case 'webhook':
      return (
        <TextInput
          size="xs"
          type="url"
          maxLength={1000}
          aria-label={t('filters.does.webhook')}
          placeholder="https://"
          value={action.url}
          onChange={(event) => onChange({ ...action, url: event.currentTarget.value })}
        />
      );
    case 'alarm':
      return <Alarm action={action} onChange={onChange} />;
    default:
      return <span className="xs t3 filter-fate">{t(`filters.fates.${action.kind}`)}</span>;
  }
}

function SetValue({ action, onChange }: FieldsOf<'set'>) {
  const { t } = useTranslation('desk');
  const choices = useChoices(conditionFieldOf(action.field)) ?? [];
  const none = settable[action.field].mayBeNone ? [{ value: 'none', label: t('filters.nothing') }] : [];
  return (
    <Select
      size="xs"
      searchable
      allowDeselect={false}
      aria-label={t(`filters.does.${action.field}`)}
      placeholder={t('filters.choose')}
      value={action.to === null ? 'none' : action.to || null}
      data={[...choices.map(({ value, label }) => ({ value, label })), ...none]}
      onChange={(to) => onChange({ ...action, to: to === 'none' ? null : (to ?? '') })}
    />
  );
}

function AutoReply({ action, onChange }: FieldsOf<'auto-reply'>) {
  const { t } = useTranslation('desk');
  return (
    <div className="filter-reply">
      <TextInput
        size="xs"
        maxLength={300}
        aria-label={t('filters.subject')}
        placeholder={t('filters.subject')}
        value={action.subject}
        onChange={(event) => onChange({ ...action, subject: event.currentTarget.value })}
      />
      <Textarea
        size="xs"
        autosize
        minRows={3}
        maxLength={10_000}
        aria-label={t('filters.text')}
        placeholder={t('filters.textHint')}
        value={action.text}
        onChange={(event) => onChange({ ...action, text: event.currentTarget.value })}
      />
      <div className="row wrap filter-reply-foot">
        <NativeSelect
          size="xs"
          aria-label={t('phrases.variables')}
          value=""
          data={[
            { value: '', label: t('phrases.variables') },
            ...phraseVariables
              .filter((one) => !one.startsWith('agent.'))
              .map((one) => ({ value: one, label: t(`phrases.variable.${one}`) })),
          ]}
          onChange={(event) => onChange({ ...action, text: `${action.text}{{${event.currentTarget.value}}}` })}
        />
        <NumberInput
          size="xs"
          className="step-amount"
          aria-label={t('filters.mostPerHour')}
          value={action.mostPerHour}
          min={1}
          max={100}
          allowDecimal={false}
          onChange={(most) => onChange({ ...action, mostPerHour: Number(most) || 1 })}
        />
        <span className="xs t3">{t('filters.mostPerHour')}</span>
      </div>
    </div>
  );
}

function Alarm({ action, onChange }: FieldsOf<'alarm'>) {
  const { t } = useTranslation('desk');
  const people = useChoices('owner') ?? [];
  const groups = useChoices('department') ?? [];
  const listed = (choices: typeof people) => choices.map(({ value, label }) => ({ value, label }));
  return (
    <>
      <MultiSelect
        size="xs"
        searchable
        aria-label={t('filters.colleagues')}
        placeholder={action.userIds.length + action.groupIds.length === 0 ? t('filters.colleagues') : ''}
        value={[...action.userIds, ...action.groupIds]}
        data={[
          { group: t('filters.groups'), items: listed(groups) },
          { group: t('filters.people'), items: listed(people) },
        ]}
        onChange={(ids) => {
          const groupIds = ids.filter((id) => groups.some(({ value }) => value === id));
          onChange({ ...action, groupIds, userIds: ids.filter((id) => !groupIds.includes(id)) });
        }}
      />
      <Addresses values={action.addresses} onChange={(addresses) => onChange({ ...action, addresses })} />
      <Words value={action.text} onChange={(text) => onChange({ ...action, text })} />
    </>
  );
}

function Addresses({
  values,
  onChange,
}: {
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
}) {
  const { t } = useTranslation('desk');
  return (
    <TagsInput
      size="xs"
      aria-label={t('filters.addresses')}
      placeholder={t('filters.addresses')}
      value={[...values]}
      acceptValueOnBlur
      onChange={onChange}
    />
  );
}

function Words({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useTranslation('desk');
  return (
    <TextInput
      size="xs"
      maxLength={2000}
      aria-label={t('filters.words')}
      placeholder={t('filters.words')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
