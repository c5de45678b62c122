import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeBuiltInField, listFields } from '#api/house/custom-fields.ts';
import { type BuiltInField, neverHidden } from '#core/house/custom-fields/custom-field.ts';
import { Section } from '#web/kit/parts/section.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';

/** The fields every ticket has: renamed in their place, or hidden (TKT-1). */
export function BuiltInSection({ may }: { readonly may: boolean }) {
  const { t } = useTranslation('house');
  const rows = useAnswer(listFields, {}).data?.builtIn ?? [];
  const save = useCall(changeBuiltInField, { refresh: [listFields] });
  return (
    <Section title={t('fields.builtIn')} hint={t('fields.builtInHint')} flush>
      {save.error ? <ErrorState error={save.error} /> : null}
      <table className="dt">
        <thead>
          <tr>
            <th className="l">{t('fields.name')}</th>
            <th className="l">{t('fields.calledNow')}</th>
            <th className="l">{t('fields.hidden')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, name, hidden }) => (
            <tr key={field}>
              <td className="l m">{t(`fields.ordinary.${field}`)}</td>
              <td className="l">
                <NameCell
                  key={name}
                  field={field}
                  name={name}
                  may={may}
                  onName={(named) => save.mutate({ params: { field }, body: { name: named, hidden } })}
                />
              </td>
              <td className="l">
                <Checkbox
                  aria-label={`${t('fields.hidden')}: ${t(`fields.ordinary.${field}`)}`}
                  checked={hidden}
                  disabled={!may || neverHidden.includes(field)}
                  onChange={(event) =>
                    save.mutate({ params: { field }, body: { name, hidden: event.currentTarget.checked } })
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function NameCell({ field, name, may, onName }: NameCellProps) {
  const { t } = useTranslation('house');
  const [text, setText] = useState(name ?? '');
  const ordinary = t(`fields.ordinary.${field}`);
  const keep = () => {
    const named = text.trim() || null;
    if (named !== name) onName(named);
  };
  return (
    <TextInput
      size="xs"
      maxLength={60}
      aria-label={`${t('fields.calledNow')}: ${ordinary}`}
      placeholder={ordinary}
      value={text}
      disabled={!may}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
      }}
    />
  );
}

interface NameCellProps {
  readonly field: BuiltInField;
  readonly name: string | null;
  readonly may: boolean;
  readonly onName: (name: string | null) => void;
}
