import { Drawer } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePhrase, createPhrase, listPhrases, type Phrase } from '#api/desk/phrases.ts';
import type { Language } from '#languages/language.ts';
import { NamedInput } from '#web/house/sign-in/named-input.tsx';
import { Button } from '#web/kit/parts/button.tsx';
import { Field } from '#web/kit/parts/field.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { useCall } from '#web/kit/wire/use-answer.ts';
import { PhraseBody } from './phrase-body.tsx';
import { SiteAndLanguage, useOwnSites } from './site-and-language.tsx';
import '#web/desk/desk.css';

/** Everything that is said about a canned phrase (TKT-3). */
export function PhraseForm({ phrase, onRemove, onClose }: PhraseFormProps) {
  const { t } = useTranslation('desk');
  const { first } = useOwnSites();
  const [name, setName] = useState(phrase?.name ?? '');
  const [shortcut, setShortcut] = useState(phrase?.shortcut ?? '');
  const [site, setSite] = useState<string | null>();
  const [language, setLanguage] = useState<Language | null>(phrase?.language ?? null);
  const [bodyHtml, setBody] = useState(phrase?.bodyHtml ?? '');
  const siteId = site === undefined ? (phrase ? phrase.siteId : first) : site;
  const done = { refresh: [listPhrases], onSuccess: onClose };
  const create = useCall(createPhrase, done);
  const change = useCall(changePhrase, done);
  const error = create.error ?? change.error;
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
        <SiteAndLanguage siteId={siteId} language={language} onSite={setSite} onLanguage={setLanguage} />
        <PhraseBody label={t('phrases.body')} html={bodyHtml} onHtml={setBody} />
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
            <Button look="bad" onClick={() => onRemove(phrase)}>
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
  readonly onRemove: (phrase: Phrase) => void;
  readonly onClose: () => void;
}
