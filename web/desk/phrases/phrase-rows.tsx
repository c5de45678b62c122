import { useTranslation } from 'react-i18next';
import type { Phrase } from '#api/desk/phrases.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { useSiteNames } from '#web/house/users/site-names.ts';
import { languageName } from './language-name.ts';
import { plainPhrase } from './plain-phrase.ts';

/** The phrases with how they begin, whose they are and what they are called by (TKT-3). */
export function PhraseRows({ rows, onOpen }: PhraseRowsProps) {
  const { t } = useTranslation('desk');
  const sites = useSiteNames();
  const me = useMe();
  return (
    <table className="dt">
      <thead>
        <tr>
          <th className="l">{t('phrases.name')}</th>
          <th className="l">{t('phrases.shortcut')}</th>
          <th className="l">{t('phrases.body')}</th>
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
                onClick={() => onOpen(row)}
              >
                {row.name}
              </button>
            </td>
            <td className="l mono xs">/{row.shortcut}</td>
            <td className="l t2">
              <span className="cut phrase-begins">{plainPhrase(row.bodyHtml)}</span>
            </td>
            <td className="l t2">
              {row.siteId === null
                ? t('phrases.allSites')
                : (sites.find((site) => site.id === row.siteId)?.name ?? '–')}
            </td>
            <td className="l t2">{row.language === null ? t('phrases.anyLanguage') : languageName(row.language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface PhraseRowsProps {
  readonly rows: readonly Phrase[];
  readonly onOpen: (phrase: Phrase) => void;
}
