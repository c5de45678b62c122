import { Drawer, NumberInput, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeTemplate, createTemplate, listTemplates, type Template } from '#api/desk/templates.ts';
import { listFallbackTargets } from '#api/promise/level-rules.ts';
import { noPresets } from '#core/desk/templates/template.ts';
import { PhraseBody } from '#web/desk/phrases/phrase-body.tsx';
import { SiteAndLanguage, useOwnSites } from '#web/desk/phrases/site-and-language.tsx';
import { mayDoEverywhere, useMe } from '#web/house/me/use-me.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { useCall } from '#web/kit/wire/use-answer.ts';
import { blankItem, ChecklistEditor, type WrittenItem } from './checklist-editor.tsx';
import { PresetFields } from './preset-fields.tsx';
import { useArchiving } from './use-archiving.ts';
import '#web/desk/desk.css';
import './templates.css';

/** What a template begins as: nothing, or what a ticket has. */
export type TemplateBeginning = Omit<Template, 'id' | 'version' | 'archivedAt'>;

const nothing: TemplateBeginning = {
  name: '',
  siteId: null,
  language: null,
  presets: { ...noPresets, tags: [], customFields: {} },
  subject: '',
  bodyText: '',
  instructions: '',
  checklist: [],
  replyHtml: '',
  targetMinutes: null,
};

/** Everything that is said about a ticket template (TPL-1). */
export function TemplateForm({ template, beginning, onClose, onMade }: TemplateFormProps) {
  const { t } = useTranslation('desk');
  const { first } = useOwnSites();
  const maySetTargets = mayDoEverywhere(useMe(), 'settings.edit');
  const [form, setForm] = useState<TemplateBeginning>(() => template ?? beginning ?? { ...nothing, siteId: first });
  const [items, setItems] = useState<readonly WrittenItem[]>(() =>
    form.checklist.map(({ id, text }) => ({ ...blankItem(), id, text })),
  );
  const put = (next: Partial<TemplateBeginning>) => setForm((before) => ({ ...before, ...next }));
  const refresh = [listTemplates, listFallbackTargets];
  const create = useCall(createTemplate, {
    refresh,
    onSuccess: (made) => {
      onClose();
      onMade?.(made.name);
    },
  });
  const change = useCall(changeTemplate, { refresh, onSuccess: onClose });
  const archiving = useArchiving();
  const error = create.error ?? change.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (form.name.trim() === '') return;
    const { name, siteId, language, presets, subject, bodyText, instructions, replyHtml, targetMinutes } = form;
    const said = Object.entries(presets.customFields).filter(([, value]) => value !== null && value !== '');
    const body = {
      ...{ name, siteId, language, subject, bodyText, instructions, replyHtml },
      presets: { ...presets, customFields: Object.fromEntries(said) },
      checklist: items
        .filter(({ text }) => text.trim() !== '')
        .map(({ id, text }) => (id === undefined ? { text } : { id, text })),
      ...(maySetTargets ? { targetMinutes } : {}),
    };
    if (template) change.mutate({ params: { templateId: template.id }, body: { ...body, version: template.version } });
    else create.mutate({ body });
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('phrases.close') }}
      position="right"
      title={template?.name ?? t('templates.new')}
      size={640}
    >
      <form className="templateform" onSubmit={submit} noValidate>
        <TextInput
          data-autofocus
          label={t('phrases.name')}
          withAsterisk
          maxLength={120}
          value={form.name}
          onChange={(event) => put({ name: event.currentTarget.value })}
        />
        <SiteAndLanguage
          siteId={form.siteId}
          language={form.language}
          onSite={(siteId) => put({ siteId })}
          onLanguage={(language) => put({ language })}
        />
        <h3>{t('templates.presets')}</h3>
        <p className="xs t3">{t('templates.presetsHint')}</p>
        <PresetFields presets={form.presets} siteId={form.siteId} onPresets={(presets) => put({ presets })} />
        <h3>{t('templates.words')}</h3>
        <p className="xs t3">{t('templates.wordsHint')}</p>
        <TextInput
          mt={10}
          label={t('templates.subject')}
          maxLength={500}
          value={form.subject}
          onChange={(event) => put({ subject: event.currentTarget.value })}
        />
        <Textarea
          mt={12}
          label={t('templates.body')}
          autosize
          minRows={3}
          maxRows={12}
          value={form.bodyText}
          onChange={(event) => put({ bodyText: event.currentTarget.value })}
        />
        <h3>{t('templates.guidance')}</h3>
        <p className="xs t3">{t('templates.instructionsHint')}</p>
        <Textarea
          mt={10}
          label={t('templates.instructions')}
          autosize
          minRows={3}
          maxRows={12}
          value={form.instructions}
          onChange={(event) => put({ instructions: event.currentTarget.value })}
        />
        <div className="lab" style={{ margin: '14px 0 4px' }}>
          {t('templates.checklist')}
        </div>
        <ChecklistEditor items={items} onItems={setItems} />
        <PhraseBody label={t('templates.reply')} html={form.replyHtml} onHtml={(replyHtml) => put({ replyHtml })} />
        <p className="xs t3">{t('templates.replyHint')}</p>
        <NumberInput
          mt={18}
          label={t('templates.target')}
          description={t(maySetTargets ? 'templates.targetHint' : 'templates.targetNotAllowed')}
          disabled={!maySetTargets}
          min={1}
          max={5_000_000}
          allowDecimal={false}
          hideControls
          value={form.targetMinutes ?? ''}
          onChange={(minutes) => put({ targetMinutes: typeof minutes === 'number' ? minutes : null })}
        />
        {error ? (
          <div style={{ marginTop: 14 }}>
            <ErrorState error={error} />
          </div>
        ) : null}
        <div className="row" style={{ marginTop: 18 }}>
          <Button
            type="submit"
            look="pri"
            busy={create.isPending || change.isPending}
            disabled={form.name.trim() === ''}
          >
            {t('phrases.save')}
          </Button>
          <Button look="ghost" onClick={onClose}>
            {t('phrases.cancel')}
          </Button>
          <span className="grow" />
          {template ? (
            <Button
              onClick={() => {
                onClose();
                archiving(template, template.archivedAt === null);
              }}
            >
              {t(template.archivedAt === null ? 'templates.archive' : 'templates.restore')}
            </Button>
          ) : null}
        </div>
      </form>
    </Drawer>
  );
}

interface TemplateFormProps {
  readonly template?: Template | undefined;
  /** What a new one begins as. */
  readonly beginning?: TemplateBeginning | undefined;
  readonly onClose: () => void;
  readonly onMade?: (name: string) => void;
}
