import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { leavePublicSubscription, readPublicSubscription } from '#api/insight/report-centre.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { asLanguage, currentLanguage, i18n, loadWordsOf } from '#web/kit/language/i18n.ts';
import { CallFailed } from '#web/kit/wire/call-failed.ts';
import { useAnswer, useCall } from '#web/kit/wire/use-answer.ts';
import './report-centre.css';

/** Where who gets a report by mail ends that, by a signed link and without signing in (REP-1). */
export function LeavePage() {
  const { token = '' } = useParams({ strict: false });
  const read = useAnswer(readPublicSubscription, { params: { token } });
  const leave = useCall(leavePublicSubscription, { refresh: [readPublicSubscription] });
  const about = read.data;
  const language = asLanguage(about?.language) ?? currentLanguage();
  const t = i18n.getFixedT(language, 'insight', 'reportCentre.leave') as unknown as (
    key: string,
    facts?: object,
  ) => string;
  const [loaded, setLoaded] = useState<string>();
  useEffect(() => {
    void loadWordsOf(language, ['insight']).then(() => setLoaded(language));
  }, [language]);
  useEffect(() => {
    if (loaded === language) document.title = `${t('title')} · Svara`;
  });
  if (loaded !== language) return <main className="centre-leave" aria-busy="true" />;
  if (about === undefined) {
    if (read.isPending) return <main className="centre-leave" aria-busy="true" />;
    const gone = read.error instanceof CallFailed && read.error.status === 404;
    return (
      <main className="centre-leave" lang={language}>
        <h1>{t('gone')}</h1>
        {gone ? (
          <p className="t2">{t('goneLead')}</p>
        ) : (
          <ErrorState error={read.error} onRetry={() => void read.refetch()} />
        )}
      </main>
    );
  }
  return (
    <main className="centre-leave" lang={language}>
      <section className="card">
        <h1>{t('title')}</h1>
        {about.left ? (
          <p role="status">{t('left', about)}</p>
        ) : (
          <>
            <p>{t('lead', about)}</p>
            <Button look="pri" busy={leave.isPending} onClick={() => leave.mutate({ params: { token } })}>
              {t('button')}
            </Button>
          </>
        )}
        {leave.error ? <ErrorState error={leave.error} /> : null}
      </section>
    </main>
  );
}
