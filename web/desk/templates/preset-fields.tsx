import { NumberInput, Select, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Template } from '#api/desk/templates.ts';
import { useDeskNames } from '#web/desk/tickets/desk-names.ts';
import { FieldInputs } from '#web/house/custom-fields/field-inputs.tsx';
import { useBuiltInFields, useOwnFields } from '#web/house/custom-fields/use-fields.ts';

type Presets = Template['presets'];

/** What a template fills in on a ticket (TPL-1); what is left empty it says nothing about. */
export function PresetFields({ presets, siteId, onPresets }: PresetFieldsProps) {
  const { t } = useTranslation('desk');
  const names = useDeskNames();
  const own = useOwnFields('ticket');
  const builtIn = useBuiltInFields();
  const choice = (
    field: 'typeId' | 'priority' | 'statusId' | 'groupId' | 'ownerId',
    label: string,
    rows: readonly { readonly id: string }[],
    nameOf: (id: string) => string,
  ) =>
    builtIn.hidden(field) ? null : (
      <Select
        label={builtIn.name(field, label)}
        placeholder={t('templates.leave')}
        clearable
        searchable
        data={rows.map(({ id }) => ({ value: id, label: nameOf(id) }))}
        value={presets[field]}
        onChange={(value) => onPresets({ ...presets, [field]: value })}
      />
    );
  const groups = names.groups.filter((group) => siteId === null || group.siteId === null || group.siteId === siteId);
  return (
    <>
      <div className="two">
        {choice('typeId', t('columns.type'), names.types, names.type)}
        {choice('priority', t('columns.priority'), names.priorities, names.priority)}
        {choice('statusId', t('columns.status'), names.statuses, names.status)}
        {choice('groupId', t('columns.group'), groups, names.group)}
        {choice('ownerId', t('columns.owner'), names.colleagues, names.colleague)}
        <NumberInput
          label={t('templates.dueIn')}
          placeholder={t('templates.leave')}
          min={1}
          max={87_600}
          allowDecimal={false}
          hideControls
          value={presets.dueInHours ?? ''}
          onChange={(hours) => onPresets({ ...presets, dueInHours: typeof hours === 'number' ? hours : null })}
        />
      </div>
      {builtIn.hidden('tags') ? null : (
        <TagsInput
          mt={12}
          label={builtIn.name('tags', t('columns.tags'))}
          value={[...presets.tags]}
          acceptValueOnBlur
          onChange={(tags) => onPresets({ ...presets, tags })}
        />
      )}
      <div className="col" style={{ gap: 12, marginTop: 12 }}>
        <FieldInputs
          fields={own.map((field) => ({ ...field, required: false }))}
          values={presets.customFields}
          tried={false}
          onChange={(customFields) => onPresets({ ...presets, customFields: { ...customFields } })}
        />
      </div>
    </>
  );
}

interface PresetFieldsProps {
  readonly presets: Presets;
  readonly siteId: string | null;
  readonly onPresets: (presets: Presets) => void;
}
