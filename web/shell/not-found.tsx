import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { paths } from '#web/kit/frame/paths.ts';
import { EmptyState } from '#web/kit/parts/states.tsx';

/** An address where nothing is. */
export function NotFound() {
  const { t } = useTranslation('kit');
  return (
    <main className="center">
      <EmptyState
        title={<h1>{t('states.notFound')}</h1>}
        action={<Link to={paths.home()}>{t('states.toTheDesk')}</Link>}
      >
        {t('states.notFoundHint')}
      </EmptyState>
    </main>
  );
}
