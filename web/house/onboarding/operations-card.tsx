import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { readOperations } from '#api/house/onboarding.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { Page } from '#web/kit/parts/page.tsx';
import { ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useTimes } from '#web/kit/time/use-times.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import './start.css';

/** How the installation is doing, told truthfully (OPS-1, ONB-1). */
export function OperationsCard() {
  const { t } = useTranslation('house');
  const times = useTimes();
  const may = mayDo(useMe(), 'settings.edit');
  const { data, error, refetch } = useAnswer(readOperations, {}, { enabled: may });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={4} height={28} />;
  return (
    <section className="card" style={{ padding: '14px 16px' }}>
      <div className="row" style={{ marginBottom: 10 }}>
        <h2 className="grow">{t('operations.title')}</h2>
        <span className="tag ok">
          <Check size={12} aria-hidden /> {t('operations.databaseAnswers')}
        </span>
      </div>
      <dl className="facts num">
        <dt>{t('operations.database')}</dt>
        <dd>
          PostgreSQL {data.databaseVersion.split(' ')[0]}, {t(`operations.${data.database}`)}
        </dd>
        <dt>{t('operations.size')}</dt>
        <dd>{sizeText(data.databaseBytes, times.number)}</dd>
        <dt>{t('operations.backup')}</dt>
        <dd>{data.lastBackupAt === null ? t('operations.noBackup') : times.when(data.lastBackupAt)}</dd>
        {data.waitingMails > 0 ? (
          <>
            <dt>{t('operations.waitingMails')}</dt>
            <dd>{times.number(data.waitingMails)}</dd>
          </>
        ) : null}
        {data.dataFolder ? (
          <>
            <dt>{t('operations.folder')}</dt>
            <dd className="mono">{data.dataFolder}</dd>
          </>
        ) : null}
        <dt>{t('operations.version')}</dt>
        <dd>{data.version}</dd>
      </dl>
    </section>
  );
}

/** The same as a page of its own. */
export function OperationsPage() {
  const { t } = useTranslation('house');
  return (
    <Page title={t('operations.title')} lead={t('operations.lead')}>
      <OperationsCard />
    </Page>
  );
}

function sizeText(bytes: number, number: (n: number) => string): string {
  const mega = bytes / 1024 ** 2;
  return mega < 1024 ? `${number(Math.round(mega * 10) / 10)} MB` : `${number(Math.round((mega / 1024) * 10) / 10)} GB`;
}
