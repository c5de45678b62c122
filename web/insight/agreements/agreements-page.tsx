import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listAgreements } from '#api/insight/agreements.ts';
import { mayDo, useMe } from '#web/house/me/use-me.ts';
import { PathLink, useGo } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { EmptyState, ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { ReportHelp } from '../sla-reports/report-help.tsx';
import { ReportsFrame } from '../sla-reports/reports-frame.tsx';
import { AgreementForm } from './agreement-form.tsx';
import { useStatementTexts } from './use-statement-texts.ts';
import './agreements.css';

/** The agreements with companies, each with how its month stands and the credits it would owe now (SLR-5). */
export function AgreementsPage() {
  const { t } = useTranslation(['insight', 'kit']);
  const texts = useStatementTexts();
  const me = useMe();
  const go = useGo();
  const answer = useAnswer(listAgreements, {});
  const [writing, setWriting] = useState(false);
  const because = mayDo(me, 'settings.edit') ? undefined : t('kit:states.noRights');
  const write = (
    <Button look="pri" icon={<Plus size={16} aria-hidden />} because={because} onClick={() => setWriting(true)}>
      {t('agreements.new')}
    </Button>
  );
  return (
    <ReportsFrame title={t('agreements.title')}>
      <header className="phead">
        <div className="grow">
          <h1>{t('agreements.title')}</h1>
          <p className="t2 lead">{t('agreements.lead')}</p>
        </div>
        <ReportHelp />
        {write}
      </header>
      {answer.isError ? (
        <div className="report-pad">
          <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
        </div>
      ) : answer.data === undefined ? (
        <SkeletonRows rows={6} height={44} />
      ) : answer.data.rows.length === 0 ? (
        <EmptyState title={t('agreements.empty')}>{t('agreements.emptyHint')}</EmptyState>
      ) : (
        <div
          className="report-body report-table agreements-table"
          tabIndex={0}
          role="region"
          aria-label={t('agreements.title')}
        >
          <table className="dt">
            <thead>
              <tr>
                <th className="l" scope="col">
                  {t('agreements.form.company')}
                </th>
                <th className="l" scope="col">
                  {t('agreements.form.name')}
                </th>
                <th className="l" scope="col">
                  {t('agreements.form.site')}
                </th>
                <th scope="col">{t('agreements.goalsReached')}</th>
                <th scope="col">{t('agreements.monthNow')}</th>
                <th scope="col">{t('agreements.creditNow')}</th>
              </tr>
            </thead>
            <tbody>
              {answer.data.rows.map((row) => {
                const judged = row.now?.results.filter((one) => one.isReached !== null) ?? [];
                const kept = row.now?.results.find((one) => one.goal.kind === 'kept');
                const reached = judged.filter((one) => one.isReached).length;
                return (
                  <tr key={row.id}>
                    <th className="l m" scope="row">
                      <PathLink to={paths.agreement(row.id)} className="report-fig">
                        {row.companyName}
                      </PathLink>
                    </th>
                    <td className="l">
                      {row.name}
                      <div className="xs t3">{texts.validity(row)}</div>
                    </td>
                    <td className="l t2">{row.siteName ?? t('agreements.form.siteAny')}</td>
                    <td>{judged.length === 0 ? '–' : t('agreements.pdf.of', { some: reached, all: judged.length })}</td>
                    <td className={kept?.isReached === false ? 'b dn' : 'b'}>
                      {texts.value('kept', kept?.value ?? null)}
                    </td>
                    <td className={row.now !== null && row.now.credit > 0 ? 'b dn' : 't2'}>
                      {row.now === null ? '–' : texts.money(row.now.credit, row.currency)}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
      {writing ? (
        <AgreementForm
          onClose={() => setWriting(false)}
          onDone={(made) => {
            setWriting(false);
            go(paths.agreement(made.id));
          }}
        />
      ) : null}
    </ReportsFrame>
  );
}
