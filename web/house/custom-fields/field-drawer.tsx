import { Checkbox, Drawer, NativeSelect, TagsInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeField, createField, listFields, type OwnField } from '#api/house/custom-fields.ts';
import { type FieldSubject, fieldTypes } from '#core/house/custom-fields/custom-field.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Field } from '#web/kit/parts/field.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { useCall } from '#web/kit/wire/use-answer.ts';
import { NamedInput } from '../sign-in/named-input.tsx';

/** What is already written of a new field. */
export type FieldStart = Pick<OwnField, 'name' | 'type'> & { readonly choices: readonly string[] };

export interface FieldDrawerProps {
  readonly about: FieldSubject;
  /** Undefined makes a new one. */
  readonly field: OwnField | undefined;
  /** How a new one begins. */
  readonly start: FieldStart;
  readonly onClose: () => void;
}

/** Makes or changes an own field (TKT-1). */
export function FieldDrawer({ about, field, start, onClose }: FieldDrawerProps) {
  const { t } = useTranslation('house');
  const [name, setName] = useState(start.name);
  const [type, setType] = useState<OwnField['type']>(start.type);
  const [required, setRequired] = useState(field?.required ?? false);
  const [hidden, setHidden] = useState(field?.hidden ?? false);
  const [choices, setChoices] = useState<string[]>([...start.choices]);
  const refresh = [listFields];
  const create = useCall(createField, { refresh, onSuccess: onClose });
  const change = useCall(changeField, { refresh, onSuccess: onClose });
  const error = create.error ?? change.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (field) change.mutate({ params: { fieldId: field.id }, body: { name, required, hidden, choices } });
    else create.mutate({ body: { about, name, type, required, choices } });
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('fields.close') }}
      position="right"
      title={field?.name ?? t('fields.new')}
      size={440}
    >
      <form onSubmit={submit} noValidate className="col" style={{ gap: 14 }}>
        <Field label={t('fields.name')}>
          <NamedInput value={name} onText={setName} maxLength={60} data-autofocus />
        </Field>
        <NativeSelect
          label={t('fields.type')}
          description={t('fields.typeHint')}
          value={type}
          disabled={field !== undefined}
          data={fieldTypes.map((one) => ({ value: one, label: t(`fields.types.${one}`) }))}
          onChange={(event) => setType(event.currentTarget.value as OwnField['type'])}
        />
        {type === 'choice' ? (
          <TagsInput
            label={t('fields.choices')}
            description={t('fields.choicesHint')}
            acceptValueOnBlur
            value={choices}
            onChange={setChoices}
          />
        ) : null}
        <Checkbox
          label={t('fields.required')}
          checked={required}
          onChange={(event) => setRequired(event.currentTarget.checked)}
        />
        {field ? (
          <Checkbox
            label={t('fields.hidden')}
            description={t('fields.hideHint')}
            checked={hidden}
            onChange={(event) => setHidden(event.currentTarget.checked)}
          />
        ) : null}
        {error ? <ErrorState error={error} /> : null}
        <div className="row">
          <Button type="submit" look="pri" busy={create.isPending || change.isPending} disabled={!name.trim()}>
            {t('fields.save')}
          </Button>
          <Button look="ghost" onClick={onClose}>
            {t('fields.cancel')}
          </Button>
        </div>
      </form>
    </Drawer>
  );
}
