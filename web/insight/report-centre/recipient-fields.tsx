import { Checkbox, MultiSelect, Select, TagsInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listColleagues } from '#api/house/users.ts';
import { languages } from '#core/house/users/language.ts';
import { reportFormats } from '#core/insight/report-centre/report.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import type { SubscriptionDraft } from './subscription-draft.ts';

export interface RecipientFieldsProps {
  readonly draft: SubscriptionDraft;
  /** The names of who gets it already, while colleagues are not known yet. */
  readonly known: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (next: Partial<SubscriptionDraft>) => void;
}

/** Who gets a report, and as which files (REP-1). */
export function RecipientFields({ draft, known, onChange }: RecipientFieldsProps) {
  const { t, i18n } = useTranslation('insight');
  const [wrong, setWrong] = useState<string>();
  const colleagues = useAnswer(listColleagues, {}, { staleTime: 60_000 }).data?.rows.filter(({ blocked }) => !blocked);
  const names = new Map([...known, ...(colleagues ?? [])].map(({ id, name }) => [id, name]));
  return (
    <>
      <MultiSelect
        searchable
        label={t('reportCentre.form.recipients')}
        description={t('reportCentre.form.recipientsHint')}
        data={[...names].map(([value, label]) => ({ value, label }))}
        value={[...draft.recipientIds]}
        onChange={(recipientIds) => onChange({ recipientIds })}
      />
      <TagsInput
        label={t('reportCentre.form.addresses')}
        description={t('reportCentre.form.addressesHint')}
        value={[...draft.addresses]}
        error={wrong === undefined ? undefined : t('reportCentre.form.addressWrong', { address: wrong })}
        splitChars={[',', ';', ' ']}
        onChange={(all) => {
          const bad = all.find((one) => !/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(one));
          setWrong(bad);
          onChange({ addresses: all.filter((one) => one !== bad) });
        }}
      />
      {draft.addresses.length > 0 ? (
        <Select
          label={t('reportCentre.form.language')}
          data={languages.map((value) => ({
            value,
            label: new Intl.DisplayNames(i18n.language, { type: 'language' }).of(value) ?? value,
          }))}
          value={draft.language}
          allowDeselect={false}
          onChange={(value) => onChange({ language: languages.find((one) => one === value) ?? 'sv' })}
        />
      ) : null}
      <div role="group" aria-label={t('reportCentre.form.formats')}>
        <div className="lab">{t('reportCentre.form.formats')}</div>
        <div className="row wrap centre-formats">
          {reportFormats.map((format) => (
            <Checkbox
              key={format}
              size="sm"
              label={t(`reportCentre.form.formatNames.${format}`)}
              checked={draft.formats.includes(format)}
              disabled={draft.formats.length === 1 && draft.formats[0] === format}
              onChange={({ currentTarget: { checked } }) =>
                onChange({
                  formats: reportFormats.filter((one) => (one === format ? checked : draft.formats.includes(one))),
                })
              }
            />
          ))}
        </div>
      </div>
    </>
  );
}
