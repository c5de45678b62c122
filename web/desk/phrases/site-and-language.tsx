import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Language, languages } from '#languages/language.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { useSiteNames } from '#web/house/users/site-names.ts';
import { languageName } from './language-name.ts';

/** Which site and language a ready-made thing is for; only sites that whoever is signed in sets up (TKT-3, TPL-1). */
export function SiteAndLanguage({ siteId, language, onSite, onLanguage }: SiteAndLanguageProps) {
  const { t } = useTranslation('desk');
  const { sites, everywhere } = useOwnSites();
  return (
    <>
      <NativeSelect
        mt={14}
        label={t('phrases.site')}
        value={siteId ?? ''}
        data={[
          ...(everywhere ? [{ value: '', label: t('phrases.allSites') }] : []),
          ...sites.map((one) => ({ value: one.id, label: one.name })),
        ]}
        onChange={(event) => onSite(event.target.value || null)}
      />
      <NativeSelect
        mt={14}
        label={t('phrases.language')}
        value={language ?? ''}
        data={[
          { value: '', label: t('phrases.anyLanguage') },
          ...languages.map((one) => ({ value: one, label: languageName(one) })),
        ]}
        onChange={(event) => onLanguage((event.target.value || null) as Language | null)}
      />
    </>
  );
}

interface SiteAndLanguageProps {
  /** Null is every site. */
  readonly siteId: string | null;
  readonly language: Language | null;
  readonly onSite: (siteId: string | null) => void;
  readonly onLanguage: (language: Language | null) => void;
}

/** The sites whose settings whoever is signed in edits, and which of them a new thing is for to begin with. */
export function useOwnSites() {
  const me = useMe();
  const sites = useSiteNames().filter((site) => mayDo(me, 'settings.edit', site.id));
  const everywhere = mayDo(me, 'settings.edit', null);
  return { sites, everywhere, first: everywhere ? null : (sites[0]?.id ?? null) };
}
