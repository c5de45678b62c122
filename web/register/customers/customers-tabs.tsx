import { useTranslation } from 'react-i18next';
import { PathLink } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';

/** People and companies, the two halves of the register (CRM-1). */
export function CustomersTabs({ at }: { readonly at: 'people' | 'companies' }) {
  const { t } = useTranslation('register');
  return (
    <nav className="seg" aria-label={t('people.title')}>
      <PathLink
        to={paths.people()}
        className={at === 'people' ? 'on' : ''}
        aria-current={at === 'people' ? 'page' : undefined}
      >
        {t('people.tab')}
      </PathLink>
      <PathLink
        to={paths.companies()}
        className={at === 'companies' ? 'on' : ''}
        aria-current={at === 'companies' ? 'page' : undefined}
      >
        {t('companies.tab')}
      </PathLink>
    </nav>
  );
}
