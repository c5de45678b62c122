import { Checkbox, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { deskSettings } from '#api/desk/choices.ts';
import { useBuiltInFields } from '#web/house/custom-fields/use-fields.ts';
import { Section } from '#web/kit/parts/section.tsx';

type Settings = z.output<typeof deskSettings>;
type Required = Settings['required'][number];

const MEGABYTE = 1024 * 1024;
const undoChoices = [0, 5, 10, 20, 30, 60];
const limitChoices = [1, 5, 10, 15, 20];

/** How long an answer can be taken back, how large a file may be, and what a new ticket must say (TKT-1, TKT-3). */
export function SendingCard({ settings, because, onChange }: SendingCardProps) {
  const { t } = useTranslation('desk');
  const builtIn = useBuiltInFields();
  const limit = Math.round(settings.attachmentLimitBytes / MEGABYTE);
  const withOwn = (list: readonly number[], own: number) => [...new Set([...list, own])].toSorted((a, b) => a - b);
  const locked = { disabled: because !== undefined, title: because };
  const fields: readonly [Required, string][] = [
    ['personId', t('columns.who')],
    ['description', t('new.description')],
    ['typeId', builtIn.name('typeId', t('columns.type'))],
    ['groupId', builtIn.name('groupId', t('columns.group'))],
  ];
  return (
    <>
      <Section title={t('choices.sending')}>
        <NativeSelect
          {...locked}
          label={t('choices.undo')}
          value={String(settings.undoSeconds)}
          data={withOwn(undoChoices, settings.undoSeconds).map((seconds) => ({
            value: String(seconds),
            label: seconds === 0 ? t('choices.undoNever') : t('choices.seconds', { count: seconds }),
          }))}
          onChange={(event) => onChange({ undoSeconds: Number(event.target.value) })}
        />
        <NativeSelect
          {...locked}
          mt={14}
          label={t('choices.limit')}
          value={String(limit)}
          data={withOwn(limitChoices, limit).map((megabytes) => ({
            value: String(megabytes),
            label: `${megabytes} MB`,
          }))}
          onChange={(event) => onChange({ attachmentLimitBytes: Number(event.target.value) * MEGABYTE })}
        />
      </Section>
      <Section title={t('choices.required')} hint={t('choices.requiredHint')}>
        {fields.map(([field, label]) => (
          <Checkbox
            key={field}
            {...locked}
            mt={8}
            label={label}
            checked={settings.required.includes(field)}
            onChange={(event) =>
              onChange({
                required: event.target.checked
                  ? [...settings.required, field]
                  : settings.required.filter((one) => one !== field),
              })
            }
          />
        ))}
      </Section>
    </>
  );
}

interface SendingCardProps {
  readonly settings: Settings;
  readonly because: string | undefined;
  readonly onChange: (changes: Partial<Settings>) => void;
}
