import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Button } from '#web/kit/parts/button.tsx';
import type { TemplateChoiceState } from './use-template-choice.ts';
import type { UsableTemplates } from './use-templates.ts';
import './templates.css';

/** Which template a new ticket is made from, searched by name, and what came of choosing it (TPL-1, TPL-2). */
export function TemplateChoice({ value, templates, choice, nameOf }: TemplateChoiceProps) {
  const { t } = useTranslation('desk');
  const { told } = choice;
  const list = (names: readonly string[]) => names.map(nameOf).join(', ');
  const none = templates.here.length === 0;
  return (
    <div className="templatechoice">
      <Select
        label={t('templates.template')}
        searchable
        clearable
        disabled={none}
        {...(none ? { description: t('templates.noneHere') } : {})}
        placeholder={t('templates.pick')}
        data={templates.here.map(({ id, name, language }) => ({
          value: id,
          label: language === null ? name : `${name} (${language})`,
        }))}
        value={value}
        onChange={choice.choose}
      />
      {told ? (
        <div className="ban acc xs" role="status">
          <span className="grow">
            {told.filled.length > 0
              ? t('templates.filled', { name: told.name, fields: list(told.filled) })
              : t('templates.filledNothing', { name: told.name })}
            {told.kept.length > 0 ? ` ${t('templates.kept', { fields: list(told.kept) })}` : ''}
          </span>
          {told.kept.length > 0 ? (
            <Button size="xs" onClick={choice.take}>
              {t('templates.take')}
            </Button>
          ) : null}
          <Button size="xs" onClick={choice.undo}>
            {t('templates.undo')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

interface TemplateChoiceProps {
  readonly value: string | null;
  readonly templates: UsableTemplates;
  readonly choice: TemplateChoiceState;
  /** What a field of the form is called. */
  readonly nameOf: (field: string) => string;
}
