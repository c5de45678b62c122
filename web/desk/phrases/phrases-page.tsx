import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createPhrase, deletePhrase, listPhrases, type Phrase } from '#api/desk/phrases.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { NamedInput } from '#web/house/sign-in/named-input.tsx';
import { Button } from '#web/kit/parts/button.tsx';
import { Page } from '#web/kit/parts/page.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { toast } from '#web/kit/toast/toast.tsx';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import { PhraseForm } from './phrase-form.tsx';
import { PhraseRows } from './phrase-rows.tsx';
import { plainPhrase } from './plain-phrase.ts';
import './phrases.css';

/** The control panel's page of canned phrases (TKT-3). */
export function PhrasesPage() {
  const { t } = useTranslation('desk');
  const list = useAnswer(listPhrases, {});
  const may = mayDo(useMe(), 'settings.edit');
  const [open, setOpen] = useState<Phrase | 'new'>();
  const [text, setText] = useState('');
  const create = useCall(createPhrase, { refresh: [listPhrases] });
  const remove = useCall(deletePhrase, { refresh: [listPhrases] });
  const all = list.data?.rows ?? [];
  const sought = text.trim().toLowerCase().replace(/^\//u, '');
  const rows = all.filter(({ name, shortcut, bodyHtml }) =>
    [name, shortcut, plainPhrase(bodyHtml)].some((word) => word.toLowerCase().includes(sought)),
  );
  const because = may ? undefined : t('phrases.notAllowed');
  const takeAway = (phrase: Phrase) => {
    setOpen(undefined);
    const { id, ...fields } = phrase;
    remove.mutate(
      { params: { phraseId: id } },
      {
        onSuccess: () =>
          toast({ text: t('phrases.removed', { name: phrase.name }), undo: () => create.mutate({ body: fields }) }),
      },
    );
  };
  return (
    <Page
      title={t('phrases.title')}
      lead={t('phrases.lead')}
      actions={
        <Button look="pri" icon={<Plus size={15} aria-hidden />} because={because} onClick={() => setOpen('new')}>
          {t('phrases.new')}
        </Button>
      }
    >
      {all.length > 0 ? (
        <div style={{ maxWidth: 320 }}>
          <NamedInput
            aria-label={t('phrases.search')}
            placeholder={t('phrases.search')}
            value={text}
            onText={setText}
          />
        </div>
      ) : null}
      <Section flush>
        {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
        {(create.error ?? remove.error) ? <ErrorState error={create.error ?? remove.error} /> : null}
        {list.isPending ? <SkeletonRows rows={4} /> : null}
        {list.data && all.length === 0 ? (
          <EmptyState
            title={t('phrases.none')}
            action={
              <div className="phrase-examples">
                {examples.map((key) => (
                  <article key={key} className="card">
                    <b>{t(`phrases.examples.${key}.name`)}</b> <span className="mono xs t3">/{shortcutOf(key)}</span>
                    <p className="xs t2">{t(`phrases.examples.${key}.text`, untouched)}</p>
                    <Button
                      size="xs"
                      icon={<Plus size={13} aria-hidden />}
                      because={because}
                      busy={create.isPending}
                      onClick={() =>
                        create.mutate({
                          body: {
                            name: t(`phrases.examples.${key}.name`),
                            shortcut: shortcutOf(key),
                            siteId: null,
                            language: null,
                            bodyHtml: `<p>${t(`phrases.examples.${key}.text`, untouched)}</p>`,
                          },
                        })
                      }
                    >
                      {t('phrases.take')}
                    </Button>
                  </article>
                ))}
              </div>
            }
          >
            {t('phrases.noneHint')}
          </EmptyState>
        ) : null}
        {all.length > 0 && rows.length === 0 ? <EmptyState title={t('phrases.noMatch')} /> : null}
        {rows.length > 0 ? <PhraseRows rows={rows} onOpen={setOpen} /> : null}
      </Section>
      {open ? (
        <PhraseForm
          key={open === 'new' ? 'new' : open.id}
          phrase={open === 'new' ? undefined : open}
          onRemove={takeAway}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
    </Page>
  );

  function shortcutOf(key: (typeof examples)[number]): string {
    return t(`phrases.examples.${key}.shortcut`);
  }
}

const examples = ['thanks', 'look', 'more'] as const;
/** The variables of a phrase are written like those of our words: each stands for itself. */
const untouched = { person: { firstName: '{{person.firstName}}' }, ticket: { number: '{{ticket.number}}' } } as const;
