import type { ComponentProps } from 'react';
import { TextInput } from './password-input.tsx';

/** A text field that hands on its text; what `Field` gives it (id, description, error) passes through. */
export function NamedInput({ onText, ...field }: NamedInputProps) {
  return <TextInput {...field} onChange={(event) => onText(event.target.value)} />;
}

export interface NamedInputProps extends Omit<ComponentProps<'input'>, 'onChange'> {
  readonly value: string;
  readonly onText: (text: string) => void;
}
