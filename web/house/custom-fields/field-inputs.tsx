import { useTranslation } from 'react-i18next';
import type { OwnField } from '#api/house/custom-fields.ts';
import type { FieldValues } from '#core/house/custom-fields/custom-field.ts';
import { lacks } from '#core/house/custom-fields/demand-values.ts';
import { FieldInput } from './field-input.tsx';

export interface FieldInputsProps {
  readonly fields: readonly OwnField[];
  readonly values: FieldValues;
  /** Somebody tried to save: what is missing is asked for. */
  readonly tried: boolean;
  readonly onChange: (values: FieldValues) => void;
}

/** The own fields of a form, in order; a required one is asked for by its name and what was typed stays (TKT-1). */
export function FieldInputs({ fields, values, tried, onChange }: FieldInputsProps) {
  const { t } = useTranslation('house');
  return fields.map((field) => (
    <FieldInput
      key={field.key}
      field={field}
      value={values[field.key]}
      error={tried && lacks(field, values) ? t('fields.missing', { name: field.name }) : undefined}
      onChange={(value) => onChange({ ...values, [field.key]: value })}
    />
  ));
}

/** Is something required still missing? */
export function anyLacking(fields: readonly OwnField[], values: FieldValues): boolean {
  return fields.some((field) => lacks(field, values));
}

/** The values of the fields that are shown, as a form sends them. */
export function shownValues(fields: readonly OwnField[], values: FieldValues): FieldValues {
  return Object.fromEntries(fields.map(({ key }) => [key, values[key] ?? null]));
}
