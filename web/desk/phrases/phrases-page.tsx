import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listPhrases, type Phrase } from '#api/desk/phrases.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { useSiteNames } from '#web/house/users/site-names.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { Page } from '#web/kit/parts/page.tsx';
import { Section } from '#web/kit/parts/section.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { languageName } from './language-name.ts';
import { PhraseForm } from './phrase-form.tsx';
import './phrases.css';

/** The control panel's page of canned phrases (TKT-3). */
export function PhrasesPage() {
  const { t } = useTranslation('desk');
  const list = useAnswer(listPhrases, {});
  const sites = useSiteNames();
  const me = useMe();
  const may = mayDo(me, 'settings.edit');
  const [open, setOpen] = useState<Phrase | 'new'>();
  const rows = list.data?.rows ?? [];
  const make = (
    <Button
      look="pri"
      icon={<Plus size={15} aria-hidden />}
      because={may ? undefined : t('phrases.notAllowed')}
      onClick={() => setOpen('new')}
    >
      {t('phrases.new')}
    </Button>
  );
  return (
    <Page title={t('phrases.title')} lead={t('phrases.lead')} actions={make}>
      <Section flush>
        {list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : null}
        {list.isPending ? <SkeletonRows rows={4} /> : null}
        {list.data && rows.length === 0 ? (
          <EmptyState title={t('phrases.none')}>{t('phrases.noneHint')}</EmptyState>
        ) : null}
        {rows.length > 0 ? (
          <table className="dt">
            <thead>
              <tr>
                <th className="l">{t('phrases.name')}</th>
                <th className="l">{t('phrases.shortcut')}</th>
                <th className="l">{t('phrases.site')}</th>
                <th className="l">{t('phrases.language')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td className="l">
                    <button
                      type="button"
                      className="plainbtn m"
                      disabled={!mayDo(me, 'settings.edit', row.siteId)}
                      onClick={() => setOpen(row)}
                    >
                      {row.name}
                    </button>
                  </td>
                  <td className="l mono xs">/{row.shortcut}</td>
                  <td className="l t2">
                    {row.siteId === null
                      ? t('phrases.allSites')
                      : (sites.find((site) => site.id === row.siteId)?.name ?? '–')}
                  </td>
                  <td className="l t2">
                    {row.language === null ? t('phrases.anyLanguage') : languageName(row.language)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : null}
      </Section>
      {open ? (
        <PhraseForm
          key={open === 'new' ? 'new' : open.id}
          phrase={open === 'new' ? undefined : open}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
    </Page>
  );
}
