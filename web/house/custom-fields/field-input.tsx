import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import type { OwnField } from '#api/house/custom-fields.ts';
import type { FieldValue } from '#core/house/custom-fields/custom-field.ts';

export interface FieldInputProps {
  readonly field: OwnField;
  readonly value: FieldValue | undefined;
  readonly error?: string | undefined;
  readonly onChange: (value: FieldValue) => void;
}

/** The input of an own field, by what it holds (TKT-1). */
export function FieldInput({ field, value, error, onChange }: FieldInputProps) {
  const worn = { label: field.name, withAsterisk: field.required, error };
  switch (field.type) {
    case 'number':
      return (
        <NumberInput
          {...worn}
          hideControls
          value={typeof value === 'number' ? value : ''}
          onChange={(written) => onChange(typeof written === 'number' ? written : null)}
        />
      );
    case 'choice':
      return (
        <Select
          {...worn}
          clearable={!field.required}
          searchable={field.choices.length > 8}
          data={choicesWith(field.choices, value)}
          value={typeof value === 'string' ? value : null}
          onChange={onChange}
        />
      );
    case 'checkbox':
      return (
        <Checkbox
          label={field.required ? `${field.name} *` : field.name}
          error={error}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    default:
      return (
        <TextInput
          {...worn}
          type={field.type === 'date' ? 'date' : 'text'}
          maxLength={4000}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}

/** What was chosen before stands among the choices though it is no longer offered. */
function choicesWith(choices: readonly string[], value: FieldValue | undefined): string[] {
  return typeof value === 'string' && value !== '' && !choices.includes(value) ? [...choices, value] : [...choices];
}
