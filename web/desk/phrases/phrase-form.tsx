import { Drawer, NativeSelect } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePhrase, createPhrase, deletePhrase, listPhrases, type Phrase } from '#api/desk/phrases.ts';
import { phraseVariables, unknownVariables } from '#core/desk/phrases/fill-phrase.ts';
import { type Language, languages } from '#languages/language.ts';
import { type EditorHandle, WritingField } from '#web/desk/composer/editor.tsx';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { NamedInput } from '#web/house/sign-in/named-input.tsx';
import { useSiteNames } from '#web/house/users/site-names.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Field } from '#web/kit/parts/field.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { useCall } from '#web/kit/wire/use-answer.ts';
import { languageName } from './language-name.ts';
import '#web/desk/desk.css';

/** Everything that is said about a canned phrase (TKT-3). */
export function PhraseForm({ phrase, onClose }: PhraseFormProps) {
  const { t } = useTranslation('desk');
  const me = useMe();
  const sites = useSiteNames().filter((site) => mayDo(me, 'settings.edit', site.id));
  const everywhere = mayDo(me, 'settings.edit', null);
  const [name, setName] = useState(phrase?.name ?? '');
  const [shortcut, setShortcut] = useState(phrase?.shortcut ?? '');
  const [site, setSite] = useState<string>();
  const [language, setLanguage] = useState<Language | null>(phrase?.language ?? null);
  const [bodyHtml, setBody] = useState(phrase?.bodyHtml ?? '');
  const writing = useRef<EditorHandle>(null);
  const siteId = (site ?? phrase?.siteId ?? (everywhere ? '' : (sites[0]?.id ?? ''))) || null;
  const done = { refresh: [listPhrases], onSuccess: onClose };
  const create = useCall(createPhrase, done);
  const change = useCall(changePhrase, done);
  const remove = useCall(deletePhrase, done);
  const error = create.error ?? change.error ?? remove.error;
  const strange = unknownVariables(bodyHtml);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = { name, shortcut: shortcut.replace(/^\//u, ''), siteId, language, bodyHtml };
    if (phrase) change.mutate({ params: { phraseId: phrase.id }, body });
    else create.mutate({ body });
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      closeButtonProps={{ 'aria-label': t('phrases.close') }}
      position="right"
      title={phrase?.name ?? t('phrases.new')}
      size={560}
    >
      <form onSubmit={submit} noValidate>
        <Field label={t('phrases.name')}>
          <NamedInput value={name} onText={setName} maxLength={120} />
        </Field>
        <Field label={t('phrases.shortcut')} hint={t('phrases.shortcutHint')}>
          <NamedInput value={shortcut} onText={setShortcut} maxLength={31} />
        </Field>
        <NativeSelect
          mt={14}
          label={t('phrases.site')}
          value={siteId ?? ''}
          data={[
            ...(everywhere ? [{ value: '', label: t('phrases.allSites') }] : []),
            ...sites.map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={(event) => setSite(event.target.value)}
        />
        <NativeSelect
          mt={14}
          label={t('phrases.language')}
          value={language ?? ''}
          data={[
            { value: '', label: t('phrases.anyLanguage') },
            ...languages.map((one) => ({ value: one, label: languageName(one) })),
          ]}
          onChange={(event) => setLanguage((event.target.value || null) as Language | null)}
        />
        <div className="lab" style={{ margin: '14px 0 4px' }}>
          {t('phrases.body')}
        </div>
        <div className="phrasebody">
          <WritingField
            handle={writing}
            html={bodyHtml}
            placeholder="Hej {{person.firstName}},"
            onChange={setBody}
            onFiles={() => undefined}
            onSend={() => undefined}
          />
        </div>
        <NativeSelect
          mt={8}
          aria-label={t('phrases.variables')}
          value=""
          data={[
            { value: '', label: t('phrases.variables') },
            ...phraseVariables.map((one) => ({ value: one, label: t(`phrases.variable.${one}`) })),
          ]}
          onChange={(event) =>
            writing.current?.editor()?.chain().focus().insertContent(`{{${event.target.value}}}`).run()
          }
        />
        {strange.length > 0 ? (
          <p className="xs t2" role="status">
            {t('phrases.unknown', { names: strange.join(', ') })}
          </p>
        ) : null}
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
            disabled={!name.trim() || !shortcut.trim() || bodyHtml.replace(/<[^>]*>/gu, '').trim() === ''}
          >
            {t('phrases.save')}
          </Button>
          <Button look="ghost" onClick={onClose}>
            {t('phrases.cancel')}
          </Button>
          <span className="grow" />
          {phrase ? (
            <Button
              look="bad"
              busy={remove.isPending}
              onClick={() => remove.mutate({ params: { phraseId: phrase.id } })}
            >
              {t('phrases.delete')}
            </Button>
          ) : null}
        </div>
      </form>
    </Drawer>
  );
}

interface PhraseFormProps {
  readonly phrase: Phrase | undefined;
  readonly onClose: () => void;
}
