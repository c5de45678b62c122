import { useMemo } from 'react';
import { listFields, type OwnField } from '#api/house/custom-fields.ts';
import type { BuiltInField, FieldSubject } from '#core/house/custom-fields/custom-field.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';

const rarely = { staleTime: 60_000 };

/** The own fields of tickets, persons or companies that are shown, in order (TKT-1). */
export function useOwnFields(about: FieldSubject): readonly OwnField[] {
  const rows = useAnswer(listFields, {}, rarely).data?.rows;
  return useMemo(() => (rows ?? []).filter((field) => field.about === about && !field.hidden), [rows, about]);
}

/** How the fields every ticket has are called here, and which are hidden (TKT-1). */
export function useBuiltInFields() {
  const rows = useAnswer(listFields, {}, rarely).data?.builtIn ?? [];
  const find = (field: BuiltInField) => rows.find((one) => one.field === field);
  return {
    name: (field: BuiltInField, ordinary: string) => find(field)?.name ?? ordinary,
    hidden: (field: BuiltInField) => find(field)?.hidden ?? false,
  };
}
